import { describe, expect, test } from "vitest";
import { evaluate } from "@/lib/governance/evaluate";
import { type Case, evaluatePolicy } from "@/lib/governance/evaluate-policy";
import type { BoundPolicy, Decision, GrantedWaiver, Outcome, Term } from "@/lib/governance/evaluation";
import { graceEnd, modeAt, nextMidnight, waiverFor, waiversInForce } from "@/lib/governance/exceptions";
import type { Rule } from "@/lib/governance/language/ir";
import { parse } from "@/lib/governance/language/parse";
import { LEVELS, type Level, type Requirement } from "@/lib/governance/model";
import { readSnapshot, type Snapshot, type Subject } from "@/lib/governance/policy-view";
import type { JsonObject } from "@/lib/registry/json";
import { AS_OF, aSubject, contentOf, EMAIL_COLUMN, goodProductBut } from "./setting";

const DAY_MS = 86_400_000;

/** The moment so many days after the evaluation. */
function day(days: number): string {
  return new Date(AS_OF.getTime() + days * DAY_MS).toISOString();
}

const { examples: _examples, ...REQUIREMENT } = contentOf("PRI-02");

function ruleOf(require: string): Rule {
  const parsed = parse(require);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return { select: "outputPorts[].columns[]", require: parsed.expression, params: [] };
}

const DESCRIBED = ruleOf("filled(it.description)");

function aPolicy(requirement: Partial<Requirement> = {}, facts: Partial<BoundPolicy> = {}): BoundPolicy {
  return {
    key: "TST-1",
    version: 2,
    layer: { kind: "global" },
    requirement: { ...REQUIREMENT, level: "block", rule: DESCRIBED, message: "", ...requirement },
    effectiveFrom: day(-10),
    lapsesAt: null,
    ...facts,
  };
}

function aWaiver(facts: Partial<GrantedWaiver> = {}): GrantedWaiver {
  return {
    id: "w1",
    policyKey: "TST-1",
    policyVersion: 2,
    elements: [],
    startsAt: day(-5),
    expiresAt: day(40),
    approvedBy: "Ana Ruiz",
    ...facts,
  };
}

describe("a policy binds from its first moment to before its last:", () => {
  const CASES: [string, string | null, string | null, ReturnType<typeof modeAt>][] = [
    ["without a date", null, null, "announced"],
    ["from later", day(1), null, "announced"],
    ["from a millisecond later", new Date(AS_OF.getTime() + 1).toISOString(), null, "announced"],
    ["from now", day(0), null, "binding"],
    ["from earlier", day(-1), null, "binding"],
    ["until later", day(-1), day(1), "binding"],
    ["until now", day(-1), day(0), "over"],
    ["until earlier", day(-2), day(-1), "over"],
    ["announced, but ended before it began", day(5), day(-1), "over"],
    ["without a date, but ended", null, day(-1), "over"],
    ["announced, ending later", day(5), day(9), "announced"],
  ];
  test.each(CASES)("%s", (_case, effectiveFrom, lapsesAt, mode) => {
    expect(modeAt(aPolicy({}, { effectiveFrom, lapsesAt }), AS_OF)).toBe(mode);
  });
});

describe("a grace", () => {
  const CASES: [string, Partial<Requirement>, string | null, string | null][] = [
    ["runs from when the policy binds", { graceDays: 30 }, day(-10), day(20)],
    ["is over in the moment it ends", { graceDays: 10 }, day(-10), null],
    ["runs a day before that", { graceDays: 10 }, day(-9), day(1)],
    ["of no days is none", { graceDays: 0 }, day(0), null],
    ["is known before the policy binds", { graceDays: 30 }, day(5), day(35)],
    ["has no end without a beginning", { graceDays: 30 }, null, null],
    ["is not given by what is mandatory", { graceDays: 30, level: "mandatory" }, day(-10), null],
    ["is not needed for a warning", { graceDays: 30, level: "warn" }, day(-10), null],
    ["is not needed for a hint", { graceDays: 30, level: "inform" }, day(-10), null],
  ];
  test.each(CASES)("%s", (_case, requirement, effectiveFrom, end) => {
    expect(graceEnd(aPolicy(requirement, { effectiveFrom }), AS_OF)?.toISOString() ?? null).toBe(end);
  });
});

describe("a waiver is in force", () => {
  const CASES: [string, Partial<GrantedWaiver>, Partial<Requirement>, boolean][] = [
    ["between its two moments", {}, {}, true],
    ["from its first moment", { startsAt: day(0) }, {}, true],
    ["not before", { startsAt: day(1) }, {}, false],
    ["until before its last", { expiresAt: new Date(AS_OF.getTime() + 1).toISOString() }, {}, true],
    ["not in its last", { expiresAt: day(0) }, {}, false],
    ["not after", { expiresAt: day(-1) }, {}, false],
    ["not for another policy", { policyKey: "TST-2" }, {}, false],
    ["not for a domain's policy of that code", { policyKey: "sales/TST-1" }, {}, false],
    ["for a later version", { policyVersion: 3 }, {}, true],
    ["not for an older version", { policyVersion: 1 }, {}, false],
    ["for an older version within the grace", { policyVersion: 1 }, { graceDays: 30 }, true],
    ["not for an older version after it", { policyVersion: 1 }, { graceDays: 10 }, false],
    ["not where the policy gives none", {}, { waivable: { ...REQUIREMENT.waivable, allowed: false } }, false],
    ["not for what is mandatory", {}, { level: "mandatory" }, false],
    ["not for a warning", {}, { level: "warn" }, false],
    ["not for a hint", {}, { level: "inform" }, false],
  ];
  test.each(CASES)("%s", (_case, waiver, requirement, isInForce) => {
    const policy = aPolicy({ graceDays: 0, ...requirement });
    expect(waiversInForce(policy, [aWaiver(waiver)], AS_OF)).toHaveLength(isInForce ? 1 : 0);
  });
});

test("of several waivers for an element the one that lasts longest counts, wherever it stands", () => {
  const [short, long, other] = [
    aWaiver({ id: "short", expiresAt: day(5), elements: ["a"] }),
    aWaiver({ id: "long", expiresAt: day(50) }),
    aWaiver({ id: "other", expiresAt: day(90), elements: ["b"] }),
  ];
  expect(waiverFor([short, long, other], "a")?.id).toBe("long");
  expect(waiverFor([other, long, short], "a")?.id).toBe("long");
  expect(waiverFor([short], "b")).toBeNull();
  expect(waiverFor([], "a")).toBeNull();
});

test.each([
  ["2026-01-15T00:00:00.000Z", "2026-01-16T00:00:00.000Z"],
  ["2026-01-15T23:59:59.999Z", "2026-01-16T00:00:00.000Z"],
  ["2026-12-31T12:00:00.000Z", "2027-01-01T00:00:00.000Z"],
  ["1969-12-31T12:00:00.000Z", "1970-01-01T00:00:00.000Z"],
])("the midnight after %s is %s", (moment, midnight) => {
  expect(nextMidnight(new Date(moment)).toISOString()).toBe(midnight);
});

/** What a table varies; every combination is evaluated. */
type Situation = {
  level: Level;
  term: "announced" | "announced without a date" | "binding" | "binding and about to end" | "over";
  faults: "none" | "old" | "new" | "old and new";
  grace: "none" | "running" | "over";
  ratchet: boolean;
  isFirst: boolean;
  waiver: keyof typeof WAIVERS;
  waivable: boolean;
};

const CUSTOMER = "outputPorts[order-lines].columns[order_lines/customer_id]";
const ORDERED = "outputPorts[order-lines].columns[order_lines/ordered_at]";

const WAIVERS = {
  none: [],
  "for everything": [aWaiver()],
  "for the old fault's column": [aWaiver({ elements: [CUSTOMER] })],
  "for the new fault's column": [aWaiver({ elements: [ORDERED] })],
  "for another column": [aWaiver({ elements: ["outputPorts[order-lines].columns[order_lines/other]"] })],
  "of another policy": [aWaiver({ policyKey: "TST-2" })],
  expired: [aWaiver({ expiresAt: day(-1) })],
  "not yet begun": [aWaiver({ startsAt: day(2) })],
  "of the version before": [aWaiver({ policyVersion: 1 })],
} satisfies Record<string, GrantedWaiver[]>;

const TERMS: Record<Situation["term"], Term> = {
  announced: { effectiveFrom: day(7), lapsesAt: null },
  "announced without a date": { effectiveFrom: null, lapsesAt: null },
  binding: { effectiveFrom: day(-10), lapsesAt: null },
  "binding and about to end": { effectiveFrom: day(-10), lapsesAt: day(3) },
  over: { effectiveFrom: day(-10), lapsesAt: day(-1) },
};
const GRACE_DAYS: Record<Situation["grace"], number> = { none: 0, running: 30, over: 5 };

const DESCRIPTION_OF = {
  [CUSTOMER]: `${EMAIL_COLUMN}/description`,
  [ORDERED]: EMAIL_COLUMN.replace(/1$/, "2/description"),
};
/** The old fault is the customer column's, the new one the other's. */
const FAULTY: Record<Situation["faults"], (keyof typeof DESCRIPTION_OF)[]> = {
  none: [],
  old: [CUSTOMER],
  new: [ORDERED],
  "old and new": [CUSTOMER, ORDERED],
};

function documentWith(faulty: readonly (keyof typeof DESCRIPTION_OF)[], version: string): JsonObject {
  return goodProductBut({
    ...Object.fromEntries(faulty.map((key) => [DESCRIPTION_OF[key], undefined])),
    "/version": version,
  });
}

function subjectOf({ faults, isFirst, waiver }: Pick<Situation, "faults" | "isFirst" | "waiver">): Subject {
  // The published version has the old fault, whether the draft still has it or not.
  const published = isFirst ? null : documentWith([CUSTOMER], "2.1.0");
  return aSubject(documentWith(FAULTY[faults], "2.2.0"), {
    previous: published,
    baseline: published,
    waivers: WAIVERS[waiver],
  });
}

const snapshots = new Map<string, { snapshot: Snapshot; baseline: Snapshot | null }>();

/** The documents of a situation are read once, since thousands of situations share them. */
function caseOf(situation: Situation): Case {
  const key = `${situation.faults} ${situation.isFirst}`;
  const subject = subjectOf(situation);
  const known = snapshots.get(key) ?? {
    snapshot: readSnapshot(subject),
    baseline: subject.baseline && readSnapshot({ ...subject, document: subject.baseline, previous: null }),
  };
  snapshots.set(key, known);
  return { snapshot: known.snapshot, baseline: () => known.baseline, asOf: AS_OF, waivers: subject.waivers };
}

const policies = new Map<string, BoundPolicy>();

function policyOf({ level, term, grace, ratchet, waivable }: Situation): BoundPolicy {
  const key = [level, term, grace, ratchet, waivable].join(" ");
  const known =
    policies.get(key) ??
    aPolicy(
      {
        level,
        ratchet,
        graceDays: GRACE_DAYS[grace],
        waivable: { ...REQUIREMENT.waivable, allowed: waivable },
      },
      TERMS[term],
    );
  policies.set(key, known);
  return known;
}

/**
 * What the design says, put another way than the code puts it: first who can be excused at all, then by what.
 */
function expected(situation: Situation) {
  const { level, term, faults, grace, ratchet, isFirst, waiver, waivable } = situation;
  if (term === "over") return null;
  const isBinding = term.startsWith("binding");
  // Only a refusal can be excused, and what is mandatory never is.
  const canBeExcused = level === "block";
  // Before it binds, a policy's grace lies wholly ahead; without a date nobody knows when it would be.
  const graceRuns =
    canBeExcused &&
    grace !== "none" &&
    term !== "announced without a date" &&
    (grace === "running" || term === "announced");
  const isWaived = (key: string) => {
    if (!canBeExcused || !waivable) return false;
    if (waiver === "for everything") return true;
    if (waiver === "for the old fault's column") return key === CUSTOMER;
    if (waiver === "for the new fault's column") return key === ORDERED;
    // A newer version asks for the waiver to be confirmed, and gives its own grace for that.
    return waiver === "of the version before" && graceRuns;
  };
  // A first publication has nothing consumers live with already; with a ratchet only those very faults count.
  const isGraced = (key: string) => graceRuns && !isFirst && (key === CUSTOMER || !ratchet);
  const standings = FAULTY[faults].map((key) =>
    isWaived(key) ? "waived" : isGraced(key) ? "grace" : "open",
  );
  const status: Outcome["status"] =
    standings.length === 0
      ? "pass"
      : standings.includes("open")
        ? "fail"
        : standings.includes("grace")
          ? "grace"
          : "waived";
  const isRefused = isBinding && status === "fail" && (level === "block" || level === "mandatory");
  const isWarned = isBinding && status === "fail" && level === "warn";
  const decision: Decision = isRefused ? "refused" : isWarned ? "publishable-with-warnings" : "publishable";
  return {
    status,
    mode: isBinding ? "binding" : "announced",
    blocking: isRefused,
    decision,
    waived: standings.filter((standing) => standing === "waived").length,
    failed: standings.length,
    standings: standings.toSorted(),
    graceUntil: graceRuns && isBinding ? day(20) : null,
    validUntil: firstChange(situation, graceRuns),
  };
}

/** The earliest moment ahead at which anything the outcome was judged by begins or ends. */
function firstChange({ term, faults, waiver, grace }: Situation, graceRuns: boolean): string | null {
  const graceEnds = term === "announced" ? 7 + GRACE_DAYS[grace] : 20;
  const days = [
    ...(term === "announced" ? [7] : []),
    ...(term === "binding and about to end" ? [3] : []),
    ...(graceRuns && faults !== "none" ? [graceEnds] : []),
    // A waiver that does not count today is looked at again when it begins or ends all the same.
    ...(waiver === "not yet begun" ? [2] : []),
    ...(waiver === "none" || waiver === "of another policy" || waiver === "expired" ? [] : [40]),
  ];
  return days.length === 0 ? null : day(Math.min(...days));
}

const BOTH = [true, false];
const keysOf = <T extends object>(record: T) => Object.keys(record) as (keyof T)[]; // Of records written out above.

const SITUATIONS: Situation[] = LEVELS.flatMap((level) =>
  keysOf(TERMS).flatMap((term) =>
    keysOf(FAULTY).flatMap((faults) =>
      keysOf(GRACE_DAYS).flatMap((grace) =>
        BOTH.flatMap((ratchet) =>
          BOTH.flatMap((isFirst) =>
            keysOf(WAIVERS).flatMap((waiver) =>
              BOTH.map((waivable) => ({ level, term, faults, grace, ratchet, isFirst, waiver, waivable })),
            ),
          ),
        ),
      ),
    ),
  ),
);

const EVALUATED = SITUATIONS.map((situation) => ({
  situation,
  outcome: evaluatePolicy(policyOf(situation), caseOf(situation)),
}));

describe("every level, term, fault, grace, ratchet and waiver together", () => {
  test.each(LEVELS.flatMap((level) => keysOf(TERMS).map((term) => ({ level, term }))))(
    "$level, $term",
    ({ level, term }) => {
      const those = EVALUATED.filter(({ situation }) => situation.level === level && situation.term === term);
      expect(those).toHaveLength(4 * 3 * 2 * 2 * 9 * 2);
      for (const { situation, outcome } of those) {
        const wanted = expected(situation);
        const found = outcome && {
          status: outcome.status,
          mode: outcome.mode,
          blocking: outcome.blocking,
          waived: outcome.waived,
          failed: outcome.failed,
          standings: outcome.findings.map(({ standing }) => standing).sort(),
          graceUntil: outcome.graceUntil,
          validUntil: outcome.validUntil,
        };
        const { decision: _decision, ...facts } = wanted ?? { decision: null };
        expect(found, JSON.stringify(situation)).toEqual(wanted && facts);
      }
    },
  );

  test("the decision follows", () => {
    const seen = new Set<string>();
    for (const situation of SITUATIONS) {
      const wanted = expected(situation);
      const kind = [situation.level, situation.term, wanted?.status].join(" ");
      if (seen.has(kind)) continue;
      seen.add(kind);
      const { decision, outcomes } = evaluate(subjectOf(situation), {
        hash: "one",
        policies: [policyOf(situation)],
      });
      expect(decision, JSON.stringify(situation)).toBe(wanted?.decision ?? "publishable");
      expect(outcomes.some(({ policy }) => policy.key === "TST-1")).toBe(wanted !== null);
    }
    expect(seen.size).toBeGreaterThan(30);
  });

  const outcomesWhere = (of: (situation: Situation) => boolean) =>
    EVALUATED.flatMap(({ situation, outcome }) => (outcome && of(situation) ? [outcome] : []));

  test("what is mandatory is never waived nor graced", () => {
    const statuses = outcomesWhere(({ level }) => level === "mandatory").map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set(["pass", "fail"]));
  });

  test("a warning or a hint never blocks, and is never excused either", () => {
    const mild = outcomesWhere(({ level }) => level === "warn" || level === "inform");
    expect(mild.some(({ blocking }) => blocking)).toBe(false);
    expect(new Set(mild.map(({ status }) => status))).toEqual(new Set(["pass", "fail"]));
  });

  test("what is only announced never blocks", () => {
    expect(outcomesWhere(({ term }) => term.startsWith("announced")).some(({ blocking }) => blocking)).toBe(
      false,
    );
  });

  test("a waiver leaves the finding where it is, and says by whom and until when", () => {
    for (const { findings, failed, waived } of outcomesWhere(() => true)) {
      expect(findings).toHaveLength(failed);
      const named = findings.filter(({ waiver }) => waiver?.approvedBy === "Ana Ruiz" && waiver.id === "w1");
      expect(named).toHaveLength(waived);
    }
  });

  test("before `validUntil` time alone changes nothing", () => {
    const judgement = (outcome: Outcome | null) =>
      outcome && { ...outcome, graceUntil: null, validUntil: null };
    for (const { situation, outcome } of EVALUATED) {
      if (!outcome || situation.level !== "block" || !situation.waivable) continue;
      const { validUntil } = outcome;
      const last = validUntil === null ? AS_OF.getTime() + 400 * DAY_MS : Date.parse(validUntil) - 1;
      const later = evaluatePolicy(policyOf(situation), { ...caseOf(situation), asOf: new Date(last) });
      expect(judgement(later), JSON.stringify(situation)).toEqual(judgement(outcome));
    }
  });
});

test("an outcome that depends on the day is looked at again at midnight", () => {
  const sunset = goodProductBut({ "/lifecycle/sunset": "2026-02-15" });
  const untilOf = (require: string, term: Situation["term"]) => {
    const bundle = { hash: "one", policies: [aPolicy({ rule: ruleOf(require) }, TERMS[term])] };
    return evaluate(aSubject(sunset), bundle).outcomes.at(-1)?.validUntil;
  };
  const midnight = "2026-01-16T00:00:00.000Z";
  expect(untilOf("product.lifecycle.sunset.daysUntil() >= 31", "binding")).toBe(midnight);
  expect(untilOf("product.lifecycle.sunset.daysUntil() >= 32", "announced")).toBe(midnight);
  expect(untilOf("product.lifecycle.sunset > '2026-02-01'", "binding")).toBeNull();
});

describe("the cases people will ask about, said one by one:", () => {
  const EVERYTHING = "for everything";
  const CASES: [string, Partial<Situation>, Outcome["status"], Decision, number][] = [
    ["a fault without any excuse is refused", {}, "fail", "refused", 0],
    ["an old fault within the grace is published", { grace: "running" }, "grace", "publishable", 0],
    ["and refused after it", { grace: "over" }, "fail", "refused", 0],
    ["a new fault is refused at once", { grace: "running", faults: "new" }, "fail", "refused", 0],
    [
      "unless without a ratchet",
      { grace: "running", faults: "new", ratchet: false },
      "grace",
      "publishable",
      0,
    ],
    [
      "an old fault does not excuse a new one",
      { grace: "running", faults: "old and new" },
      "fail",
      "refused",
      0,
    ],
    [
      "a first publication has no grace",
      { grace: "running", isFirst: true, ratchet: false },
      "fail",
      "refused",
      0,
    ],
    ["a waiver excuses what it covers", { waiver: EVERYTHING }, "waived", "publishable", 1],
    ["also on a first publication", { waiver: EVERYTHING, isFirst: true }, "waived", "publishable", 1],
    [
      "but not the column beside it",
      { waiver: "for the old fault's column", faults: "old and new" },
      "fail",
      "refused",
      1,
    ],
    [
      "a waiver and a grace together let a product through",
      { waiver: "for the new fault's column", faults: "old and new", grace: "running" },
      "grace",
      "publishable",
      1,
    ],
    ["an expired waiver excuses nothing", { waiver: "expired" }, "fail", "refused", 0],
    ["nor does one not yet begun", { waiver: "not yet begun" }, "fail", "refused", 0],
    ["nor one of another policy", { waiver: "of another policy" }, "fail", "refused", 0],
    ["nor one of the version before", { waiver: "of the version before" }, "fail", "refused", 0],
    [
      "which counts on within the new version's grace, on new faults as well",
      { waiver: "of the version before", grace: "running", faults: "new" },
      "waived",
      "publishable",
      1,
    ],
    [
      "a policy that gives no waivers honours none",
      { waiver: EVERYTHING, waivable: false },
      "fail",
      "refused",
      0,
    ],
    ["mandatory honours none", { waiver: EVERYTHING, level: "mandatory" }, "fail", "refused", 0],
    ["mandatory has no grace", { grace: "running", level: "mandatory" }, "fail", "refused", 0],
    ["a warning warns", { level: "warn", waiver: EVERYTHING }, "fail", "publishable-with-warnings", 0],
    ["a hint only says so", { level: "inform" }, "fail", "publishable", 0],
    ["what is announced warns nobody", { level: "warn", term: "announced" }, "fail", "publishable", 0],
    ["nor refuses, however strict", { level: "mandatory", term: "announced" }, "fail", "publishable", 0],
  ];
  test.each(CASES)("%s", (_case, facts, status, decision, waived) => {
    const situation: Situation = {
      level: "block",
      term: "binding",
      faults: "old",
      grace: "none",
      ratchet: true,
      isFirst: false,
      waiver: "none",
      waivable: true,
      ...facts,
    };
    const { outcomes, ...evaluation } = evaluate(subjectOf(situation), {
      hash: "one",
      policies: [policyOf(situation)],
    });
    expect(evaluation.decision).toBe(decision);
    expect(outcomes.at(-1)).toMatchObject({ status, waived });
  });
});

describe("what counts as an old fault", () => {
  const IN_GRACE = { graceDays: 30 };
  const columnFact = (fact: string) => `${EMAIL_COLUMN}/${fact}`;

  function statusOf(rule: Rule, published: JsonObject, draft: JsonObject, ratchet = true) {
    const subject = aSubject({ ...draft, version: "2.2.0" }, { previous: published, baseline: published });
    const bundle = { hash: "one", policies: [aPolicy({ ...IN_GRACE, rule, ratchet })] };
    return evaluate(subject, bundle).outcomes.at(-1)?.status;
  }

  const TWO_FACTS = ruleOf(`it.name != "customer_id" || (filled(it.description) && filled(it.title))`);
  const oneFault = goodProductBut({
    [columnFact("description")]: undefined,
    [columnFact("businessName")]: "Customer",
  });
  const twoFaults = goodProductBut({ [columnFact("description")]: undefined });

  test("is judged fault by fault: a second fault of the same column is new", () => {
    expect(statusOf(TWO_FACTS, oneFault, oneFault)).toBe("grace");
    expect(statusOf(TWO_FACTS, twoFaults, twoFaults)).toBe("grace");
    expect(statusOf(TWO_FACTS, oneFault, twoFaults)).toBe("fail");
    expect(statusOf(TWO_FACTS, oneFault, twoFaults, false)).toBe("grace");
  });

  test("of a column that moved stays old; of a column that was renamed is new", () => {
    const faulty = goodProductBut({ [columnFact("description")]: undefined });
    const columns = "/outputPorts/0/contract/schema/0/properties";
    const moved = goodProductBut({
      [columnFact("description")]: undefined,
      [`${columns}/0`]: { name: "before", description: "Added in front of the others." },
      [`${columns}/1`]: { name: "customer_id", logicalType: "string", required: true },
    });
    const renamed = goodProductBut({
      [columnFact("description")]: undefined,
      [columnFact("name")]: "buyer_id",
    });
    expect(statusOf(DESCRIBED, faulty, moved)).toBe("grace");
    expect(statusOf(DESCRIBED, faulty, renamed)).toBe("fail");
  });

  test("of a tag, a member or a check stays with it, wherever it stands in its list", () => {
    const rule = (require: string): Rule => ({ ...ruleOf(require), select: "product" });
    const withLists = (tags: string[], members: string[]) =>
      goodProductBut({
        "/tags": tags,
        "/team/members": members.map((username) => ({ username, role: "owner" })),
      });
    const published = withLists(["old", "bad", "sox"], ["ana", "bo"]);
    const moved = withLists(["sox", "old", "bad"], ["bo", "ana"]);
    const more = withLists(["old", "bad", "sox", "bad"], ["ana", "bo", "cy"]);
    for (const text of [
      'it.tags.all(t, t == "sox")',
      'it.tags.filter(t, t != "sox").all(t, t.startsWith("x"))',
      'it.members.all(m, m.role == "steward")',
    ]) {
      expect(statusOf(rule(text), published, moved), text).toBe("grace");
      expect(statusOf(rule(text), published, more), text).toBe("fail");
    }
  });

  test("of the published version itself is everything, with a ratchet or without", () => {
    const document = goodProductBut({ [columnFact("description")]: undefined });
    for (const ratchet of BOTH) {
      const bundle = { hash: "one", policies: [aPolicy({ ...IN_GRACE, ratchet })] };
      const { outcomes } = evaluate(aSubject(document, { baseline: document }), bundle);
      expect(outcomes.at(-1)?.status).toBe("grace");
    }
  });
});

describe("what cannot be evaluated is excused by nothing:", () => {
  // No stored rule has this shape; it stands for a fault nobody has thought of.
  const broken = { select: "product", params: [] } as unknown as Rule;
  const endless = ruleOf(
    "product.outputPorts.all(a, a.columns.all(b, a.columns.all(c, filled(b.name) && filled(c.name))))",
  );
  const wide = goodProductBut({
    "/outputPorts/0/contract/schema/0/properties": Array.from({ length: 400 }, (_, index) => ({
      name: `column_${index}`,
      classification: "internal",
    })),
  });

  function outcomeOf(rule: Rule, level: Level, term: Situation["term"]) {
    const subject = aSubject(
      { ...wide, version: "2.2.0" },
      { previous: wide, baseline: wide, waivers: WAIVERS["for everything"] },
    );
    const policy = aPolicy({ rule, level, graceDays: 30, ratchet: false }, TERMS[term]);
    const { decision, outcomes } = evaluate(subject, { hash: "one", policies: [policy] });
    return { decision, outcome: outcomes.find(({ policy: { key } }) => key === "TST-1") };
  }

  const ENDED: Record<Level, Decision> = {
    inform: "publishable",
    warn: "publishable-with-warnings",
    block: "refused",
    mandatory: "refused",
  };

  test.each(LEVELS)("a policy of level %s that crashes refuses when it binds, and only then", (level) => {
    for (const term of keysOf(TERMS)) {
      const { decision, outcome } = outcomeOf(broken, level, term);
      const isBinding = term.startsWith("binding");
      expect(decision, term).toBe(isBinding ? "refused" : "publishable");
      expect(outcome?.status ?? null).toBe(term === "over" ? null : "error");
      expect(outcome?.blocking ?? false).toBe(isBinding);
    }
  });

  test.each(LEVELS)("a policy of level %s that takes too long does what its failure would do", (level) => {
    for (const term of keysOf(TERMS)) {
      const { decision, outcome } = outcomeOf(endless, level, term);
      const isBinding = term.startsWith("binding");
      expect(decision, term).toBe(isBinding ? ENDED[level] : "publishable");
      expect(outcome?.status ?? null).toBe(term === "over" ? null : "error");
      expect(outcome?.findings ?? []).toEqual([]);
    }
  });

  test("a published version that cannot be evaluated makes no fault an old one", () => {
    const rule = ruleOf(
      "filled(it.description) || (port.columns.size() > 300 && port.columns.all(a, port.columns.all(b, filled(a.name) && filled(b.name))))",
    );
    const faulty = goodProductBut({ [`${EMAIL_COLUMN}/description`]: undefined });
    const subject = aSubject({ ...faulty, version: "2.2.0" }, { previous: wide, baseline: wide });
    const policy = aPolicy({ rule, graceDays: 30 });
    expect(evaluate(subject, { hash: "one", policies: [policy] }).outcomes.at(-1)?.status).toBe("fail");
  });
});

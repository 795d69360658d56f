import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkDraftDocument } from "@/lib/governance/draft-check";
import { evaluate } from "@/lib/governance/evaluate";
import type { BoundPolicy, Bundle, Evaluation, GrantedWaiver } from "@/lib/governance/evaluation";
import { parse } from "@/lib/governance/language/parse";
import { LEVELS, type Level, PolicyContent, type Requirement } from "@/lib/governance/model";
import type { Subject } from "@/lib/governance/policy-view";
import { toSubject } from "@/lib/governance/published-subject";
import { toSnapshotDocument } from "@/lib/governance/snapshot-document";
import { starterPolicies } from "@/lib/governance/starter-policies/starter-policies";
import { isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";
import { toPointer, valueAt, withValueAt } from "@/lib/registry/json-pointer";
import { AS_OF, aSubject, goodProductBut, REF } from "./setting";

const RUNS = 100;

const DAY_MS = 86_400_000;
function day(days: number): string {
  return new Date(AS_OF.getTime() + days * DAY_MS).toISOString();
}

const PORT = "/outputPorts/0";
const COLUMNS = "contract/schema/0/properties";

/** The good product with more of everything that has an order. */
const PRODUCT: JsonObject = goodProductBut({
  "/tags": ["orders", "purchase history", "sox"],
  "/support": ["#orders", "#data", "#help"].map((channel) => ({ channel, tool: "chat" })),
  "/authoritativeDefinitions": ["a", "b", "c"].map((host) => ({
    type: "runbook",
    url: `https://${host}.example.com`,
  })),
  "/outputPorts/0/contract/schema/0/quality": ["rows", "nulls", "sums"].map((name) => ({
    name,
    dimension: "accuracy",
  })),
  "/inputPorts/1": { name: "returns", version: "1.0.0", product: "shop/returns#returns" },
  "/outputPorts/1": valueAt(
    goodProductBut({ [`${PORT}/name`]: "order-files", [`${PORT}/contract/id`]: "c-2" }),
    PORT,
  ),
  "/outputPorts/2": valueAt(
    goodProductBut({ [`${PORT}/name`]: "order-api", [`${PORT}/contract/id`]: "c-3" }),
    PORT,
  ),
});

/** Every place in a document, the document itself left out. */
function pointersIn(value: Json, path: readonly (string | number)[] = []): string[] {
  const own = path.length === 0 ? [] : [toPointer(path)];
  const inner = Array.isArray(value)
    ? value.flatMap((item: Json, index) => pointersIn(item, [...path, index]))
    : isJsonObject(value)
      ? Object.entries(value).flatMap(([key, item]) => pointersIn(item, [...path, key]))
      : [];
  return [...own, ...inner];
}

const POINTERS = pointersIn(PRODUCT);
const SPOILS: (Json | undefined)[] = [
  undefined,
  undefined,
  "",
  "x",
  "special",
  "personal",
  "restricted",
  "2020-01-01",
  "0.1.0",
  0,
  -1,
  1e9,
  false,
  null,
  [],
  ["x"],
  {},
];

function spoiltAt(pointers: readonly string[], product = PRODUCT): fc.Arbitrary<JsonObject> {
  const spoil = fc.record({ pointer: fc.constantFrom(...pointers), value: fc.constantFrom(...SPOILS) });
  return fc
    .array(spoil, { maxLength: 4 })
    .map((spoils) =>
      spoils.reduce((document, { pointer, value }) => withValueAt(document, pointer, value), product),
    );
}

const spoilt = spoiltAt(POINTERS);

function madeOf([key, select, require]: readonly [string, "product" | "outputPorts[]", string]): [
  string,
  Requirement,
] {
  const parsed = parse(require);
  const [some] = STARTERS.values();
  if (!parsed.ok || !some) throw new Error(`${key} cannot be read.`);
  return [
    key,
    { ...some, scope: null, rule: { select, require: parsed.expression, params: [] }, message: "" },
  ];
}

const STARTERS = new Map(
  starterPolicies().map(({ code, content }): [string, Requirement] => {
    const { examples: _examples, ...requirement } = PolicyContent.parse(content);
    return [code, requirement];
  }),
);

/** The starter policies, and some that look at nested lists as none of those do. */
const REQUIREMENTS = [
  ...STARTERS,
  ...(
    [
      ["LST-1", "product", `it.tags.all(t, t.startsWith("s"))`],
      ["LST-2", "product", "it.outputPorts.all(p, p.columns.all(c, c.primaryKey && filled(c.title)))"],
      ["LST-3", "outputPorts[]", "!it.columns.filter(c, filled(c.name)).exists(c, !filled(c.masking))"],
      ["LST-4", "product", "it.outputPorts.map(p, p.name).distinct().size() > 5"],
      ["LST-5", "product", "it.members.all(m, filled(m.role)) && it.support.all(s, filled(s.tool))"],
      ["LST-6", "product", `it.links.all(l, l.type == "policy")`],
      ["LST-7", "outputPorts[]", `it.qualityChecks.all(q, q.dimension == "timeliness")`],
    ] as const
  ).map(madeOf),
];

const ISSUED: fc.Arbitrary<
  Partial<BoundPolicy> & { level: Level | null; graceDays: number; ratchet: boolean }
> = fc.record({
  level: fc.constantFrom(null, null, ...LEVELS),
  graceDays: fc.constantFrom(0, 0, 5, 30),
  ratchet: fc.boolean(),
  version: fc.constantFrom(1, 2),
  effectiveFrom: fc.constantFrom(day(-10), day(-10), day(-10), day(7), null),
  lapsesAt: fc.constantFrom(null, null, null, day(3), day(-1)),
});

/** Some policies, each at a level and in a term of its own. */
const somePolicies: fc.Arbitrary<BoundPolicy[]> = fc
  .shuffledSubarray(REQUIREMENTS, { maxLength: 12 })
  .chain((chosen) =>
    fc.tuple(...chosen.map(() => ISSUED)).map((issued) =>
      chosen.map(([key, requirement], index): BoundPolicy => {
        const { level = null, graceDays = 0, ratchet = true, ...facts } = issued[index] ?? {};
        return {
          key,
          layer: { kind: "global" },
          version: 1,
          effectiveFrom: null,
          lapsesAt: null,
          ...facts,
          requirement: { ...requirement, level: level ?? requirement.level, graceDays, ratchet },
        };
      }),
    ),
  );

function bundleOf(policies: readonly BoundPolicy[]): Bundle {
  return { hash: "some", policies: [...policies] };
}

/** What can be waived of an evaluation, as an approver would pick it: some elements of some policies. */
function waiversFor({ outcomes }: Evaluation): fc.Arbitrary<GrantedWaiver[]> {
  const failing = outcomes.filter(({ findings }) => findings.length > 0);
  const wanted = failing.map(({ policy, findings }) => {
    const keys = [...new Set(findings.map(({ elementKey, partKey }) => partKey ?? elementKey))];
    return fc.tuple(fc.constant(policy.key), fc.subarray(keys), fc.boolean(), fc.constantFrom(1, 2));
  });
  return fc.tuple(...wanted).map((those) =>
    those.flatMap(([policyKey, elements, isGranted, policyVersion], index) =>
      isGranted
        ? [
            {
              id: `w${index}`,
              policyKey,
              policyVersion,
              elements,
              startsAt: day(-1),
              expiresAt: day(30),
              approvedBy: "Ana Ruiz",
            },
          ]
        : [],
    ),
  );
}

type World = { subject: Subject; policies: BoundPolicy[] };

/** A spoilt draft of a product whose published version may be spoilt as well, under some policies and waivers. */
const world: fc.Arbitrary<World> = fc
  .record({
    draft: spoilt,
    published: fc.option(spoilt, { freq: 3 }),
    policies: somePolicies,
  })
  .chain(({ draft, published, policies }) => {
    const subject = aSubject({ ...draft, version: "3.0.0" }, { previous: published, baseline: published });
    return waiversFor(evaluate(subject, bundleOf(policies))).map((waivers) => ({
      subject: { ...subject, waivers },
      policies,
    }));
  });

const STRICTNESS = ["publishable", "publishable-with-warnings", "refused"];

function checkAll<T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => void): void {
  fc.assert(
    fc.property(arbitrary, (value) => {
      holds(value);
    }),
    { numRuns: RUNS },
  );
}

test("the random worlds hold every status, mode and decision there is", () => {
  const evaluations = fc
    .sample(world, { numRuns: 200, seed: 7 })
    .map(({ subject, policies }) => evaluate(subject, bundleOf(policies)));
  const outcomes = evaluations.flatMap((evaluation) => evaluation.outcomes);
  expect(new Set(evaluations.map(({ decision }) => decision))).toEqual(new Set(STRICTNESS));
  expect(new Set(outcomes.map(({ status }) => status))).toEqual(
    new Set(["pass", "fail", "waived", "grace", "not-applicable"]),
  );
  expect(new Set(outcomes.map(({ mode }) => mode))).toEqual(new Set(["binding", "announced"]));
});

test("adding policies never turns a refusal into a pass, nor a warning into silence", () => {
  checkAll(fc.tuple(world, fc.nat(12)), ([{ subject, policies }, fewer]) => {
    const without = evaluate(subject, bundleOf(policies.slice(0, fewer)));
    const withThem = evaluate(subject, bundleOf(policies));
    expect(STRICTNESS.indexOf(withThem.decision)).toBeGreaterThanOrEqual(
      STRICTNESS.indexOf(without.decision),
    );
    expect(withThem.outcomes).toEqual(expect.arrayContaining(without.outcomes));
  });
});

test("taking a waiver away never lets more through", () => {
  checkAll(fc.tuple(world, fc.nat(12)), ([{ subject, policies }, fewer]) => {
    const withAll = evaluate(subject, bundleOf(policies));
    const withFewer = evaluate({ ...subject, waivers: subject.waivers.slice(0, fewer) }, bundleOf(policies));
    expect(STRICTNESS.indexOf(withFewer.decision)).toBeGreaterThanOrEqual(
      STRICTNESS.indexOf(withAll.decision),
    );
  });
});

test("no policy fails to be evaluated, however the descriptor is spoilt", () => {
  const all = bundleOf(
    REQUIREMENTS.map(([key, requirement]) => ({
      key,
      version: 1,
      layer: { kind: "global" },
      requirement,
      effectiveFrom: day(-10),
      lapsesAt: null,
    })),
  );
  checkAll(fc.tuple(spoilt, fc.option(spoilt)), ([document, previous]) => {
    const { outcomes } = evaluate(aSubject(document, { previous, baseline: previous }), all);
    expect(outcomes.map(({ error }) => error).filter((error) => error !== null)).toEqual([]);
  });
});

/** The document with every list that people re-order put in another order. */
function reordered(document: JsonObject, random: readonly number[]): JsonObject {
  const ports = valueAt(document, "/outputPorts");
  const lists = [
    ...(Array.isArray(ports)
      ? ports.flatMap((_, index) => [
          `/outputPorts/${index}/${COLUMNS}`,
          `/outputPorts/${index}/contract/schema/0/quality`,
          `/outputPorts/${index}/tags`,
        ])
      : []),
    "/team/members",
    "/support",
    "/authoritativeDefinitions",
    "/outputPorts",
    "/inputPorts",
    "/tags",
  ];
  return lists.reduce((done, pointer, index) => {
    const list = valueAt(done, pointer);
    if (!Array.isArray(list)) return done;
    const rank = (item: number) => ((random[index] ?? 0) * (item + 1) * 7_919) % 101;
    const order = list.map((_, item) => item).sort((a, b) => rank(a) - rank(b) || b - a);
    return withValueAt(
      done,
      pointer,
      order.flatMap((item): Json[] => list.slice(item, item + 1)),
    );
  }, document);
}

describe("putting ports, columns and tags in another order", () => {
  // An element without its name has no other identity than its place, and which of two owners or channels comes first
  // is a fact of its own.
  const names = POINTERS.filter((pointer) =>
    [
      /^\/(in|out)putPorts\/\d(\/contract\/schema\/\d(\/properties\/\d)?)?\/name$/,
      /^\/outputPorts\/\d\/contract\/schema\/\d\/(properties\/\d\/)?quality\/\d\/(name|metric|dimension)$/,
      /^\/team\/members\/\d\/(username|role)$/,
      /^\/support\/\d\/channel$/,
      /^\/authoritativeDefinitions\/\d\/(type|url)$/,
    ].some((name) => name.test(pointer)),
  );
  const named = POINTERS.filter((pointer) => !names.some((name) => `${name}/`.startsWith(`${pointer}/`)));
  const worldOfNamed = fc
    .record({
      draft: spoiltAt(named),
      published: fc.option(spoiltAt(named), { freq: 3 }),
      policies: somePolicies,
    })
    .chain(({ draft, published, policies }) => {
      const subject = aSubject({ ...draft, version: "3.0.0" }, { previous: published, baseline: published });
      return waiversFor(evaluate(subject, bundleOf(policies))).map((waivers) => ({
        subject: { ...subject, waivers },
        policies,
      }));
    });
  const orders = fc.array(fc.nat(1_000), { minLength: 10, maxLength: 10 });

  /** What must not depend on any order; pointers and labels say where things are, so they do. */
  function judgement({ decision, outcomes }: Evaluation) {
    // Of the essentials, the shape of the descriptor is about places and nothing else.
    const kept = outcomes.filter(({ policy }) => policy.key !== "ESS-01");
    return {
      decision,
      outcomes: kept.map(({ policy, status, blocking, checked, failed, waived, validUntil, findings }) => ({
        ...{ key: policy.key, status, blocking, checked, failed, waived, validUntil },
        findings: findings.map(({ fingerprint, standing, waiver }) => [fingerprint, standing, waiver?.id]),
      })),
    };
  }

  test("keeps every fingerprint, and with it what each waiver and each grace covers", () => {
    checkAll(fc.tuple(worldOfNamed, orders), ([{ subject, policies }, order]) => {
      const bundle = bundleOf(policies);
      const moved = { ...subject, document: reordered(subject.document, order) };
      expect(judgement(evaluate(moved, bundle))).toEqual(judgement(evaluate(subject, bundle)));
    });
  });

  test("in the published version changes nothing of the draft's judgement", () => {
    checkAll(fc.tuple(worldOfNamed, orders), ([{ subject, policies }, order]) => {
      const bundle = bundleOf(policies);
      const moved = subject.previous && reordered(subject.previous, order);
      const after = evaluate({ ...subject, previous: moved, baseline: moved }, bundle);
      expect(judgement(after)).toEqual(judgement(evaluate(subject, bundle)));
    });
  });
});

/** The three ways to an evaluation, each as its caller builds the subject. */
type Question = {
  draft: JsonObject;
  published: JsonObject | null;
  waivers: readonly GrantedWaiver[];
  bundle: Bundle;
};

function askEditor({ draft, published, waivers, bundle }: Question) {
  const version = published && versionOf(published);
  return checkDraftDocument(
    {
      ref: REF,
      draft,
      published: published && { version: version ?? "1.0.0", descriptor: published },
      asOf: AS_OF,
    },
    { bundle, waivers },
  );
}

function askGate({ draft, published, waivers, bundle }: Question, version: string): Evaluation {
  return evaluate(
    {
      ref: REF,
      document: toSnapshotDocument(draft, { version, status: "active" }),
      previous: published,
      lastPublished: AS_OF,
      asOf: AS_OF,
      baseline: published,
      waivers,
    },
    bundle,
  );
}

/** The version the gate has just published, looked at by compliance in the same moment. */
function askCompliance({ draft, published, waivers, bundle }: Question, version: string): Evaluation {
  const document = toSnapshotDocument(draft, { version, status: "active" });
  const row = {
    name: REF.name,
    domain: { slug: REF.domain },
    lifecycle: "active" as const,
    sunset: null,
    successorId: null,
    currentVersion: { descriptor: document, publishedAt: AS_OF, ordinal: 2 },
    versions: [
      { ordinal: 2, descriptor: document },
      ...(published ? [{ ordinal: 1, descriptor: published }] : []),
    ],
  };
  return evaluate(toSubject(row, { asOf: AS_OF, waivers }), bundle);
}

function versionOf({ version }: JsonObject): string | null {
  return typeof version === "string" ? version : null;
}

const question: fc.Arbitrary<Question> = world.map(({ subject, policies }) => ({
  draft: subject.document,
  published: subject.previous,
  waivers: subject.waivers,
  bundle: bundleOf(policies),
}));

/** What is published is read as naming the domain its product is in today, wherever it was when it was written. */
function inItsDomain(asked: Question): Question {
  return { ...asked, draft: { ...asked.draft, domain: REF.domain } };
}

describe("the editor, the gate and compliance", () => {
  test("say the same of the same product in the same moment", () => {
    checkAll(question, (asked) => {
      const { evaluation, proposal } = askEditor(asked);
      // Without a change the editor speaks of the patch somebody could publish.
      fc.pre(proposal.level !== "none" || asked.published === null);
      expect(evaluation).toEqual(askGate(asked, proposal.version));
      const withoutGrace: Question = {
        ...inItsDomain(asked),
        bundle: bundleOf(
          asked.bundle.policies.map((policy) => ({
            ...policy,
            requirement: { ...policy.requirement, graceDays: 0 },
          })),
        ),
      };
      expect(askCompliance(withoutGrace, proposal.version)).toEqual(askGate(withoutGrace, proposal.version));
    });
  });

  test("agree that what the gate lets through complies in that moment", () => {
    checkAll(question, (random) => {
      const version = "9.0.0";
      const asked = inItsDomain(random);
      const [atGate, afterwards] = [askGate(asked, version), askCompliance(asked, version)];
      if (atGate.decision !== "refused") expect(afterwards.decision).toBe(atGate.decision);
      expect(afterwards.outcomes.map(({ failed }) => failed)).toEqual(
        atGate.outcomes.map(({ failed }) => failed),
      );
    });
  });

  test("all honour a waiver until it ends, and none of them a moment longer", () => {
    checkAll(question, (asked) => {
      const ended = asked.waivers.map((waiver) => ({ ...waiver, expiresAt: AS_OF.toISOString() }));
      const [withEnded, without] = [
        { ...asked, waivers: ended },
        { ...asked, waivers: [] },
      ];
      expect(askEditor(withEnded).evaluation).toEqual(askEditor(without).evaluation);
      expect(askGate(withEnded, "9.0.0")).toEqual(askGate(without, "9.0.0"));
      expect(askCompliance(withEnded, "9.0.0")).toEqual(askCompliance(without, "9.0.0"));

      const last = new Date(AS_OF.getTime() + 1).toISOString();
      const ending = { ...asked, waivers: asked.waivers.map((waiver) => ({ ...waiver, expiresAt: last })) };
      const waived = (evaluation: Evaluation) => evaluation.outcomes.map((outcome) => outcome.waived);
      expect(waived(askEditor(ending).evaluation)).toEqual(waived(askEditor(asked).evaluation));
      expect(waived(askGate(ending, "9.0.0"))).toEqual(waived(askGate(asked, "9.0.0")));
      expect(waived(askCompliance(ending, "9.0.0"))).toEqual(waived(askCompliance(asked, "9.0.0")));
    });
  });
});

function deepFrozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const one of Object.values(value)) deepFrozen(one);
  }
  return value;
}

test("an evaluation changes nothing it was given, and says the same again", () => {
  checkAll(world, ({ subject, policies }) => {
    const copies = () => structuredClone({ subject, bundle: bundleOf(policies) });
    const [given, untouched] = [deepFrozen(copies()), copies()];
    const first = evaluate(given.subject, given.bundle);
    expect(evaluate(given.subject, given.bundle)).toEqual(first);
    expect(given).toEqual(untouched);
    // What was compiled or counted for one bundle must not leak into an equal one.
    expect(evaluate(untouched.subject, untouched.bundle)).toEqual(first);
  });
});

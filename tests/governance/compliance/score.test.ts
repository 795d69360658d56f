import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type RatedOutcome, rate, WEIGHTS, wholeScore } from "@/lib/governance/compliance/score";
import { OUTCOME_STATUSES } from "@/lib/governance/evaluation";
import { LEVELS, SEVERITIES } from "@/lib/governance/model";
import { anOutcome } from "./outcomes";

const fails = { status: "fail", checked: 4, failed: 1 } as const;

describe("the score", () => {
  test.each(SEVERITIES)("weighs a policy of severity %s against one that passes", (severity) => {
    const { score } = rate([
      anOutcome({ severity, level: "block", ...fails }),
      anOutcome({ severity: "critical" }),
    ]);
    expect(score).toBeCloseTo((100 * WEIGHTS.critical) / (WEIGHTS.critical + WEIGHTS[severity]), 9);
  });

  test.each([
    ["inform", 75],
    ["warn", 75],
    ["block", 0],
    ["mandatory", 0],
  ] as const)("of one policy at level %s with 1 of 4 failed is %i", (level, score) => {
    expect(rate([anOutcome({ level, ...fails })]).score).toBe(score);
  });

  test("gives nothing for what could not be evaluated", () => {
    for (const level of LEVELS) {
      expect(rate([anOutcome({ level, status: "error", checked: 4 })]).score).toBe(0);
    }
  });

  test.each([
    ["nothing applies", []],
    ["nothing is checked in it", [anOutcome({ status: "not-applicable" })]],
    [
      "all of it is waived or in its grace",
      [anOutcome({ status: "waived" }), anOutcome({ status: "grace" })],
    ],
    ["policies are only announced", [anOutcome({ mode: "announced", level: "block", ...fails })]],
  ])("is none where %s, and then the product is not rated", (_case, outcomes) => {
    expect(rate(outcomes)).toMatchObject({ score: null, badge: "not-rated", reasons: [] });
  });

  test("is never shown as 100 for a product with a fault", () => {
    expect(wholeScore(99.999)).toBe(99);
    expect(wholeScore(100)).toBe(100);
    // 100 · 0.29 in floating point is a little less than 29.
    expect(wholeScore(100 * 0.29)).toBe(29);
  });
});

describe("the badge", () => {
  test.each(
    LEVELS.flatMap((level) =>
      OUTCOME_STATUSES.flatMap((status) =>
        (["binding", "announced"] as const).map((mode) => [level, status, mode] as const),
      ),
    ),
  )("at level %s, with %s, %s", (level, status, mode) => {
    const { badge, reasons } = rate([
      anOutcome({ level, status, mode }),
      anOutcome({ severity: "critical" }),
    ]);
    const isUnmet = status === "fail" || status === "error";
    const isRefusal = level === "block" || level === "mandatory" || status === "error";
    const isCapped = mode === "binding" && isUnmet && isRefusal;
    expect(badge).toBe(isCapped ? "non-compliant" : "compliant");
    expect(reasons).toHaveLength(isCapped ? 1 : 0);
  });

  test("says since when a grace ends first", () => {
    const grace = (day: string) => anOutcome({ status: "grace", graceUntil: `${day}T00:00:00.000Z` });
    expect(rate([grace("2027-02-01"), grace("2027-01-12")]).dueAt).toBe("2027-01-12T00:00:00.000Z");
  });
});

const outcomes = fc.array(
  fc
    .record({
      level: fc.constantFrom(...LEVELS),
      severity: fc.constantFrom(...SEVERITIES),
      status: fc.constantFrom(...OUTCOME_STATUSES),
      mode: fc.constantFrom("binding", "announced"),
      checked: fc.integer({ min: 1, max: 30 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ share, ...facts }) => anOutcome({ ...facts, failed: Math.ceil(share * facts.checked) })),
  { maxLength: 20 },
);

describe("whatever the outcomes are", () => {
  const holds = (property: (of: readonly RatedOutcome[]) => void) =>
    fc.assert(fc.property(outcomes, property), { numRuns: 500 });

  test("the score lies between 0 and 100, and there is one exactly where the badge rates", () => {
    holds((of) => {
      const { score, badge } = rate(of);
      expect(score === null).toBe(badge === "not-rated");
      if (score !== null) expect(score >= 0 && score <= 100).toBe(true);
    });
  });

  test("waived, graced and announced policies change neither score nor badge", () => {
    holds((of) => {
      const counted = of.filter(
        ({ status, mode }) => status !== "waived" && status !== "grace" && mode === "binding",
      );
      expect(rate(of).score).toBe(rate(counted).score);
      expect(rate(of).badge).toBe(rate(counted).badge);
    });
  });

  test("mending a policy never lowers the score nor costs the badge", () => {
    holds((of) => {
      of.forEach((broken, i) => {
        if (broken.status !== "fail" && broken.status !== "error") return;
        const before = rate(of);
        const after = rate(of.with(i, { ...broken, status: "pass", failed: 0, blocking: false }));
        expect((after.score ?? 0) + 1e-9).toBeGreaterThanOrEqual(before.score ?? 0);
        if (before.badge === "compliant") expect(after.badge).toBe("compliant");
      });
    });
  });

  test("the order of the policies plays no part", () => {
    holds((of) => {
      expect(rate(of.toReversed()).score ?? -1).toBeCloseTo(rate(of).score ?? -1, 9);
      expect(rate(of.toReversed()).badge).toBe(rate(of).badge);
    });
  });

  test("100 means that every rated policy passes, or advice of it fails nowhere", () => {
    holds((of) => {
      const { score, open } = rate(of);
      if (score === 100)
        expect(open.every(({ status, failed }) => status === "fail" && failed === 0)).toBe(true);
    });
  });
});

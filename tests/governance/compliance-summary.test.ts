import { describe, expect, test } from "vitest";
import { complianceOf } from "@/lib/governance/compliance-summary";
import { evaluate } from "@/lib/governance/evaluate";
import type { Outcome, OutcomeStatus } from "@/lib/governance/evaluation";
import { LEVELS, type Level } from "@/lib/governance/model";
import { aSubject, bundleOf, goodProductBut } from "./setting";

function anOutcome(level: Level, status: OutcomeStatus, blocking = false): Outcome {
  return {
    policy: {
      key: "ONE-1",
      version: 1,
      title: "A policy of the table",
      category: "quality",
      level,
      severity: "low",
      layer: { kind: "global" },
    },
    status,
    mode: "binding",
    term: null,
    graceUntil: null,
    waived: 0,
    validUntil: null,
    blocking,
    checked: 1,
    failed: 1,
    findings: [],
    error: null,
  };
}

const STATUSES: Record<OutcomeStatus, { applicable: number; failed: number }> = {
  pass: { applicable: 1, failed: 0 },
  fail: { applicable: 1, failed: 1 },
  // Accepted for a time: neither met nor failed.
  waived: { applicable: 0, failed: 0 },
  grace: { applicable: 0, failed: 0 },
  error: { applicable: 1, failed: 1 },
  "not-applicable": { applicable: 0, failed: 0 },
};

describe("a policy that binds counts as", () => {
  const cases = LEVELS.filter((level) => level !== "inform").flatMap((level) =>
    // The keys of a record of statuses are statuses.
    (Object.keys(STATUSES) as OutcomeStatus[]).map((status) => [level, status] as const),
  );
  test.each(cases)("%s, %s", (level, status) => {
    expect(complianceOf({ outcomes: [anOutcome(level, status)] })).toEqual(STATUSES[status]);
  });
});

describe("advice", () => {
  // The keys of a record of statuses are statuses.
  test.each(Object.keys(STATUSES) as OutcomeStatus[])("counts in neither figure: %s", (status) => {
    expect(complianceOf({ outcomes: [anOutcome("inform", status)] })).toEqual({ applicable: 0, failed: 0 });
  });

  test("that crashed and therefore refuses counts as failed", () => {
    expect(complianceOf({ outcomes: [anOutcome("inform", "error", true)] })).toEqual({
      applicable: 1,
      failed: 1,
    });
  });
});

test("essentials count like policies, and a product without policies is held to them alone", () => {
  const bundle = bundleOf();
  const good = complianceOf(evaluate(aSubject(goodProductBut({})), bundle));
  expect(good).toEqual({ applicable: expect.any(Number), failed: 0 });
  expect(good.applicable).toBeGreaterThan(0);
  expect(complianceOf(evaluate(aSubject(goodProductBut({ "/title": undefined })), bundle)).failed).toBe(1);
});

test("the figures are of all outcomes together", () => {
  const outcomes = [anOutcome("block", "fail"), anOutcome("warn", "pass"), anOutcome("inform", "fail")];
  expect(complianceOf({ outcomes })).toEqual({ applicable: 2, failed: 1 });
});

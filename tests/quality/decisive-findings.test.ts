import fc from "fast-check";
import { expect, test } from "vitest";
import { decisiveFindings } from "@/lib/quality/decisive-findings";
import { OUTCOMES, type Outcome } from "@/lib/quality/proof";

const found = (promise: string, check: string, outcome: Outcome, minute: number) => ({
  promise: { key: promise },
  check,
  outcome,
  observedAt: new Date(minute * 60_000),
});

test.each([
  ["the last run of a check counts", [found("p", "a", "violated", 1), found("p", "a", "kept", 2)], "kept"],
  [
    "of two checks one that fails decides",
    [found("p", "a", "violated", 1), found("p", "b", "kept", 2)],
    "violated",
  ],
  [
    "what nobody found out decides over what was kept",
    [found("p", "a", "unknown", 1), found("p", "b", "kept", 2)],
    "unknown",
  ],
  [
    "of two runs at once the worse one counts",
    [found("p", "a", "violated", 1), found("p", "a", "kept", 1)],
    "violated",
  ],
])("%s", (_case, findings, outcome) => {
  const decisive = decisiveFindings(findings);
  expect(decisive.map((each) => each.outcome)).toEqual([outcome]);
  expect(decisive[0]?.observedAt.getTime()).toBe(
    Math.max(...findings.map((each) => each.observedAt.getTime())),
  );
});

test("there is one for each promise, in whatever order they came", () => {
  const finding = fc
    .tuple(
      fc.constantFrom("p", "q"),
      fc.constantFrom("a", "b"),
      fc.constantFrom(...OUTCOMES),
      fc.integer({ min: 0, max: 3 }),
    )
    .map(([promise, check, outcome, minute]) => found(promise, check, outcome, minute));
  const facts = (findings: ReturnType<typeof found>[]) =>
    decisiveFindings(findings)
      .map(({ promise, outcome, observedAt }) => `${promise.key} ${outcome} ${observedAt.getTime()}`)
      .toSorted();
  fc.assert(
    fc.property(fc.array(finding, { maxLength: 8 }), (findings) => {
      expect(decisiveFindings(findings)).toHaveLength(
        new Set(findings.map(({ promise }) => promise.key)).size,
      );
      expect(facts(findings.toReversed())).toEqual(facts(findings));
    }),
  );
});

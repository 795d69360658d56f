import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { badgeChange } from "@/lib/governance/compliance/badge-change";
import { digestLines } from "@/lib/governance/compliance/digest";
import { BADGES } from "@/lib/governance/compliance/score";
import { toStored } from "@/lib/governance/compliance/stored-outcome";
import { type KeptOutcome, outcomeChanges } from "@/lib/governance/compliance/transitions";
import { OUTCOME_STATUSES, type OutcomeStatus } from "@/lib/governance/evaluation";
import { anOutcome } from "./outcomes";

const BEFORE = new Date("2026-01-01T00:00:00Z");
const NOW = new Date("2026-01-15T12:00:00Z");

const stored = (status: OutcomeStatus, key = "TST-1") => toStored(anOutcome({ key, status }));
const kept = (status: OutcomeStatus, key = "TST-1"): KeptOutcome => ({
  ...stored(status, key),
  since: BEFORE,
});

describe("a policy's outcome for a product", () => {
  test.each(OUTCOME_STATUSES)("that is %s still is not written", (status) => {
    expect(outcomeChanges([kept(status)], [stored(status)], NOW)).toEqual({
      writes: [],
      removals: [],
      transitions: [],
      drift: [],
    });
  });

  test.each(
    OUTCOME_STATUSES.flatMap((from) =>
      OUTCOME_STATUSES.filter((to) => to !== from).map((to) => [from, to] as const),
    ),
  )("that goes from %s to %s is written as of now, with one transition", (from, to) => {
    const { writes, transitions, removals } = outcomeChanges([kept(from)], [stored(to)], NOW);
    expect(writes).toEqual([{ ...stored(to), since: NOW }]);
    expect(transitions).toEqual([{ policyKey: "TST-1", from, to }]);
    expect(removals).toEqual([]);
  });

  test.each([
    ["pass", false],
    ["not-applicable", false],
    ["fail", true],
    ["error", true],
    ["waived", true],
    ["grace", true],
  ] as const)("that begins or ends with %s is news: %s", (status, isNews) => {
    const begins = outcomeChanges([], [stored(status)], NOW);
    const ends = outcomeChanges([kept(status)], [], NOW);
    expect(begins.writes).toHaveLength(1);
    expect(ends.removals).toEqual(["TST-1"]);
    expect(begins.transitions).toEqual(isNews ? [{ policyKey: "TST-1", from: "none", to: status }] : []);
    expect(ends.transitions).toEqual(isNews ? [{ policyKey: "TST-1", from: status, to: "none" }] : []);
  });

  test("keeps since when it is so while only its details change, which is no other verdict", () => {
    const later = { ...stored("fail"), validUntil: "2026-02-01T00:00:00.000Z" };
    expect(outcomeChanges([kept("fail")], [later], NOW)).toMatchObject({
      writes: [{ since: BEFORE, validUntil: later.validUntil }],
      transitions: [],
      drift: [],
    });
  });

  test.each([{ policyVersion: 2 }, { blocking: true }, { checked: 9 }, { failed: 9 }, { waived: 9 }])(
    "with other facts (%o) is another verdict",
    (facts) => {
      expect(outcomeChanges([kept("fail")], [{ ...stored("fail"), ...facts }], NOW).drift).toEqual(["TST-1"]);
    },
  );
});

test("whatever was kept, what is written makes it the fresh outcomes, and then there is nothing left to write", () => {
  const set = fc.dictionary(
    fc.constantFrom("A-1", "B-2", "C-3", "D-4"),
    fc.constantFrom(...OUTCOME_STATUSES),
  );
  fc.assert(
    fc.property(set, set, (before, after) => {
      const keptRows = Object.entries(before).map(([key, status]) => kept(status, key));
      const fresh = Object.entries(after).map(([key, status]) => stored(status, key));
      const { writes, removals } = outcomeChanges(keptRows, fresh, NOW);
      const table = new Map(keptRows.map((row) => [row.policyKey, row]));
      for (const key of removals) table.delete(key);
      for (const row of writes) table.set(row.policyKey, row);
      expect(outcomeChanges([...table.values()], fresh, NOW)).toMatchObject({
        writes: [],
        removals: [],
        transitions: [],
      });
      expect([...table.keys()].sort()).toEqual(Object.keys(after).sort());
    }),
  );
});

describe("what is told of a badge", () => {
  test.each(BADGES.flatMap((from) => BADGES.map((to) => [from, to] as const)))(
    "from %s to %s",
    (from, to) => {
      expect(badgeChange(from, to)).toEqual(from === to ? null : { from, to });
    },
  );

  test("the first time: only that it is not compliant", () => {
    expect(badgeChange(null, "compliant")).toBeNull();
    expect(badgeChange(null, "not-rated")).toBeNull();
    expect(badgeChange(null, "non-compliant")).toEqual({ from: "not-rated", to: "non-compliant" });
  });

  test("to owners: what broke and what was mended, and nothing of what went there and back", () => {
    const about = (productId: string) => ({
      productId,
      domainId: "d",
      domain: "sales",
      name: "orders",
      title: "Orders",
    });
    const broke = { from: "compliant", to: "non-compliant" } as const;
    const mended = { from: "non-compliant", to: "compliant" } as const;
    const lines = digestLines([
      { ...about("a"), ...broke },
      { ...about("b"), ...mended },
      { ...about("c"), ...broke },
      { ...about("c"), ...mended },
      { ...about("d"), ...mended },
      { ...about("d"), ...broke },
      { ...about("e"), from: "not-rated", to: "compliant" },
    ]);
    expect(lines.map(({ productId, news }) => [productId, news])).toEqual([
      ["a", "broken"],
      ["b", "mended"],
    ]);
  });
});

import { describe, expect, test } from "vitest";
import {
  type BlastRadiusReport,
  changeClass,
  countPairs,
  type Effect,
  effectOf,
  emptyReport,
  warningsOf,
} from "@/lib/governance/blast-radius/report";
import { reportCsv } from "@/lib/governance/blast-radius/report-csv";

type Status = "pass" | "fail" | "not-applicable" | "error";

// biome-ignore format: a table is read by its columns.
const EXPECTED: Record<Status | "none", Record<Status | "none", Effect>> = {
  // before:          after pass          fail             not applicable   error   nothing
  pass:             { pass: "unaffected",     fail: "newly-failing", "not-applicable": "unaffected",    error: "error", none: "unaffected" },
  fail:             { pass: "newly-passing",  fail: "still-failing", "not-applicable": "newly-passing", error: "error", none: "newly-passing" },
  error:            { pass: "newly-passing",  fail: "still-failing", "not-applicable": "newly-passing", error: "error", none: "newly-passing" },
  "not-applicable": { pass: "newly-applying", fail: "newly-failing", "not-applicable": "unaffected",    error: "error", none: "unaffected" },
  none:             { pass: "newly-applying", fail: "newly-failing", "not-applicable": "unaffected",    error: "error", none: "unaffected" },
};

function verdict(status: string) {
  if (status === "none") return null;
  // The keys of the table are statuses.
  return { status: status as Status, failed: 1, checked: 1, findings: [], error: null };
}

describe("what a change means for a product", () => {
  const cases = Object.entries(EXPECTED).flatMap(([before, row]) =>
    Object.entries(row).map(([after, effect]) => [before, after, effect] as const),
  );
  test.each(cases)("%s before, %s after: %s", (before, after, effect) => {
    expect(effectOf(verdict(before), verdict(after))).toBe(effect);
  });
});

function aReport(effects: Partial<Record<Effect, number>>, applicable = 10): BlastRadiusReport {
  const empty = emptyReport(10, new Date("2026-01-15"));
  return { ...empty, looked: 10, applicable, effects: { ...empty.effects, ...effects } };
}

test("warns of what matches nothing, what nobody meets, what most do not meet, and of errors", () => {
  expect(warningsOf(aReport({ unaffected: 10 }, 0))).toHaveLength(1);
  expect(warningsOf(aReport({ "newly-failing": 10 }))[0]).toMatch(/^No product/);
  expect(warningsOf(aReport({ "newly-failing": 4, "still-failing": 2 }))[0]).toMatch(/^More than half/);
  expect(warningsOf(aReport({ "newly-failing": 5 }))).toEqual([]);
  expect(warningsOf(aReport({ error: 1 }))).toHaveLength(1);
});

describe("another policy that no product meets together with this one", () => {
  function pairing(standings: readonly (readonly [Status, Status])[]): string[] {
    const report = aReport({ "newly-failing": 4 }, 10);
    for (const [own, other] of standings)
      countPairs(report, { status: own }, [{ policyKey: "COM-03", status: other }]);
    return warningsOf(report);
  }

  test.each<[string, (readonly [Status, Status])[], boolean]>([
    [
      "is named",
      [
        ["pass", "fail"],
        ["fail", "pass"],
      ],
      true,
    ],
    [
      "is named where none of those both are about meets this one",
      [
        ["fail", "pass"],
        ["fail", "pass"],
      ],
      true,
    ],
    [
      "is not named once one product meets both",
      [
        ["pass", "fail"],
        ["fail", "pass"],
        ["pass", "pass"],
      ],
      false,
    ],
    [
      "is not named where it is met by nobody anyway",
      [
        ["pass", "fail"],
        ["pass", "fail"],
      ],
      false,
    ],
    [
      "is not named for what only one of them is about",
      [
        ["pass", "not-applicable"],
        ["not-applicable", "pass"],
      ],
      false,
    ],
    ["is not named for one product", [["fail", "pass"]], false],
  ])("%s", (_case, standings, isNamed) => {
    expect(pairing(standings)).toEqual(isNamed ? [expect.stringContaining("COM-03")] : []);
  });

  test("is not named where nobody meets this one: that is told instead", () => {
    const report = aReport({ "newly-failing": 10 }, 10);
    for (let product = 0; product < 10; product++)
      countPairs(report, { status: "fail" }, [{ policyKey: "COM-03", status: "pass" }]);
    expect(warningsOf(report)).toEqual([expect.stringMatching(/^No product/)]);
  });
});

test("a change is called by its result", () => {
  expect(changeClass(aReport({ "newly-failing": 1, "newly-passing": 5 }), false)).toBe("tightening");
  expect(changeClass(aReport({ error: 1 }), false)).toBe("tightening");
  expect(changeClass(aReport({ "newly-passing": 1 }), false)).toBe("loosening");
  expect(changeClass(aReport({ "newly-passing": 1 }), true)).toBe("tightening");
  expect(changeClass(aReport({ "still-failing": 3 }), false)).toBe("editorial");
});

test("a table for a spreadsheet runs nothing that somebody wrote", () => {
  const product = {
    productId: "1",
    effect: "newly-failing",
    failed: 1,
    checked: 1,
    messages: ["=1+1"],
    ref: { domain: "sales", name: "orders" },
    title: '=HYPERLINK("https://evil.example")',
    domainName: "Sales",
  } as const;
  const csv = reportCsv({ products: [{ ...product, messages: [...product.messages] }] });
  expect(csv).not.toMatch(/(^|,)"?[=+@-]/m);
  expect(csv.split("\r\n")[1]).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
});

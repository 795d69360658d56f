import { describe, expect, test } from "vitest";
import {
  type BlastRadiusReport,
  changeClass,
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
  // biome-ignore format: a table is read by its columns.
  test.each([
    ["is named",                                                  { products: 2, meetOther: 1, meetBoth: 0 }, true],
    ["is named where none of those both are about meets this one", { products: 2, meetOther: 2, meetBoth: 0 }, true],
    ["is not named once one product meets both",                  { products: 3, meetOther: 2, meetBoth: 1 }, false],
    ["is not named where it is met by nobody anyway",             { products: 2, meetOther: 0, meetBoth: 0 }, false],
    ["is not named for one product",                              { products: 1, meetOther: 1, meetBoth: 0 }, false],
  ])("%s", (_case, pair, isNamed) => {
    const report = { ...aReport({ "newly-failing": 4 }, 10), pairs: [{ key: "COM-03", ...pair }] };
    expect(warningsOf(report)).toEqual(isNamed ? [expect.stringContaining("COM-03")] : []);
  });

  test("is not named where nobody meets this one: that is told instead", () => {
    const pairs = [{ key: "COM-03", products: 10, meetOther: 10, meetBoth: 0 }];
    const report = { ...aReport({ "newly-failing": 10 }, 10), pairs };
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

import { expect, test } from "vitest";
import type { ProductStanding } from "@/lib/governance/compliance/overview";
import { standingCsvLine } from "@/lib/governance/compliance/standing-export";
import { csvLine } from "@/lib/platform/csv-line";

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "|cmd"])(
  "a cell %o is text for a spreadsheet, not a formula",
  (text) => {
    const [cell = ""] = csvLine([text]).split(/\r\n$/);
    expect(cell.replace(/^"/, "").startsWith("'")).toBe(true);
  },
);

test("quotes, commas and line breaks stay inside their cell; numbers stay numbers", () => {
  expect(csvLine(['a "b", c', "two\nlines", -3, null, "plain"])).toBe(
    '"a ""b"", c","two\nlines",-3,,plain\r\n',
  );
});

test("the line of a product names what refuses it and rounds its score down", () => {
  const since = new Date("2026-01-15T12:00:00Z");
  const policy = { title: "", failed: 1, checked: 1, since, status: "fail" } as const;
  const standing: ProductStanding = {
    id: "p",
    ref: { domain: "sales", name: "orders" },
    title: "=Orders",
    domain: { name: "Sales", hue: 0 },
    badge: "non-compliant",
    criticality: "tier-2",
    score: 99.9,
    waived: 1,
    grace: 0,
    dueAt: null,
    since,
    open: [
      { ...policy, key: "PRI-02", blocking: true },
      { ...policy, key: "MET-01", blocking: false },
    ],
  };
  expect(standingCsvLine(standing)).toBe(
    "sales,orders,'=Orders,non-compliant,99,tier-2,2,2026-01-15T12:00:00.000Z,PRI-02,PRI-02 MET-01,1,0,\r\n",
  );
});

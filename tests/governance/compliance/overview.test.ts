import { describe, expect, test } from "vitest";
import { trendLine } from "@/components/governance/compliance/trend-line";
import { criticalityOf, criticalityWeight } from "@/lib/governance/compliance/criticality";
import {
  type BadgeCount,
  ComplianceFilter,
  complianceHref,
  compliantShare,
  percent,
  shownUnder,
  standingByOwner,
  standingOf,
} from "@/lib/governance/compliance/overview";

const count = (
  domainId: string,
  badge: BadgeCount["badge"],
  products: number,
  score = 50,
  criticality: BadgeCount["criticality"] = null,
): BadgeCount => ({
  domainId,
  badge,
  criticality,
  products,
  scored: badge === "not-rated" ? 0 : products,
  scoreSum: badge === "not-rated" ? 0 : products * score,
});

describe("how a set of products stands", () => {
  test("counts what is not rated in neither share nor average", () => {
    const standing = standingOf([
      count("a", "compliant", 3, 100),
      count("b", "non-compliant", 1, 60),
      count("b", "not-rated", 4),
    ]);
    expect(standing).toMatchObject({ products: 8, average: 90 });
    expect(compliantShare(standing)).toBe(0.75);
  });

  test.each([
    ["tier-1", 3, 85],
    ["tier-2", 2, 80],
    ["tier-3", 1, 70],
    [null, 1, 70],
  ] as const)(
    "is scored by its products, of which one of %s counts %i times",
    (criticality, weight, score) => {
      const standing = standingOf([
        count("a", "compliant", 1, 100, criticality),
        count("a", "non-compliant", 1, 40),
        count("a", "not-rated", 5, 0, "tier-1"),
      ]);
      expect(standing).toMatchObject({ products: 7, scored: 2, average: score });
      expect(criticalityWeight(criticality)).toBe(weight);
    },
  );

  test("is no share and no average with nothing rated", () => {
    expect(standingOf([])).toMatchObject({ products: 0, average: null });
    expect(compliantShare(standingOf([count("a", "not-rated", 2)]))).toBeNull();
  });

  test("is said to be 100 % only where everything is compliant", () => {
    expect(percent(0.9999)).toBe("99 %");
    expect(percent(0.29)).toBe("29 %");
    expect(percent(1)).toBe("100 %");
  });

  test("counts for every owner of a domain, who has the most to mend first", () => {
    const ana = { id: "1", name: "Ana" };
    const bo = { id: "2", name: "Bo" };
    const owners = new Map([
      ["a", [ana]],
      ["b", [ana, bo]],
      ["c", []],
    ]);
    const counts = [count("a", "non-compliant", 2), count("b", "compliant", 5), count("c", "compliant", 9)];
    expect(standingByOwner(counts, owners)).toMatchObject([
      { person: ana, domains: 2, products: 7 },
      { person: bo, domains: 1, products: 5 },
    ]);
  });
});

test.each([
  ["tier-1", "tier-1"],
  [" Tier-2 ", "tier-2"],
  ["gold", null],
  [3, null],
  [undefined, null],
])("a descriptor that states the criticality %o is one of %o", (written, criticality) => {
  expect(criticalityOf(written === undefined ? {} : { criticality: written })).toBe(criticality);
});

describe("the address of the overview", () => {
  test("comes back as the filter it was made of", () => {
    const filter = ComplianceFilter.parse({
      domain: "sales",
      owner: "o",
      policy: "sales/PRI-L1",
      show: "all",
      page: "3",
    });
    const query = new URL(complianceHref(filter, { page: 3 }), "http://agora").searchParams;
    expect(ComplianceFilter.parse(Object.fromEntries(query))).toEqual(filter);
  });

  test("starts at the first page when the filter changes, and is bare without one", () => {
    const filter = ComplianceFilter.parse({ domain: "sales", page: "3" });
    expect(complianceHref(filter, { domain: undefined })).toBe("/governance/compliance");
  });

  test("that cannot be read asks for nothing", () => {
    expect(
      ComplianceFilter.parse({ show: "everything", policy: "'; DROP", page: "-1", domain: ["a", "b"] }),
    ).toEqual({
      page: 1,
    });
  });

  test("of a policy shows every product that does not meet it, whatever its badge", () => {
    expect(shownUnder({ policy: undefined, show: undefined })).toBe("non-compliant");
    expect(shownUnder({ policy: "PRI-02", show: undefined })).toBe("all");
    expect(shownUnder({ policy: "PRI-02", show: "compliant" })).toBe("compliant");
  });
});

test("the line of a trend gives missing days their room and stays inside its frame", () => {
  const day = (date: string, compliant: number) => ({
    day: date,
    products: 4,
    compliant,
    rated: 4,
    average: 50,
  });
  const { line, area } = trendLine([day("2026-01-01", 0), day("2026-01-02", 2), day("2026-01-05", 4)], {
    width: 400,
    height: 100,
  });
  expect(line).toBe("M0,100L100,50L400,0");
  expect(area).toBe("M0,100L100,50L400,0L400,100L0,100Z");
});

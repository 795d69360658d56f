import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  FACETS,
  hasFilters,
  pageCountOf,
  SearchParams,
  SORTS,
  searchHref,
  toggledHref,
} from "@/lib/discovery/model";

/** As Next hands over a query string: repeated names become lists. */
function parseQueryString(text: string): SearchParams {
  const record: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) {
    const known = record[name];
    record[name] = known === undefined ? value : [known, value].flat();
  }
  return SearchParams.parse(record);
}

function parseHref(href: string): SearchParams {
  return parseQueryString(href.split("?")[1] ?? "");
}

const NOTHING = SearchParams.parse({});

describe("what a URL says", () => {
  test.each([
    ["nothing", "", {}],
    ["a query", "q=orders", { q: "orders" }],
    ["the first of repeated queries", "q=a&q=b", { q: "a" }],
    ["one value", "tag=gold", { tag: ["gold"] }],
    ["repeated values once each", "tag=gold&tag=raw&tag=gold", { tag: ["gold", "raw"] }],
    ["no empty values", "tag=&tag=raw", { tag: ["raw"] }],
    ["no value longer than any in the index", `tag=${"x".repeat(201)}`, {}],
    ["a known order", "sort=newest", { sort: "newest" }],
    ["an unknown order", "sort=cheapest", {}],
    ["the first of repeated orders", "sort=title&sort=newest", { sort: "title" }],
    ["a page", "page=3", { page: 3 }],
    ["the first of repeated pages", "page=3&page=4", { page: 3 }],
    ["the last page the engines serve", "page=500", { page: 500 }],
    ["a page beyond it", "page=501", {}],
    ["a huge page", "page=99999999999999999999", {}],
    ["page nought", "page=0", {}],
    ["a negative page", "page=-2", {}],
    ["half a page", "page=1.5", {}],
    ["no number", "page=NaN", {}],
    ["infinity", "page=Infinity", {}],
    ["an empty page", "page=", {}],
    ["a range of scores", "minScore=60&maxScore=90", { minScore: 60, maxScore: 90 }],
    ["the greater bound first", "minScore=90&maxScore=60", { minScore: 60, maxScore: 90 }],
    ["a score below all", "minScore=-5", { minScore: 0 }],
    ["a score beyond all", "maxScore=1000000000", { maxScore: 100 }],
    ["half a score", "minScore=79.6", { minScore: 80 }],
    ["a score in words", "minScore=high&maxScore=1e2", {}],
    ["empty bounds, as an empty form sends them", "minScore=&maxScore=&updated=", {}],
    ["the first of repeated bounds", "minScore=10&minScore=20", { minScore: 10 }],
    ["days", "updated=30", { updated: 30 }],
    ["no days", "updated=0", { updated: 1 }],
    ["days before today", "updated=-7", { updated: 1 }],
    ["days since before all", "updated=99999999999999999999", { updated: 3_650 }],
    ["days that are none", "updated=NaN", {}],
    ["infinite days", "updated=Infinity", {}],
    ["a name nobody knows", "colour=blue&__proto__=x&constructor=y", {}],
    ["a byte no database stores", "q=a%00b", { q: "ab" }],
  ])("%s", (_what, text, expected) => {
    expect(parseQueryString(text)).toEqual({ ...NOTHING, ...expected });
  });

  test("a query is cut at 500 characters, never through the middle of one", () => {
    expect(parseQueryString(`q=${"x".repeat(600)}`).q).toBe("x".repeat(500));
    const { q } = SearchParams.parse({ q: `${"x".repeat(499)}😀` });
    expect(q.isWellFormed()).toBe(true);
    expect(parseHref(searchHref({ ...NOTHING, q })).q).toBe(q);
  });

  test("no more than fifty values of one facet", () => {
    const text = Array.from({ length: 60 }, (_, i) => `tag=t${i}`).join("&");
    expect(parseQueryString(text).tag).toHaveLength(50);
  });
});

const piece = fc.oneof(
  fc.constantFrom(
    "q",
    "sort",
    "page",
    "tag",
    "domain",
    "&",
    "=",
    "%",
    "%00",
    "%ff",
    "+",
    "[]",
    "-1",
    "newest",
  ),
  fc.string({ unit: "grapheme" }),
);
const anyQueryString = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));

const value = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
  .filter((text) => text.length <= 200);
const values = fc.uniqueArray(value, { maxLength: 4 });
const ranges = {
  minScore: fc.option(fc.integer({ min: 0, max: 49 })),
  maxScore: fc.option(fc.integer({ min: 50, max: 100 })),
  updated: fc.option(fc.integer({ min: 1, max: 3_650 })),
};
const anyParams: fc.Arbitrary<SearchParams> = fc.record({
  q: fc.string({ unit: "grapheme", maxLength: 60 }).map((text) => text.replaceAll("\u0000", "")),
  sort: fc.constantFrom(...SORTS),
  page: fc.integer({ min: 1, max: 500 }),
  domain: values,
  tag: values,
  port: values,
  platform: values,
  classification: values,
  personal: values,
  status: values,
  owner: values,
  archetype: values,
  term: values,
  compliance: values,
  trust: values,
  ...ranges,
});

describe("addresses of searches", () => {
  test("any query string is some search, and its address says the same search", () => {
    fc.assert(
      fc.property(anyQueryString, (text) => {
        const params = parseQueryString(text);
        expect(parseHref(searchHref(params, { page: params.page }))).toEqual(params);
      }),
      { numRuns: 500 },
    );
  });

  test("every search survives its address", () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        expect(parseHref(searchHref(params, { page: params.page }))).toEqual(params);
      }),
      { numRuns: 500 },
    );
  });

  test("one search has one address: defaults are left out", () => {
    expect(searchHref(NOTHING)).toBe("/search");
    expect(searchHref({ ...NOTHING, q: "a b", tag: ["x&y"], sort: "title", page: 2 }, { page: 2 })).toBe(
      "/search?q=a+b&tag=x%26y&sort=title&page=2",
    );
  });

  test("whatever is changed, the new search begins at its first page", () => {
    expect(parseHref(searchHref({ ...NOTHING, page: 7 }, { sort: "newest" })).page).toBe(1);
  });

  test("toggling chooses a value, toggling again gives it up, and nothing else changes", () => {
    fc.assert(
      fc.property(anyParams, fc.constantFrom(...FACETS), value, (params, { param }, chosen) => {
        const start = { ...params, page: 1 };
        const once = parseHref(toggledHref(start, param, chosen));
        const isNew = !start[param].includes(chosen);
        expect(once[param].includes(chosen)).toBe(isNew);
        expect({ ...once, [param]: [] }).toEqual({ ...start, [param]: [] });
        expect(new Set(parseHref(toggledHref(once, param, chosen))[param])).toEqual(new Set(start[param]));
      }),
    );
  });

  test("filters are what a facet narrows by, not words or order", () => {
    expect(hasFilters({ ...NOTHING, q: "orders", sort: "newest", page: 2 })).toBe(false);
    for (const range of ["minScore=0", "maxScore=0", "updated=7"])
      expect(hasFilters(parseQueryString(range))).toBe(true);
    for (const { param } of FACETS) expect(hasFilters({ ...NOTHING, [param]: ["x"] })).toBe(true);
  });

  test.each([
    [0, 0],
    [1, 1],
    [20, 1],
    [21, 2],
    [10_000, 500],
    [12_345, 500],
  ])("%d hits are %d pages, all of which can be turned to", (total, pages) => {
    expect(pageCountOf(total)).toBe(pages);
    if (pages > 0) expect(parseHref(searchHref(NOTHING, { page: pages })).page).toBe(pages);
  });
});

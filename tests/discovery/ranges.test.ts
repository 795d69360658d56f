import { describe, expect, test } from "vitest";
import { SearchParams, searchHref, withoutFilters } from "@/lib/discovery/model";
import { activeRanges, NO_RANGES, toRanges } from "@/lib/discovery/ranges";

const at = new Date("2026-05-06T10:59:59Z");

describe("what a range asks the engine", () => {
  test("nothing where nothing is bounded", () => {
    expect(toRanges(NO_RANGES, at)).toEqual({});
  });

  test("only the bounds there are", () => {
    expect(toRanges({ ...NO_RANGES, minScore: 0 }, at)).toEqual({ score: { min: 0 } });
    expect(toRanges({ ...NO_RANGES, minScore: 10, maxScore: 20 }, at)).toEqual({
      score: { min: 10, max: 20 },
    });
  });

  test("days back from the hour that has begun, so that one hour asks the same", () => {
    const week = toRanges({ ...NO_RANGES, updated: 7 }, at);
    expect(week).toEqual({ updatedAt: { min: Date.parse("2026-04-29T10:00:00Z") } });
    expect(toRanges({ ...NO_RANGES, updated: 7 }, new Date("2026-05-06T10:00:00Z"))).toEqual(week);
  });
});

describe("what a range says", () => {
  test.each([
    [{ minScore: 60, maxScore: 90 }, ["Compliance score: 60 to 90"]],
    [{ minScore: 80, maxScore: 80 }, ["Compliance score: exactly 80"]],
    [{ minScore: 0 }, ["Compliance score: at least 0"]],
    [{ maxScore: 50 }, ["Compliance score: at most 50"]],
    [{ updated: 1 }, ["Updated: in the last day"]],
    [{ updated: 30, minScore: 1 }, ["Compliance score: at least 1", "Updated: in the last 30 days"]],
    [{}, []],
  ])("%j: %j", (ranges, expected) => {
    const said = activeRanges({ ...NO_RANGES, ...ranges });
    expect(said.map(({ label, words }) => `${label}: ${words}`)).toEqual(expected);
  });

  test("giving each of them up leaves the rest of the search as it is", () => {
    const params = SearchParams.parse({
      q: "orders",
      tag: "raw",
      minScore: "5",
      maxScore: "9",
      updated: "7",
    });
    const left = activeRanges(params).map(({ without }) => searchHref(params, without));
    expect(left).toEqual([
      "/search?q=orders&tag=raw&updated=7",
      "/search?q=orders&tag=raw&minScore=5&maxScore=9",
    ]);
    expect(searchHref(withoutFilters(params))).toBe("/search?q=orders");
  });
});

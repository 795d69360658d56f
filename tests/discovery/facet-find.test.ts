import { describe, expect, test } from "vitest";
import { FacetFind, findHref } from "@/lib/discovery/facet-find";
import { facetLabel, valuesNamed } from "@/lib/discovery/facet-labels";
import { SearchParams } from "@/lib/discovery/model";

describe("what an address looks for in a facet", () => {
  test.each([
    [
      { in: "tag", find: "go" },
      { param: "tag", q: "go" },
    ],
    [
      { in: ["owner", "tag"], find: ["x", "y"] },
      { param: "owner", q: "x" },
    ],
    [{ in: "tag" }, null],
    [{ in: "tag", find: "  " }, null],
    [{ find: "go" }, null],
    [{ in: "visibility", find: "team" }, null],
    [{ in: "tags", find: "go" }, null],
    [
      { in: "tag", find: "a\u0000b" },
      { param: "tag", q: "ab" },
    ],
    [
      { in: "tag", find: "x".repeat(300) },
      { param: "tag", q: "x".repeat(100) },
    ],
  ])("%j: %j", (address, expected) => {
    expect(FacetFind.parse(address)).toEqual(expected);
  });

  test("its own address keeps the whole search, and clearing it leaves the search alone", () => {
    const params = SearchParams.parse({ q: "a b", tag: "raw", page: "2" });
    expect(findHref(params, "owner", "team a")).toBe("/search?q=a+b&tag=raw&page=2&in=owner&find=team+a");
    expect(findHref(params, "owner", " ")).toBe("/search?q=a+b&tag=raw&page=2");
    expect(findHref(SearchParams.parse({}), "tag", "x")).toBe("/search?in=tag&find=x");
  });
});

describe("names of values", () => {
  const names = { domain: new Map([["fin-01", "Money matters"]]) };

  test("a name stands for its value, and words for a code", () => {
    expect(facetLabel("domain", "fin-01", names)).toBe("Money matters");
    expect(facetLabel("port", "table")).toBe("Table or view");
    expect(facetLabel("tag", "table")).toBe("table");
    expect(facetLabel("port", "constructor")).toBe("constructor");
  });

  test("what people read is what they find by", () => {
    expect(valuesNamed("domain", "matt", names)).toEqual(["fin-01"]);
    expect(valuesNamed("port", "view", names)).toEqual(["table"]);
    expect(valuesNamed("tag", "view", names)).toEqual([]);
  });
});

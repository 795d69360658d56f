import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Filter, SearchRequest } from "@/lib/discovery/engine";
import { makeDoc } from "./documents";
import { idSetFor, idsFor, loadedEngine, type MakeEngine, searchAll } from "./loaded-engine";

const DOCS = [
  makeDoc("none", { title: "None" }),
  makeDoc("table", { title: "Table", facets: { portTypes: ["table"] }, numbers: { score: 0 } }),
  makeDoc("both", { title: "Both", facets: { portTypes: ["table", "stream"] }, numbers: { score: 50 } }),
  makeDoc("stream", { title: "Stream", facets: { portTypes: ["stream"] }, numbers: { score: 100 } }),
];

const isTable: Filter = { field: "portTypes", in: ["table"] };
const TRUTH: readonly [string, Filter, readonly string[]][] = [
  ["in", isTable, ["table", "both"]],
  ["in several", { field: "portTypes", in: ["table", "stream"] }, ["table", "both", "stream"]],
  ["in nothing", { field: "portTypes", in: [] }, []],
  ["in the unknown", { field: "portTypes", in: ["unknown"] }, []],
  ["not also holds for what has no value", { not: isTable }, ["none", "stream"]],
  ["and", { and: [isTable, { field: "portTypes", in: ["stream"] }] }, ["both"]],
  ["and of nothing", { and: [] }, ["none", "table", "both", "stream"]],
  ["or", { or: [isTable, { field: "score", gte: 100 }] }, ["table", "both", "stream"]],
  ["or of nothing", { or: [] }, []],
  ["not or", { not: { or: [isTable, { field: "score", gte: 100 }] } }, ["none"]],
  ["from, inclusive", { field: "score", gte: 50 }, ["both", "stream"]],
  ["from, exclusive", { field: "score", gt: 50 }, ["stream"]],
  ["to, inclusive, without the empty", { field: "score", lte: 50 }, ["table", "both"]],
  ["to, exclusive", { field: "score", lt: 50 }, ["table"]],
  ["both ends", { field: "score", gte: 1, lte: 99 }, ["both"]],
  ["a number exists", { field: "score", exists: true }, ["table", "both", "stream"]],
  ["a number is missing", { field: "score", exists: false }, ["none"]],
  ["a value exists", { field: "portTypes", exists: true }, ["table", "both", "stream"]],
  ["a value is missing", { field: "portTypes", exists: false }, ["none"]],
  ["id", { field: "id", in: ["none", "stream", "nobody"] }, ["none", "stream"]],
  ["visibility", { field: "visibility", in: ["all"] }, ["none", "table", "both", "stream"]],
];

export function describeNarrowing(makeEngine: MakeEngine): void {
  describe("narrowing", () => {
    test.each(TRUTH)("filter: %s", async (_, filter, expected) => {
      const engine = await loadedEngine(makeEngine, DOCS);
      expect(await idSetFor(engine, "", { filter })).toEqual(new Set(expected));
    });

    test("whatever a filter value contains, it stays a value", async () => {
      const engine = await loadedEngine(makeEngine, DOCS);
      const nasty = fc.string({
        minLength: 1,
        maxLength: 40,
        unit: fc.constantFrom(...`"'\\\\ OR=[]{}()*\n<>`),
      });
      await fc.assert(
        fc.asyncProperty(nasty, async (value) => {
          const filter: Filter = { field: "portTypes", in: [value] };
          expect(await idSetFor(engine, "", { filter })).toEqual(new Set());
        }),
        { numRuns: 100, seed: 11 },
      );
    });

    test("a chosen value narrows everything but the counts of its own facet", async () => {
      const engine = await loadedEngine(makeEngine, [
        makeDoc("a", { facets: { domain: ["sales", "emea"], portTypes: ["table"] } }),
        makeDoc("b", { facets: { domain: ["sales"], portTypes: ["stream"] } }),
        makeDoc("c", { facets: { domain: ["finance"], portTypes: ["table"] } }),
      ]);
      const { total, facets } = await searchAll(engine, {
        groups: { portTypes: ["table"], domain: ["sales"] },
        facets: { fields: ["domain", "portTypes"] },
      });
      expect(total).toBe(1);
      expect(facets.domain?.values).toEqual([
        { value: "emea", count: 1 },
        { value: "finance", count: 1 },
        { value: "sales", count: 1 },
      ]);
      expect(facets.portTypes?.values).toEqual([
        { value: "stream", count: 1 },
        { value: "table", count: 1 },
      ]);
    });

    test("facet values come by count and are cut where asked, and say so", async () => {
      const engine = await loadedEngine(makeEngine, DOCS);
      const facetsOf = async (maxValues: number) =>
        (await searchAll(engine, { facets: { fields: ["portTypes"], maxValues } })).facets;
      expect((await facetsOf(1)).portTypes).toEqual({
        values: [{ value: "stream", count: 2 }],
        truncated: true,
      });
      expect((await facetsOf(2)).portTypes?.truncated).toBe(false);
    });

    test("the span of a number leaves out missing ones, and is null where all are missing", async () => {
      const engine = await loadedEngine(makeEngine, DOCS);
      const span = async (filter: Filter) =>
        (await searchAll(engine, { filter, facets: { fields: [], stats: ["score"] } })).stats.score;
      expect(await span({ not: { field: "id", in: ["table"] } })).toEqual({ min: 50, max: 100 });
      expect(await span({ field: "id", in: ["none"] })).toBeNull();
    });

    test("values of a facet are found by the beginnings of their words, counted like the facet itself", async () => {
      const engine = await loadedEngine(makeEngine, [
        makeDoc("a", { title: "orders", facets: { owner: ["team-data-platform"], status: ["active"] } }),
        makeDoc("b", { title: "orders", facets: { owner: ["team-sales"], status: ["active"] } }),
        makeDoc("c", { title: "churn", facets: { owner: ["team-sales"], status: ["deprecated"] } }),
      ]);
      const scope = { kind: "system", reason: "test" } as const;
      const ask = (q: string, within = {}) => engine.facetValues({ scope, field: "owner", q, within });
      expect(await ask("plat")).toEqual([{ value: "team-data-platform", count: 1 }]);
      expect(await ask("sales")).toEqual([{ value: "team-sales", count: 2 }]);
      expect(await ask("sales", { q: "orders", groups: { owner: ["team-data-platform"] } })).toEqual([
        { value: "team-sales", count: 1 },
      ]);
      expect(await engine.facetValues({ scope, field: "owner", q: "", limit: 1 })).toEqual([
        { value: "team-sales", count: 2 },
      ]);
    });

    test("a value also answers to a name that only the caller knows, as long as somebody may be shown it", async () => {
      const engine = await loadedEngine(makeEngine, [
        makeDoc("a", { facets: { domain: ["fin-01"] } }),
        makeDoc("b", { facets: { domain: ["ops-01"] } }),
        makeDoc("hidden", { facets: { domain: ["hr-01"] }, visibility: ["team:hr"] }),
      ]);
      const scope = { kind: "principals", anyOf: ["all"] } as const;
      const ask = (q: string, orIn: string[]) => engine.facetValues({ scope, field: "domain", q, orIn });
      expect(await ask("money", ["fin-01", "hr-01", "gone-01"])).toEqual([{ value: "fin-01", count: 1 }]);
      expect(await ask("ops", ["fin-01"])).toEqual([
        { value: "fin-01", count: 1 },
        { value: "ops-01", count: 1 },
      ]);
    });

    test("a value is found among thousands, however rare, and whichever of its words is typed", async () => {
      const docs = Array.from({ length: 150 }, (_, i) =>
        makeDoc(`d${i}`, {
          facets: { tags: Array.from({ length: 10 }, (_, j) => `Tag é${i} n${j} (q${i * 10 + j})`) },
        }),
      );
      const engine = await loadedEngine(makeEngine, [
        ...docs,
        ...Array.from({ length: 3 }, (_, i) => makeDoc(`common${i}`, { facets: { tags: ["common"] } })),
      ]);
      const scope = { kind: "system", reason: "test" } as const;
      const ask = (q: string) => engine.facetValues({ scope, field: "tags", q });
      for (const i of [0, 7, 149]) {
        expect(await ask(`q${i * 10 + 3} tag`)).toContainEqual({
          value: `Tag é${i} n3 (q${i * 10 + 3})`,
          count: 1,
        });
        expect(await ask(`e${i} n9`)).toContainEqual({ value: `Tag é${i} n9 (q${i * 10 + 9})`, count: 1 });
      }
      expect(await ask("comm")).toEqual([{ value: "common", count: 3 }]);
      expect(await ask("q1499 common")).toEqual([]);
      expect(
        await engine.facetValues({ scope, field: "tags", q: "nowhere", orIn: ["Tag é3 n3 (q33)"] }),
      ).toEqual([{ value: "Tag é3 n3 (q33)", count: 1 }]);
    });

    test("a range of two numbers holds for both, and never for what has none", async () => {
      const engine = await loadedEngine(makeEngine, [
        makeDoc("old", { numbers: { score: 90, updatedAt: 100 } }),
        makeDoc("new", { numbers: { score: 90, updatedAt: 300 } }),
        makeDoc("poor", { numbers: { score: 20, updatedAt: 300 } }),
        makeDoc("unrated", { numbers: { score: null, updatedAt: 300 } }),
      ]);
      const found = (ranges: NonNullable<SearchRequest["ranges"]>) => idSetFor(engine, "", { ranges });
      expect(await found({ score: { min: 0, max: 100 } })).toEqual(new Set(["old", "new", "poor"]));
      expect(await found({ updatedAt: { min: 200 } })).toEqual(new Set(["new", "poor", "unrated"]));
      expect(await found({ score: { min: 90 }, updatedAt: { min: 300 } })).toEqual(new Set(["new"]));
    });

    test("sorting puts missing values last both ways, and keeps to all words of the query", async () => {
      const docs = [5, null, 1, 3].map((popularity, i) =>
        makeDoc(`d${i}`, { title: "sales", numbers: { popularity } }),
      );
      const engine = await loadedEngine(makeEngine, [...docs, makeDoc("loose", { title: "orders" })]);
      const sorted = (dir: "asc" | "desc") => idsFor(engine, "sales", { sort: { by: "popularity", dir } });
      expect(await sorted("asc")).toEqual(["d2", "d3", "d0", "d1"]);
      expect(await sorted("desc")).toEqual(["d0", "d3", "d2", "d1"]);
      expect(await idSetFor(engine, "sales orders ", { sort: { by: "titleSort", dir: "asc" } })).toEqual(
        new Set(),
      );
    });

    test("what nothing tells apart is ordered by popularity, then in the same way in every index", async () => {
      const docs = Array.from({ length: 12 }, (_, i) => makeDoc(`d${i}`, { title: "sales" }));
      const popular = makeDoc("popular", { title: "sales", numbers: { popularity: 3 } });
      const first = await idsFor(await loadedEngine(makeEngine, [...docs, popular]), "sales");
      const second = await idsFor(await loadedEngine(makeEngine, [popular, ...docs.toReversed()]), "sales");
      expect(first[0]).toBe("popular");
      expect(second).toEqual(first);
    });

    test("pages are disjoint and together complete", async () => {
      const docs = Array.from({ length: 47 }, (_, i) =>
        makeDoc(`d${i}`, { title: i % 2 ? "sales" : "sales daily" }),
      );
      const engine = await loadedEngine(makeEngine, docs);
      const pages = await Promise.all(
        Array.from({ length: 6 }, (_, i) => idsFor(engine, "sales", { page: { offset: i * 10, limit: 10 } })),
      );
      expect(pages.map((page) => page.length)).toEqual([10, 10, 10, 10, 7, 0]);
      expect(new Set(pages.flat()).size).toBe(47);
      expect(pages.flat()).toEqual(await idsFor(engine, "sales", { page: { offset: 0, limit: 100 } }));
    });

    test.each([
      [{ offset: -5, limit: 2 }, 2],
      [{ offset: Number.NaN, limit: 2 }, 2],
      [{ offset: 1.9, limit: 2 }, 2],
      [{ offset: 0, limit: -1 }, 0],
      [{ offset: 0, limit: Number.NaN }, 4],
      [{ offset: 0, limit: Number.POSITIVE_INFINITY }, 4],
      [{ offset: 9_999, limit: 50 }, 0],
      [{ offset: Number.POSITIVE_INFINITY, limit: 50 }, 0],
    ])("an impossible page %j becomes a possible one", async (page, count) => {
      const engine = await loadedEngine(makeEngine, DOCS);
      const { hits, total } = await searchAll(engine, { page });
      expect(hits).toHaveLength(count);
      expect(total).toBe(4);
    });

    test("a range end that is not a number bounds nothing", async () => {
      const engine = await loadedEngine(makeEngine, DOCS);
      const found = (min: number, max: number) => idSetFor(engine, "", { ranges: { score: { min, max } } });
      expect(await found(Number.NaN, Number.NaN)).toEqual(new Set(["none", "table", "both", "stream"]));
      expect(await found(Number.POSITIVE_INFINITY, Number.NaN)).toEqual(new Set());
      expect(await found(Number.NaN, 50)).toEqual(new Set(["table", "both"]));
      expect(await found(100, 0)).toEqual(new Set());
    });
  });
}

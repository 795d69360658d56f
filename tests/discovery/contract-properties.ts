import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FACET_FIELDS } from "@/lib/discovery/search-fields";
import { makeDoc } from "./documents";
import { documents, PRINCIPALS, queries, requests, typedBeginnings } from "./generated-documents";
import { EVERYTHING, loadedEngine, type MakeEngine } from "./loaded-engine";
import { begins, chosen, eligible, facetCounts, mayBeSeen } from "./oracle";

const scopes = fc
  .subarray([...PRINCIPALS, "team:none"])
  .map((anyOf) => ({ kind: "principals", anyOf }) as const);
const WHOLE = { offset: 0, limit: 1_000 };

export function describeProperties(makeEngine: MakeEngine): void {
  describe("generated products", () => {
    test("hits, totals, facet counts and spans are those of a count over all documents", async () => {
      const [docs = []] = fc.sample(documents(120), { seed: 5, numRuns: 1 });
      const engine = await loadedEngine(makeEngine, docs);
      await fc.assert(
        fc.asyncProperty(requests, async (request) => {
          const full = { ...request, scope: EVERYTHING };
          const left = eligible(docs, full);
          const expected = chosen(left, request.groups);
          const answer = await engine.search({
            ...full,
            page: WHOLE,
            facets: { fields: FACET_FIELDS, stats: ["popularity"] },
          });
          expect(new Set(answer.hits.map(({ id }) => id))).toEqual(new Set(expected.map(({ id }) => id)));
          expect(answer.total).toBe(expected.length);
          for (const field of FACET_FIELDS) {
            expect(answer.facets[field]?.values).toEqual(facetCounts(left, request.groups, field));
          }
          const popularity = expected.flatMap(({ numbers }) => numbers.popularity ?? []);
          expect(answer.stats.popularity).toEqual(
            popularity.length > 0 ? { min: Math.min(...popularity), max: Math.max(...popularity) } : null,
          );
        }),
        { numRuns: 200, seed: 21 },
      );
    });

    test("what is typed finds exactly the values that begin so, counted over all documents one may see", async () => {
      const [docs = []] = fc.sample(documents(120), { seed: 8, numRuns: 1 });
      const engine = await loadedEngine(makeEngine, docs);
      await fc.assert(
        fc.asyncProperty(
          scopes,
          requests,
          fc.constantFrom(...FACET_FIELDS),
          typedBeginnings,
          async (scope, within, field, q) => {
            const left = eligible(docs, { ...within, scope });
            const expected = facetCounts(left, within.groups, field).filter(({ value }) => begins(value, q));
            expect(await engine.facetValues({ scope, field, q, within, limit: 300 })).toEqual(expected);
          },
        ),
        { numRuns: 200, seed: 23 },
      );
    });

    test("nothing that comes back is from a product the person may not see", async () => {
      const [docs = []] = fc.sample(documents(120), { seed: 6, numRuns: 1 });
      const engine = await loadedEngine(makeEngine, docs);
      await fc.assert(
        fc.asyncProperty(
          scopes,
          queries,
          requests,
          fc.constantFrom(...FACET_FIELDS),
          async (scope, q, request, typedIn) => {
            const visible = docs.filter((doc) => mayBeSeen(doc, scope));
            const full = { ...request, q, scope };
            const facets = { fields: FACET_FIELDS, stats: ["score"] } as const;
            const answer = await engine.search({
              ...full,
              page: WHOLE,
              facets,
              highlight: [{ field: "description" }],
            });
            const visibleIds = visible.map(({ id }) => id);
            const descriptions = visible.map(({ description }) => description);
            expect(answer.hits.filter(({ id }) => !visibleIds.includes(id))).toEqual([]);
            expect(answer.total).toBe(answer.hits.length);
            for (const { segments } of answer.hits) {
              expect(descriptions).toContain(segments.description?.map(({ text }) => text).join(""));
            }
            const most = eligible(docs, full);
            const listed = await engine.facetValues({
              scope,
              field: typedIn,
              q: "",
              within: { ...request, q },
            });
            for (const field of FACET_FIELDS) {
              const bounds = new Map(
                facetCounts(most, request.groups, field).map(({ value, count }) => [value, count]),
              );
              const counted = answer.facets[field]?.values ?? [];
              for (const { value, count } of field === typedIn ? [...counted, ...listed] : counted) {
                expect(count).toBeLessThanOrEqual(bounds.get(value) ?? 0);
              }
            }
            const scores = most.flatMap(({ numbers }) => numbers.score ?? []);
            const span = answer.stats.score;
            if (span) expect(scores).toEqual(expect.arrayContaining([span.min, span.max]));
          },
        ),
        { numRuns: 300, seed: 22 },
      );
    });

    test("a word that only hidden products have is to a person as if nobody had it", async () => {
      const open = [
        makeDoc("a", { title: "orders daily" }),
        makeDoc("b", { title: "orders weekly" }),
        makeDoc("c", { title: "revenue daily" }),
      ];
      const hidden = makeDoc("hidden", { title: "skunkworks orders", visibility: ["team:a"] });
      const scope = { kind: "principals", anyOf: ["all"] } as const;
      const withHidden = await loadedEngine(makeEngine, [...open, hidden]);
      const without = await loadedEngine(makeEngine, open);
      for (const q of ["skunkworks orders ", "orders skunkworks", "weekly skunkworks orders ", "skunkwo"]) {
        const [said, expected] = [await withHidden.search({ scope, q }), await without.search({ scope, q })];
        expect(said.total, q).toBe(expected.total);
        expect(
          said.hits.map(({ id }) => id),
          q,
        ).toEqual(expected.hits.map(({ id }) => id));
      }
    });

    test("words that never occur together still find what has one of them", async () => {
      const engine = await loadedEngine(makeEngine, [
        makeDoc("a", { title: "churn" }),
        makeDoc("b", { title: "forecast" }),
      ]);
      const { total } = await engine.search({ scope: EVERYTHING, q: "churn forecast " });
      expect(total).toBeGreaterThan(0);
      const narrowed = { q: "churn forecast ", groups: { status: ["nowhere"] } };
      expect((await engine.search({ scope: EVERYTHING, ...narrowed })).total).toBe(0);
    });

    test("values that differ only in case, accents or blanks stay apart", async () => {
      const values = ["PII", "pii", "Pií", " pii", "~0050ii", "a\\", '"'];
      const engine = await loadedEngine(
        makeEngine,
        values.map((value, i) =>
          makeDoc(`v${i}`, { facets: { tags: [value] }, visibility: [`user:${value}`] }),
        ),
      );
      const { facets } = await engine.search({ scope: EVERYTHING, facets: { fields: ["tags"] } });
      expect(new Set(facets.tags?.values.map(({ value }) => value))).toEqual(new Set(values));
      for (const [i, value] of values.entries()) {
        const groups = { tags: [value] };
        const chosen = await engine.search({ scope: EVERYTHING, groups });
        expect(chosen.hits.map(({ id }) => id)).toEqual([`v${i}`]);
        const seen = await engine.search({ scope: { kind: "principals", anyOf: [`user:${value}`] } });
        expect(seen.hits.map(({ id }) => id)).toEqual([`v${i}`]);
      }
    });

    test("nobody sees nothing", async () => {
      const [docs = []] = fc.sample(documents(40), { seed: 7, numRuns: 1 });
      const engine = await loadedEngine(makeEngine, docs);
      const scope = { kind: "principals", anyOf: [] } as const;
      const answer = await engine.search({ scope, facets: { fields: FACET_FIELDS, stats: ["score"] } });
      expect(answer.total).toBe(0);
      expect(FACET_FIELDS.flatMap((field) => answer.facets[field]?.values ?? [])).toEqual([]);
      expect(answer.stats.score).toBeNull();
    });
  });
}

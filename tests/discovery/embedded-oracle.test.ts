import fc from "fast-check";
import { expect, test } from "vitest";
import { createEmbeddedEngine } from "@/lib/discovery/embedded/embedded-engine";
import type { AccessScope, SearchEngine } from "@/lib/discovery/engine";
import { FACET_FIELDS } from "@/lib/discovery/search-fields";
import { documents, PRINCIPALS, queries, requests } from "./generated-documents";
import { EVERYTHING, loadedEngine } from "./loaded-engine";
import { chosen, eligible, facetCounts, mayBeSeen } from "./oracle";
import { answering } from "./word-oracle";

const makeEngine = async () => createEmbeddedEngine();
const WHOLE = { offset: 0, limit: 1_000 };

test("words, typos, beginnings, split and joined words find what reading every document finds", {
  timeout: 60_000,
}, async () => {
  const [docs = []] = fc.sample(documents(80), { seed: 8, numRuns: 1 });
  const engine = await loadedEngine(makeEngine, docs);
  const strategies = fc.constantFrom("all", "last", "frequency");
  await fc.assert(
    fc.asyncProperty(queries, requests, strategies, async (q, request, match) => {
      const left = answering(eligible(docs, { ...request, scope: EVERYTHING }), q, match);
      const expected = chosen(left, request.groups);
      const answer = await engine.search({
        ...request,
        scope: EVERYTHING,
        q,
        match,
        page: WHOLE,
        facets: { fields: ["tags"] },
      });
      expect(new Set(answer.hits.map(({ id }) => id))).toEqual(new Set(expected.map(({ id }) => id)));
      expect(answer.total).toBe(expected.length);
      expect(answer.facets.tags?.values).toEqual(facetCounts(left, request.groups, "tags"));
    }),
    { numRuns: 600, seed: 23 },
  );
});

test("an answer is the same whether products one may not see exist or not", { timeout: 60_000 }, async () => {
  const corpora = await Promise.all(
    fc.sample(documents(40), { seed: 9, numRuns: 3 }).map(async (docs) => ({
      all: await loadedEngine(makeEngine, docs),
      /** An engine that has never heard of anything else, kept for the next request of the same scope. */
      seenBy: rememberedBy((scope: AccessScope) =>
        loadedEngine(
          makeEngine,
          docs.filter((doc) => mayBeSeen(doc, scope)),
        ),
      ),
    })),
  );
  const scopes = fc.subarray([...PRINCIPALS]).map((anyOf): AccessScope => ({ kind: "principals", anyOf }));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...corpora),
      scopes,
      queries,
      requests,
      async (corpus, scope, q, request) => {
        const ask = async (engine: SearchEngine) => {
          const {
            tookMs: _,
            generation: __,
            ...answer
          } = await engine.search({
            ...request,
            scope,
            q,
            page: WHOLE,
            facets: { fields: FACET_FIELDS, stats: ["score"] },
            highlight: [{ field: "title" }, { field: "columns" }, { field: "description", cropWords: 3 }],
          });
          const owners = await engine.facetValues({
            scope,
            field: "owner",
            q: "team",
            within: { ...request, q },
          });
          return { answer, owners };
        };
        expect(await ask(corpus.all)).toEqual(await ask(await corpus.seenBy(scope)));
      },
    ),
    { numRuns: 300, seed: 24 },
  );
});

function rememberedBy<Value>(make: (scope: AccessScope) => Value): (scope: AccessScope) => Value {
  const made = new Map<string, Value>();
  return (scope) => {
    const key = JSON.stringify(scope);
    const value = made.get(key) ?? make(scope);
    made.set(key, value);
    return value;
  };
}

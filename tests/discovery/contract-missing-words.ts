import { beforeAll, describe, expect, test } from "vitest";
import type { SearchEngine } from "@/lib/discovery/engine";
import { hitExplainer } from "@/lib/discovery/hit-explainer";
import { INDEX_DEFINITION } from "@/lib/discovery/index-definition";
import { makeDoc } from "./documents";
import { idSetFor, idsFor, loadedEngine, type MakeEngine, searchAll } from "./loaded-engine";
import { facetCounts } from "./oracle";

const docs = [
  makeDoc("kitchens", {
    title: "Restaurant health inspections",
    facets: { domain: ["food"], status: ["active"] },
    numbers: { popularity: 3 },
  }),
  ...Array.from({ length: 30 }, (_, i) =>
    makeDoc(`inspected${i}`, {
      title: `Health inspection of restaurants ${i}`,
      facets: { domain: [i % 2 ? "food" : "city"], status: [i % 3 ? "active" : "deprecated"] },
      numbers: { popularity: i },
    }),
  ),
  ...Array.from({ length: 40 }, (_, i) => makeDoc(`health${i}`, { title: `Health records ${i}` })),
  makeDoc("failed", { title: "Failed logins", facets: { domain: ["security"], status: ["active"] } }),
  makeDoc("secret", { title: "Failed health inspection of restaurants", visibility: ["team:secret"] }),
];
const Q = "restaurants failed health inspection ";
const FOUND = docs.filter(({ id }) => /^(kitchens|inspected|failed)/.test(id));

/** What every engine behind `SearchEngine` must do with questions and with words no product has all of. */
export function describeMissingWords(makeEngine: MakeEngine): void {
  describe("questions", () => {
    test("are answered by the words they are about", async () => {
      const engine = await loadedEngine(makeEngine, [
        makeDoc("guide", { title: "Where you can find out how long it takes, and who to ask" }),
        makeDoc("trees", { title: "Tree inventory", description: "All the trees of the city" }),
      ]);
      expect(await idsFor(engine, "where can I find trees")).toEqual(["trees"]);
      expect(await idsFor(engine, "how many trees are there?")).toEqual(["trees"]);
      const { hits } = await searchAll(engine, { q: "could you show me trees of the city" });
      expect(hits[0]).toMatchObject({ id: "trees", why: { wordsAsked: 2, wordsMatched: 2 } });
    });

    test("are explained by the words they are about, and the others are named as not looked for", async () => {
      const engine = await loadedEngine(makeEngine, [makeDoc("trees", { title: "Trees of the city" })]);
      const q = "where can I find trees";
      const { hits } = await searchAll(engine, { q, highlight: [{ field: "title" }] });
      const explanation = hits[0] && hitExplainer(q, INDEX_DEFINITION)?.(hits[0]);
      expect(explanation?.matches).toEqual([
        { asked: "trees", kind: "exact", found: "Trees", fields: ["title"] },
      ]);
      expect(explanation).toMatchObject({ missing: [], ignored: ["where", "can", "I", "find"] });
    });

    test("without words of their own are looked for as they stand", async () => {
      const engine = await loadedEngine(makeEngine, [
        makeDoc("it", { title: "What it can do" }),
        makeDoc("other", { title: "Trees" }),
      ]);
      expect(await idSetFor(engine, "what can it do ", { match: "all" })).toEqual(new Set(["it"]));
    });
  });

  describe("words that no product has all of", () => {
    let engine: SearchEngine;
    beforeAll(async () => {
      engine = await loadedEngine(makeEngine, docs);
    });
    const scope = { kind: "principals", anyOf: ["all"] } as const;
    const WHOLE = { offset: 0, limit: 1_000 };

    test("a rare word that says little does not hide what has all the others, nor is it left out", async () => {
      const { hits, total } = await engine.search({ scope, q: Q, page: WHOLE });
      expect(new Set(hits.map(({ id }) => id))).toEqual(new Set(FOUND.map(({ id }) => id)));
      expect(total).toBe(FOUND.length);
      expect(hits.at(-1)?.id).toBe("failed");
      expect(hits[0]?.why).toMatchObject({ wordsAsked: 4, wordsMatched: 3 });
      expect(hits.at(-1)?.why).toMatchObject({ wordsAsked: 4, wordsMatched: 1 });
    });

    test("what has them all answers alone or with the rarest, for those who may see it", async () => {
      const seeing = { kind: "principals", anyOf: ["all", "team:secret"] } as const;
      const { hits } = await engine.search({ scope: seeing, q: Q, page: WHOLE });
      expect(hits.map(({ id }) => id)).toEqual(["secret", "failed"]);
    });

    test("either of two words is enough where they never meet", async () => {
      const ids = new Set([
        "failed",
        "kitchens",
        ...docs.map(({ id }) => id).filter((id) => /^insp/.test(id)),
      ]);
      const { hits, total } = await engine.search({ scope, q: "logins inspection ", page: WHOLE });
      expect(new Set(hits.map(({ id }) => id))).toEqual(ids);
      expect(total).toBe(ids.size);
    });

    test("pages are disjoint and complete, wherever they begin", async () => {
      const pages = [];
      for (const [offset, limit] of [
        [0, 10],
        [10, 10],
        [20, 10],
        [30, 7],
      ] as const) {
        const { hits, total } = await engine.search({ scope, q: Q, page: { offset, limit } });
        expect(total).toBe(FOUND.length);
        pages.push(...hits.map(({ id }) => id));
      }
      expect(pages).toHaveLength(FOUND.length);
      expect(new Set(pages).size).toBe(FOUND.length);
    });

    test("facets count what is found, each without its own choice", async () => {
      const groups = { domain: ["food"], status: ["active"] };
      const answer = await engine.search({
        scope,
        q: Q,
        groups,
        page: WHOLE,
        facets: { fields: ["domain", "status", "tags"], stats: ["popularity"] },
        highlight: [{ field: "title" }],
      });
      const chosen = FOUND.filter(
        ({ facets }) => facets.domain.includes("food") && facets.status.includes("active"),
      );
      expect(answer.total).toBe(chosen.length);
      for (const field of ["domain", "status", "tags"] as const)
        expect(answer.facets[field]?.values).toEqual(facetCounts(FOUND, groups, field));
      const popularity = chosen.map(({ numbers }) => numbers.popularity ?? 0);
      expect(answer.stats.popularity).toEqual({ min: Math.min(...popularity), max: Math.max(...popularity) });
      for (const { segments } of answer.hits) expect(segments.title?.some(({ hit }) => hit)).toBe(true);
      const values = await engine.facetValues({ scope, field: "domain", q: "f", within: { q: Q, groups } });
      expect(values).toEqual(
        facetCounts(FOUND, groups, "domain").filter(({ value }) => value.startsWith("f")),
      );
    });

    test("a choice that leaves nothing is empty and does not change what is looked for", async () => {
      const groups = { domain: ["security"], status: ["deprecated"] };
      const facets = { fields: ["status"] } as const;
      const answer = await engine.search({ scope, q: Q, groups, facets });
      expect(answer).toMatchObject({ total: 0, hits: [] });
      expect(answer.facets.status?.values).toEqual([{ value: "active", count: 1 }]);
    });

    test("phrases and what is left out stay as they are asked for", async () => {
      expect((await engine.search({ scope, q: `"health inspection" logins restaurants ` })).total).toBe(30);
      const { hits } = await engine.search({ scope, q: `${Q} -logins`, page: WHOLE });
      expect(hits.map(({ id }) => id)).not.toContain("failed");
      expect(hits).toHaveLength(31);
    });
  });
}

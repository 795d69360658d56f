import { beforeAll, describe, expect, test } from "vitest";
import type { SearchEngine } from "@/lib/discovery/engine";
import { hitExplainer, type WordMatch } from "@/lib/discovery/hit-explainer";
import { INDEX_DEFINITION, withVocabulary } from "@/lib/discovery/index-definition";
import { SEARCH_FIELDS } from "@/lib/discovery/search-fields";
import { makeDoc } from "./documents";
import { loadedEngine, type MakeEngine, searchAll } from "./loaded-engine";

const definition = withVocabulary(INDEX_DEFINITION, {
  stopWords: ["the", "of", "how", "many"],
  synonyms: {
    turnover: ["revenue"],
    revenue: ["turnover"],
    "customer lifetime value": ["ltv"],
    churn: ["customers lost"],
  },
});

const doc = makeDoc("wanted", {
  title: "Customer purchase history",
  tags: ["revenue", "LTV"],
  columns: ["customer_id", "purchased_at"],
  domainLabel: "Sales",
  ownerLabel: "Orders team",
  description:
    "Every purchase of a customer. Customers lost are part of it. Uses a websocket and a web socket.",
});
const others = [makeDoc("other", { title: "Weather stations" })];

/** The reasons of a hit are read off the marks of the engine, so every engine must mark what people would. */
export function describeExplanations(makeEngine: MakeEngine): void {
  describe("why this result", () => {
    let engine: SearchEngine;
    beforeAll(async () => {
      engine = await loadedEngine(makeEngine, [doc, ...others], definition);
    });

    async function explained(q: string) {
      const { hits } = await searchAll(engine, { q, highlight: SEARCH_FIELDS.map((field) => ({ field })) });
      const hit = hits.find(({ id }) => id === "wanted");
      if (!hit) throw new Error(`“${q}” does not find the product at all.`);
      return hitExplainer(q, definition)?.(hit) ?? null;
    }

    const match = (
      asked: string,
      kind: WordMatch["kind"],
      found: string,
      fields: WordMatch["fields"],
    ): WordMatch => ({
      asked,
      kind,
      found,
      fields,
    });

    test.each<[string, WordMatch[]]>([
      ["history ", [match("history", "exact", "history", ["title"])]],
      [
        "History sales ",
        [match("History", "exact", "history", ["title"]), match("sales", "exact", "Sales", ["domainLabel"])],
      ],
      ["purcha", [match("purcha", "beginning", "purchase", ["title", "columns", "description"])]],
      ["purchse ", [match("purchse", "typo", "purchase", ["title", "description"])]],
      [
        "purchse histor",
        [
          match("purchse", "typo", "purchase", ["title", "description"]),
          match("histor", "beginning", "history", ["title"]),
        ],
      ],
      ["turnover ", [match("turnover", "synonym", "revenue", ["tags"])]],
      ["churn ", [match("churn", "synonym", "Customers lost", ["description"])]],
      ['"purchase history"', [match("purchase history", "exact", "purchase history", ["title"])]],
      [
        "customer_id ",
        [
          match("customer", "exact", "Customer", ["title", "columns", "description"]),
          match("id", "exact", "id", ["columns"]),
        ],
      ],
      ["orders -weather ", [match("orders", "exact", "Orders", ["ownerLabel"])]],
    ])("%j", async (q, matches) => {
      expect(await explained(q)).toEqual({ matches, missing: [], ignored: [] });
    });

    test("a synonym of several words explains each of them", async () => {
      const explanation = await explained("lifetime value customer ");
      expect(explanation?.missing).toEqual(["lifetime", "value"]);
      const whole = await explained("customer lifetime value ");
      expect(whole?.matches.map(({ asked, kind, found }) => [asked, kind, found])).toEqual([
        ["customer", "exact", "Customer"],
        ["lifetime", "synonym", "LTV"],
        ["value", "synonym", "LTV"],
      ]);
    });

    test("words that are missing and words that are not looked for are named apart", async () => {
      expect(await explained("how many purchase of the moon ")).toEqual({
        matches: [match("purchase", "exact", "purchase", ["title", "description"])],
        missing: ["moon"],
        ignored: ["how", "many", "of", "the"],
      });
    });

    test("a stop word being typed is the beginning of a word", async () => {
      expect(await explained("history o")).toMatchObject({ missing: [], ignored: [] });
      expect(await explained("sales of")).toMatchObject({ ignored: [] });
    });

    test("split and joined words say so", async () => {
      const only = await loadedEngine(
        makeEngine,
        [makeDoc("wanted", { title: "websocket events" })],
        definition,
      );
      const { hits } = await searchAll(only, { q: "web socket ", highlight: [{ field: "title" }] });
      expect(hits[0] && hitExplainer("web socket ", definition)?.(hits[0]).matches).toEqual([
        match("web", "joined", "websocket", ["title"]),
        match("socket", "joined", "websocket", ["title"]),
      ]);
      const apart = await loadedEngine(
        makeEngine,
        [makeDoc("wanted", { title: "web socket events" })],
        definition,
      );
      const found = await searchAll(apart, { q: "websocket ", highlight: [{ field: "title" }] });
      expect(found.hits[0] && hitExplainer("websocket ", definition)?.(found.hits[0]).matches).toEqual([
        match("websocket", "split", "web socket", ["title"]),
      ]);
    });

    test("a hundred columns with one word do not hide the column with the other", async () => {
      const columns = [...Array.from({ length: 100 }, (_, i) => `customer_${i}`), "zone"];
      const wide = await loadedEngine(makeEngine, [makeDoc("wanted", { columns })], definition);
      const { hits } = await searchAll(wide, { q: "customer zone ", highlight: [{ field: "columns" }] });
      expect(hits[0] && hitExplainer("customer zone ", definition)?.(hits[0]).missing).toEqual([]);
    });

    test.each(["", " ", "-weather"])("nothing asked for is nothing to explain: %j", async (q) => {
      expect(await explained(q)).toBeNull();
    });
  });
}

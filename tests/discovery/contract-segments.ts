import { describe, expect, test } from "vitest";
import type { SearchEngine, Segment } from "@/lib/discovery/engine";
import type { SearchField } from "@/lib/discovery/search-fields";
import { makeDoc } from "./documents";
import { loadedEngine, type MakeEngine, searchAll } from "./loaded-engine";

const text = (segments: readonly Segment[] = []) => segments.map((segment) => segment.text).join("");
const found = (segments: readonly Segment[] = []) =>
  segments.filter(({ hit }) => hit).map((segment) => segment.text);

async function firstHit(engine: SearchEngine, q: string, field: SearchField, cropWords?: number) {
  const highlight = [cropWords === undefined ? { field } : { field, cropWords }];
  const { hits } = await searchAll(engine, { q, highlight });
  const [hit] = hits;
  if (!hit) throw new Error(`Nothing found for ${q}`);
  return hit;
}

export function describeSegments(makeEngine: MakeEngine): void {
  describe("segments", () => {
    test.each([
      "Orders, daily & <b>weekly</b>",
      '<script>alert("orders")</script>',
      "Café – Größe der orders \u202e x",
      "売上データ orders 🎉",
      "  orders  ",
    ])("join to the original text, which stays text: %s", async (title) => {
      const engine = await loadedEngine(makeEngine, [makeDoc("a", { title })]);
      const { segments } = await firstHit(engine, "orders", "title");
      expect(text(segments.title)).toBe(title);
      expect(found(segments.title)).toEqual([title.match(/orders/i)?.[0]]);
    });

    test("mark the typed part of an unfinished word and all of a misspelt one", async () => {
      const engine = await loadedEngine(makeEngine, [makeDoc("a", { title: "Customer orders" })]);
      expect(found((await firstHit(engine, "cust", "title")).segments.title)).toEqual(["Cust"]);
      expect(found((await firstHit(engine, "custoemr ", "title")).segments.title)).toEqual(["Customer"]);
    });

    test("show of a list only the values in which something was found", async () => {
      const columns = ["customer_id", "order_date", "amount"];
      const engine = await loadedEngine(makeEngine, [makeDoc("a", { columns })]);
      const { matchedValues } = await firstHit(engine, "order", "columns");
      expect(matchedValues.columns?.map(text)).toEqual(["order_date"]);
      expect(matchedValues.columns?.map((value) => found(value))).toEqual([["order"]]);
    });

    test("are cropped around what was found", async () => {
      const before = Array.from({ length: 80 }, (_, i) => `before${i}`).join(" ");
      const description = `${before} the customer orders of today ${before}`;
      const engine = await loadedEngine(makeEngine, [makeDoc("a", { description })]);
      const { segments } = await firstHit(engine, "customer orders ", "description", 12);
      expect(found(segments.description)).toEqual(["customer", "orders"]);
      expect(text(segments.description).split(" ").length).toBeLessThanOrEqual(13);
      expect(text(segments.description)).toMatch(/^….*…$/s);
      expect(description).toContain(text(segments.description).slice(1, -1));
    });

    test("without a query, give the text as it is and no reason", async () => {
      const engine = await loadedEngine(makeEngine, [makeDoc("a", { title: "Orders" })]);
      const { segments, why } = await firstHit(engine, "", "title");
      expect(segments.title).toEqual([{ text: "Orders", hit: false }]);
      expect(why).toBeNull();
    });

    test("come with the reason a product stands where it does", async () => {
      const engine = await loadedEngine(makeEngine, [makeDoc("a", { title: "Orders", tags: ["customer"] })]);
      const { why } = await firstHit(engine, "custoemr orders ", "title");
      expect(why).toEqual({ wordsAsked: 2, wordsMatched: 2, typos: 1, bestField: "title" });
    });
  });
}

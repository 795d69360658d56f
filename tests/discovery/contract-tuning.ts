import { describe, expect, test } from "vitest";
import { definitionHash } from "@/lib/discovery/index-definition";
import { SHIPPED_TUNING, type Tuning, tunedDefinition } from "@/lib/discovery/tuning/tuning";
import { makeDoc } from "./documents";
import { idsFor, loadedEngine, type MakeEngine } from "./loaded-engine";

const docs = [
  makeDoc("titled", { title: "Revenue by month" }),
  makeDoc("tagged", { title: "Ledger", tags: ["costs"] }),
  makeDoc("columned", { title: "Costs", columns: ["ledger"] }),
  makeDoc("travelled", { title: "Travel expenses" }),
];

function tuned(change: Partial<Tuning>) {
  return tunedDefinition({ ...SHIPPED_TUNING, ...change });
}

/** What every engine behind `SearchEngine` must do when it is rebuilt by another definition. */
export function describeTuning(makeEngine: MakeEngine): void {
  describe("rebuilt by another definition", () => {
    async function rebuiltBy(change: Partial<Tuning>) {
      const engine = await loadedEngine(makeEngine, docs);
      const definition = tuned(change);
      const rebuild = await engine.rebuild(definition);
      await rebuild.settle(await rebuild.apply(docs.map((doc) => ({ op: "upsert", doc }))));
      return { engine, definition, publish: () => rebuild.publish(docs.length) };
    }

    test("the serving index keeps its definition until the other is published, and says which it is", async () => {
      const { engine, definition, publish } = await rebuiltBy({
        synonyms: [{ direction: "both-ways", terms: ["turnover", "revenue"] }],
      });
      const before = await engine.stats();
      expect(before.settingsHash).toBe(definitionHash(tuned({})));
      expect(await idsFor(engine, "turnover ")).toEqual([]);
      await publish();
      const after = await engine.stats();
      expect(after.settingsHash).toBe(definitionHash(definition));
      expect(after.generation).not.toBe(before.generation);
      expect(await idsFor(engine, "turnover ")).toEqual(["titled"]);
    });

    test("a rebuild without a definition keeps the one in force", async () => {
      const { engine, definition, publish } = await rebuiltBy({ stopWords: ["month"] });
      await publish();
      const again = await engine.rebuild();
      await again.settle(await again.apply(docs.map((doc) => ({ op: "upsert", doc }))));
      await again.publish(docs.length);
      expect((await engine.stats()).settingsHash).toBe(definitionHash(definition));
      expect(await idsFor(engine, "month ")).toHaveLength(docs.length);
    });

    test("an aborted rebuild changes nothing", async () => {
      const engine = await loadedEngine(makeEngine, docs);
      const rebuild = await engine.rebuild(tuned({ stopWords: ["revenue"] }));
      await rebuild.abort();
      expect((await engine.stats()).settingsHash).toBe(definitionHash(tuned({})));
      expect(await idsFor(engine, "revenue ")).toEqual(["titled"]);
    });

    test("one way is not both ways, and several words are a synonym too", async () => {
      const { engine, publish } = await rebuiltBy({
        synonyms: [
          { direction: "one-way", terms: ["outlays", "travel expenses"] },
          { direction: "one-way", terms: ["revenue", "ledger"] },
        ],
      });
      await publish();
      expect(await idsFor(engine, "outlays ")).toEqual(["travelled"]);
      expect(new Set(await idsFor(engine, "revenue "))).toEqual(new Set(["titled", "tagged", "columned"]));
      expect(new Set(await idsFor(engine, "ledger "))).toEqual(new Set(["tagged", "columned"]));
    });

    test("the order of the groups of fields is the order of the hits", async () => {
      expect(await idsFor(await loadedEngine(makeEngine, docs), "costs ")).toEqual(["columned", "tagged"]);
      const { engine, publish } = await rebuiltBy({
        fieldOrder: ["tags", "title", "columns", "people", "description", "ports"],
      });
      await publish();
      expect(await idsFor(engine, "costs ")).toEqual(["tagged", "columned"]);
    });

    test("what is written during the rebuild is part of what is published", async () => {
      const { engine, publish } = await rebuiltBy({
        synonyms: [{ direction: "both-ways", terms: ["turnover", "revenue"] }],
      });
      await engine.settle(await engine.apply([{ op: "upsert", doc: makeDoc("late", { title: "Revenue" }) }]));
      await publish();
      expect(new Set(await idsFor(engine, "turnover "))).toEqual(new Set(["titled", "late"]));
    });
  });
}

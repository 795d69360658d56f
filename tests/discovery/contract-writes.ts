import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { IndexOp, SearchEngine } from "@/lib/discovery/engine";
import { makeDoc } from "./documents";
import { idSetFor, loadedEngine, type MakeEngine, searchAll } from "./loaded-engine";

async function settledApply(engine: SearchEngine, ops: readonly IndexOp[]) {
  return engine.settle(await engine.apply(ops));
}

const upsert = (id: string, title: string): IndexOp => ({ op: "upsert", doc: makeDoc(id, { title }) });

async function versions(engine: SearchEngine): Promise<{ id: string; hash: string }[]> {
  const all: { id: string; hash: string }[] = [];
  for await (const page of engine.listVersions()) all.push(...page);
  return all;
}

export function describeWrites(makeEngine: MakeEngine): void {
  describe("writes", () => {
    test("an empty index answers with nothing, and one document is found", async () => {
      const engine = await loadedEngine(makeEngine, []);
      expect(await searchAll(engine, { q: "orders", facets: { fields: ["status"] } })).toMatchObject({
        total: 0,
        hits: [],
        facets: { status: { values: [], truncated: false } },
      });
      expect(await settledApply(engine, [upsert("a", "orders")])).toEqual({ state: "succeeded" });
      expect(await idSetFor(engine, "orders")).toEqual(new Set(["a"]));
    });

    test("what is settled is visible: added, replaced, deleted", async () => {
      const engine = await loadedEngine(makeEngine, [makeDoc("a", { title: "orders" })]);
      await settledApply(engine, [upsert("b", "orders")]);
      expect(await idSetFor(engine, "orders")).toEqual(new Set(["a", "b"]));
      await settledApply(engine, [upsert("a", "revenue"), { op: "delete", id: "b" }]);
      expect(await idSetFor(engine, "orders ")).toEqual(new Set());
      expect(await idSetFor(engine, "revenue")).toEqual(new Set(["a"]));
      expect((await engine.stats()).docs).toBe(1);
    });

    test("the last operation on a document decides, however often operations are repeated", async () => {
      const op = fc.record({
        id: fc.constantFrom("a", "b", "c"),
        title: fc.constantFrom("orders", "revenue", null),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(op, { maxLength: 12 }), async (steps) => {
          const ops = steps.map(
            ({ id, title }): IndexOp => (title ? upsert(id, title) : { op: "delete", id }),
          );
          const expected = new Map<string, string>();
          for (const { id, title } of steps) {
            if (title) expected.set(id, title);
            else expected.delete(id);
          }
          const engine = await loadedEngine(makeEngine, []);
          await settledApply(engine, ops);
          await settledApply(engine, ops);
          const { hits } = await searchAll(engine, {});
          expect(new Map(hits.map(({ id, card }) => [id, card.title]))).toEqual(expected);
        }),
        { numRuns: 20, seed: 3 },
      );
    });

    test("a bad document is refused by name and its neighbours are taken", async () => {
      const engine = await loadedEngine(makeEngine, []);
      const bad = { ...makeDoc("a"), id: "not an id" };
      const settled = await settledApply(engine, [
        upsert("a", "orders"),
        { op: "upsert", doc: bad },
        upsert("b", "orders"),
      ]);
      expect(settled).toMatchObject({ state: "failed", ids: ["not an id"] });
      expect(await idSetFor(engine, "orders")).toEqual(new Set(["a", "b"]));
    });

    test("a rebuild replaces everything at once, and writes made meanwhile are part of it", async () => {
      const engine = await loadedEngine(makeEngine, [makeDoc("old", { title: "orders" })]);
      const rebuild = await engine.rebuild();
      await rebuild.settle(await rebuild.apply([upsert("a", "orders"), upsert("b", "orders")]));
      expect(await idSetFor(engine, "orders")).toEqual(new Set(["old"]));
      await settledApply(engine, [upsert("late", "orders"), { op: "delete", id: "b" }]);
      expect(await idSetFor(engine, "orders")).toEqual(new Set(["old", "late"]));
      await rebuild.publish(2);
      expect(await idSetFor(engine, "orders")).toEqual(new Set(["a", "late"]));
    });

    test("an index that is being published is either the old or the new one to every reader", async () => {
      const engine = await loadedEngine(
        makeEngine,
        Array.from({ length: 100 }, (_, i) => makeDoc(`old${i}`)),
      );
      const rebuild = await engine.rebuild();
      const fresh = Array.from({ length: 200 }, (_, i) => makeDoc(`new${i}`));
      const seen = new Set<number>();
      let isDone = false;
      const building = rebuild
        .apply(fresh.map((doc) => ({ op: "upsert", doc })))
        .then((receipt) => rebuild.settle(receipt))
        .then(() => rebuild.publish(200))
        .finally(() => {
          isDone = true;
        });
      while (!isDone) {
        seen.add((await searchAll(engine, {})).total);
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      await building;
      expect((await searchAll(engine, {})).total).toBe(200);
      seen.add(200);
      expect(seen).toEqual(new Set([100, 200]));
    });

    test("a rebuild that does not hold what was expected is not published", async () => {
      const engine = await loadedEngine(makeEngine, [makeDoc("old", { title: "orders" })]);
      const rebuild = await engine.rebuild();
      await rebuild.settle(await rebuild.apply([upsert("a", "orders")]));
      await expect(rebuild.publish(2)).rejects.toThrow("expected");
      await rebuild.abort();
      expect(await idSetFor(engine, "orders")).toEqual(new Set(["old"]));
    });

    test("every document's id and hash is listed in the order of ids", async () => {
      const docs = Array.from({ length: 1_203 }, (_, i) => makeDoc(`d${i}`));
      const engine = await loadedEngine(makeEngine, docs);
      const expected = docs.map(({ id, hash }) => ({ id, hash })).sort((a, b) => (a.id < b.id ? -1 : 1));
      expect(await versions(engine)).toEqual(expected);
    });

    test("a search that was given up before it began is not answered", async () => {
      const engine = await loadedEngine(makeEngine, []);
      await expect(searchAll(engine, { signal: AbortSignal.abort() })).rejects.toThrow();
    });

    test("several searches are answered in their order", async () => {
      const engine = await loadedEngine(makeEngine, [
        makeDoc("a", { title: "orders" }),
        makeDoc("b", { title: "churn" }),
      ]);
      const scope = { kind: "system", reason: "test" } as const;
      const answers = await engine.multiSearch([
        { scope, q: "churn" },
        { scope, q: "orders" },
      ]);
      expect(answers.map(({ hits }) => hits.map(({ id }) => id))).toEqual([["b"], ["a"]]);
    });
  });
}

import { expect, test } from "vitest";
import { createEmbeddedEngine } from "@/lib/discovery/embedded/embedded-engine";
import type { SearchEngine } from "@/lib/discovery/engine";
import { makeDoc } from "./documents";
import { idsFor, loadedEngine, searchAll } from "./loaded-engine";

const makeEngine = async () => createEmbeddedEngine();

async function untilIdle(engine: SearchEngine): Promise<void> {
  while ((await engine.stats()).pendingTasks > 0) await new Promise((resolve) => setImmediate(resolve));
}

test("the engine is warming, and says so in every answer, until its first rebuild is published", async () => {
  const engine = createEmbeddedEngine();
  expect(await engine.health()).toBe("warming");
  expect((await searchAll(engine, {})).degraded).toBe(true);
  await (await engine.rebuild()).publish(0);
  expect(await engine.health()).toBe("ok");
  expect((await searchAll(engine, {})).degraded).toBe(false);
  await engine.close();
  expect(await engine.health()).toBe("unavailable");
});

test("writes are carried out in the order they were asked for, though nobody waits", async () => {
  const engine = await loadedEngine(makeEngine, []);
  const many = Array.from({ length: 120 }, (_, i) => makeDoc(`d${i}`, { title: "first" }));
  const writes = ["second", "third"].map((title) =>
    engine.apply([{ op: "upsert", doc: makeDoc("d0", { title }) }]),
  );
  await Promise.all([engine.apply(many.map((doc) => ({ op: "upsert", doc }))), ...writes]);
  const { hits } = await searchAll(engine, { filter: { field: "id", in: ["d0"] } });
  expect(hits.map(({ card }) => card.title)).toEqual(["first"]);
});

test("what replaced documents leave behind is cleared away while reading and writing go on", async () => {
  const docs = Array.from({ length: 300 }, (_, i) => makeDoc(`d${i}`, { title: `orders ${i}` }));
  const engine = await loadedEngine(makeEngine, docs);
  const before = (await engine.stats()).generation;
  const replaced = docs.map(({ id }, i) => makeDoc(id, { title: `revenue ${i}` }));
  await engine.apply(replaced.map((doc) => ({ op: "upsert", doc })));
  await engine.apply([
    { op: "upsert", doc: makeDoc("late", { title: "revenue late" }) },
    { op: "delete", id: "d0" },
  ]);
  expect((await searchAll(engine, { q: "revenue " })).total).toBe(300);
  await untilIdle(engine);
  const swaps = (generation: string) => generation.split(".")[1];
  const after = await engine.stats();
  expect(swaps(after.generation)).not.toBe(swaps(before));
  expect(after.docs).toBe(300);
  expect((await searchAll(engine, { q: "revenue " })).total).toBe(300);
  expect((await searchAll(engine, { q: "orders " })).total).toBe(0);
  expect(await idsFor(engine, "late ")).toEqual(["late"]);
});

test("a rebuild published while old documents are cleared away is not undone by it", async () => {
  const docs = Array.from({ length: 300 }, (_, i) => makeDoc(`d${i}`, { title: "orders" }));
  const engine = await loadedEngine(makeEngine, docs);
  const rebuild = await engine.rebuild();
  await rebuild.apply([{ op: "upsert", doc: makeDoc("fresh", { title: "orders" }) }]);
  await engine.apply(docs.map(({ id }) => ({ op: "delete", id })));
  await rebuild.publish(1);
  await untilIdle(engine);
  expect(await idsFor(engine, "orders")).toEqual(["fresh"]);
});

test("when time runs out the answer is complete but its order is said to be rough", async () => {
  const docs = Array.from({ length: 200 }, (_, i) => makeDoc(`d${i}`, { title: `orders ${i}` }));
  const engine = await loadedEngine(makeEngine, docs);
  const answer = await searchAll(engine, { q: "orders", timeoutMs: 0 });
  expect(answer).toMatchObject({ total: 200, degraded: true });
});

test("a filter beyond all bounds is a bug of its caller", async () => {
  const engine = await loadedEngine(makeEngine, []);
  const and = Array.from({ length: 2_001 }, () => ({ and: [] }));
  await expect(searchAll(engine, { filter: { and } })).rejects.toThrow(RangeError);
});

test("pages fit together even where more products tie than are ranked word by word", {
  timeout: 60_000,
}, async () => {
  const docs = Array.from({ length: 6_000 }, (_, i) =>
    makeDoc(`d${i}`, i % 3 ? { title: "sales" } : { tags: ["daily sales"] }),
  );
  const engine = await loadedEngine(makeEngine, docs);
  const pages = await Promise.all(
    Array.from({ length: 6 }, (_, i) => idsFor(engine, "s", { page: { offset: i * 1_000, limit: 1_000 } })),
  );
  expect(new Set(pages.flat()).size).toBe(6_000);
});

test("a rebuild that was published takes nothing more", async () => {
  const engine = await loadedEngine(makeEngine, []);
  const rebuild = await engine.rebuild();
  await rebuild.publish(0);
  await expect(rebuild.apply([{ op: "delete", id: "a" }])).rejects.toThrow("published");
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addJudgedQuery } from "@/lib/discovery/commands/add-judged-query";
import { removeJudgedQuery } from "@/lib/discovery/commands/remove-judged-query";
import { restoreSearchTuning } from "@/lib/discovery/commands/restore-search-tuning";
import { saveSearchTuning } from "@/lib/discovery/commands/save-search-tuning";
import { searchEngine } from "@/lib/discovery/engine-instance";
import { definitionHash } from "@/lib/discovery/index-definition";
import { SearchParams } from "@/lib/discovery/model";
import { projectNow, startProjector, stopProjector } from "@/lib/discovery/projector";
import { searchProducts } from "@/lib/discovery/queries/search-products";
import { findSearchTuning, trySearchTuning } from "@/lib/discovery/queries/search-tuning";
import {
  followTuningNow,
  startTuningFollower,
  stopTuningFollower,
} from "@/lib/discovery/tuning/follow-tuning";
import { servingDefinition } from "@/lib/discovery/tuning/serving-definition";
import { SHIPPED_TUNING, type Tuning, tunedDefinition } from "@/lib/discovery/tuning/tuning";
import { db } from "@/lib/platform/db";
import { aMesh, aPublished } from "../registry/mesh";

let mesh: Awaited<ReturnType<typeof aMesh>>;
let revenue: Awaited<ReturnType<typeof aPublished>>;

beforeAll(async () => {
  mesh = await aMesh();
  revenue = await aPublished(mesh.owner, mesh.sales.slug, {
    title: "Revenue by month",
    visibility: { discoverableBy: "everyone" },
  });
  await aPublished(mesh.owner, mesh.sales.slug, {
    title: "Weather stations",
    visibility: { discoverableBy: "everyone" },
  });
});
afterAll(async () => {
  await stopTuningFollower();
  await stopProjector();
});

const TURNOVER: Tuning = {
  ...SHIPPED_TUNING,
  synonyms: [{ direction: "both-ways", terms: ["turnover", "revenue"] }],
};

const version = async () => (await findSearchTuning(mesh.admin)).version;

async function save(tuning: Tuning, note = "") {
  return saveSearchTuning(mesh.admin, { tuning, note, basedOn: await version() });
}

async function titlesFor(q: string): Promise<string[]> {
  const { hits } = await searchProducts(mesh.stranger, SearchParams.parse({ q }));
  return hits.map(({ card }) => card.title);
}

const judge = (query: string, within = 1) =>
  addJudgedQuery(mesh.admin, { query, within, products: [revenue.ref] });

test("only those who look after search may see the tuning or try one", async () => {
  for (const actor of [mesh.stranger, mesh.owner, mesh.auditor]) {
    await expect(findSearchTuning(actor)).rejects.toMatchObject({ code: "forbidden" });
    await expect(trySearchTuning(actor, TURNOVER)).rejects.toMatchObject({ code: "forbidden" });
  }
});

test("before anything is changed, version 0 is in force and nothing is judged", async () => {
  expect(await findSearchTuning(mesh.admin)).toEqual({
    version: 0,
    tuning: SHIPPED_TUNING,
    judged: null,
    history: [{ version: 0, note: "", restoredFrom: null, createdAt: null, createdBy: null, changes: [] }],
  });
});

test("while the index is not there, nothing that is judged can be put at risk", async () => {
  await judge("revenue");
  await expect(save(TURNOVER)).rejects.toMatchObject({
    code: "unavailable",
    message: "The search index is still being built. Try again in a moment.",
  });
  const { id } = await db.judgedQuery.findFirstOrThrow();
  await removeJudgedQuery(mesh.admin, { id });
});

describe("while an index serves", () => {
  beforeAll(async () => {
    startProjector();
    await projectNow();
    startTuningFollower();
  });

  test("trying a tuning says what it would do and changes nothing", async () => {
    await judge("turnover");
    const { generation } = await searchEngine().stats();
    expect(await trySearchTuning(mesh.admin, TURNOVER)).toMatchObject([
      {
        before: { query: "turnover", isGreen: false, products: [{ title: "Revenue by month", rank: null }] },
        after: { isGreen: true, products: [{ rank: 1 }] },
      },
    ]);
    expect((await searchEngine().stats()).generation).toBe(generation);
    expect(await version()).toBe(0);
    expect(await titlesFor("turnover ")).toEqual([]);
  });

  test("a saved synonym is found by at once, turns the judged query green, and is told and recorded", async () => {
    expect(await save(TURNOVER, "Finance says turnover.")).toEqual({ version: 1 });
    expect(await titlesFor("turnover ")).toEqual(["Revenue by month"]);
    const { hits } = await searchProducts(mesh.stranger, SearchParams.parse({ q: "turnover " }));
    expect(hits[0]?.explanation?.matches).toMatchObject([
      { asked: "turnover", kind: "synonym", found: "Revenue" },
    ]);

    const tuning = await findSearchTuning(mesh.admin);
    expect(tuning).toMatchObject({ version: 1, tuning: TURNOVER, judged: [{ isGreen: true }] });
    expect(tuning.history).toMatchObject([
      {
        version: 1,
        note: "Finance says turnover.",
        createdBy: mesh.admin.name,
        changes: ["Synonyms added: turnover = revenue"],
      },
      { version: 0 },
    ]);
    const events = await db.event.findMany({ where: { type: "search.tuned" } });
    expect(events).toMatchObject([{ actorId: mesh.admin.id, payload: { version: 1 } }]);
    const records = await db.auditRecord.findMany({ where: { action: "search.tuned" } });
    expect(records).toMatchObject([{ subject: "Search tuning 1", actorId: mesh.admin.id }]);
  });

  test("what would turn a green query red is refused, naming it, and nothing is saved", async () => {
    const before = await searchEngine().stats();
    await expect(save({ ...TURNOVER, synonyms: [] })).rejects.toMatchObject({
      code: "conflict",
      message:
        "Not saved: a judged query would turn red. “turnover” must have it first: Revenue by month would no longer be found (now place 1). Change the tuning, or remove what is judged if it no longer matters.",
    });
    expect(await version()).toBe(1);
    expect((await searchEngine().stats()).settingsHash).toBe(before.settingsHash);
  });

  test("a query that was red before forbids nothing", async () => {
    await judge("no such word at all");
    expect(await save({ ...TURNOVER, stopWords: [...TURNOVER.stopWords, "stations"] })).toEqual({
      version: 2,
    });
    const { id } = await db.judgedQuery.findUniqueOrThrow({ where: { query: "no such word at all" } });
    await removeJudgedQuery(mesh.admin, { id });
  });

  test("once the judged query is removed on purpose, the same tuning is saved", async () => {
    const { id } = await db.judgedQuery.findUniqueOrThrow({ where: { query: "turnover" } });
    await removeJudgedQuery(mesh.admin, { id });
    await expect(removeJudgedQuery(mesh.admin, { id })).rejects.toMatchObject({ code: "not-found" });
    expect(await save({ ...TURNOVER, synonyms: [] })).toEqual({ version: 3 });
    expect(await titlesFor("turnover ")).toEqual([]);
    const removed = await db.auditRecord.findMany({ where: { action: "search.judged-query-removed" } });
    expect(removed.map(({ subject }) => subject)).toContain("Judged query “turnover”");
  });

  test("an earlier version is restored as a new one, up to what Agora came with", async () => {
    expect(await restoreSearchTuning(mesh.admin, { version: 1, basedOn: 3 })).toEqual({ version: 4 });
    expect(await titlesFor("turnover ")).toEqual(["Revenue by month"]);
    expect((await findSearchTuning(mesh.admin)).history[0]).toMatchObject({ version: 4, restoredFrom: 1 });
    expect(await restoreSearchTuning(mesh.admin, { version: 0, basedOn: 4 })).toEqual({ version: 5 });
    expect((await searchEngine().stats()).settingsHash).toBe(definitionHash(tunedDefinition(SHIPPED_TUNING)));
    await expect(restoreSearchTuning(mesh.admin, { version: 99, basedOn: 5 })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  test("of two who start from one version, the second is told and saves nothing", async () => {
    await expect(
      saveSearchTuning(mesh.admin, { tuning: TURNOVER, note: "", basedOn: 4 }),
    ).rejects.toMatchObject({
      code: "conflict",
      message:
        "Somebody saved version 5 in the meantime. Open this page anew and make your change to that one.",
    });
    const both = await Promise.allSettled([
      saveSearchTuning(mesh.admin, { tuning: TURNOVER, note: "", basedOn: 5 }),
      saveSearchTuning(mesh.admin, { tuning: { ...TURNOVER, stopWords: [] }, note: "", basedOn: 5 }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
    expect(await version()).toBe(6);
  });

  test("what changes nothing is not saved", async () => {
    const { tuning } = await findSearchTuning(mesh.admin);
    await expect(save(tuning)).rejects.toMatchObject({
      message: "Nothing would change: this is the tuning in force.",
    });
  });

  test("a process that hears of a tuning saved elsewhere sets its index up by it", async () => {
    const elsewhere: Tuning = {
      ...SHIPPED_TUNING,
      synonyms: [{ direction: "one-way", terms: ["takings", "revenue"] }],
    };
    await db.searchTuning.create({ data: { version: 7, content: elsewhere } });
    await followTuningNow();
    expect(await titlesFor("takings ")).toEqual(["Revenue by month"]);
    expect(servingDefinition()).toEqual(tunedDefinition(elsewhere));
  });

  test("a process that starts later is set up by the tuning in force from its first build on", async () => {
    await stopTuningFollower();
    await stopProjector();
    Reflect.deleteProperty(globalThis, "agoraSearchEngine");
    startProjector();
    await projectNow();
    expect(await titlesFor("takings ")).toEqual(["Revenue by month"]);
    startTuningFollower();
  });
});

describe("the database", () => {
  test("keeps versions as they are", async () => {
    await expect(db.searchTuning.updateMany({ data: { note: "never" } })).rejects.toThrow();
    await expect(db.searchTuning.deleteMany()).rejects.toThrow();
    await expect(db.searchTuning.create({ data: { version: 0, content: {} } })).rejects.toThrow();
    await expect(
      db.searchTuning.create({ data: { version: 90, content: {}, restoredFrom: 90 } }),
    ).rejects.toThrow();
  });

  test("takes no judged query that asks nothing or looks nowhere", async () => {
    await expect(db.judgedQuery.create({ data: { query: " ", within: 1 } })).rejects.toThrow();
    await expect(db.judgedQuery.create({ data: { query: "x", within: 0 } })).rejects.toThrow();
    await expect(db.judgedQuery.create({ data: { query: "x", within: 21 } })).rejects.toThrow();
  });
});

describe("judged queries", () => {
  test("are about published products, and one query is judged once", async () => {
    await judge("monthly revenue");
    await expect(judge("monthly revenue")).rejects.toMatchObject({
      code: "conflict",
      message: "“monthly revenue” is judged already. Remove it first to judge it otherwise.",
    });
    const products = [{ domain: mesh.sales.slug, name: "no-such" }];
    await expect(addJudgedQuery(mesh.admin, { query: "x", within: 1, products })).rejects.toMatchObject({
      code: "not-found",
      message: `There is no published product ${mesh.sales.slug}/no-such.`,
    });
  });

  test("lose a product that is deleted", async () => {
    await db.judgedProduct.deleteMany();
    const { judged } = await findSearchTuning(mesh.admin);
    expect(judged).toMatchObject([{ query: "monthly revenue", products: [], isGreen: true }]);
  });
});

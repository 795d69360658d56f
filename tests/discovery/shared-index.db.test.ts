import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { SearchEngine } from "@/lib/discovery/engine";
import { searchEngine } from "@/lib/discovery/engine-instance";
import { createIndexFollower } from "@/lib/discovery/index-follower";
import { SearchParams } from "@/lib/discovery/model";
import { performOnIndex, projectNow, startProjector, stopProjector } from "@/lib/discovery/projector";
import { findIndexStatus } from "@/lib/discovery/queries/index-status";
import { searchProducts } from "@/lib/discovery/queries/search-products";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { retireProduct } from "@/lib/registry/commands/retire-product";
import { aMesh, aPublished } from "../registry/mesh";
import { indexedVersions, publishedVersions } from "./published";
import { standInEngine, standInServer } from "./stand-in-server";

// An index that all processes share and that outlives them, on a server whose failures can be chosen.

let server: Awaited<ReturnType<typeof standInServer>>;
let mesh: Awaited<ReturnType<typeof aMesh>>;
const kept = globalThis as { agoraSearchEngine?: SearchEngine };

beforeAll(async () => {
  mesh = await aMesh();
});
beforeEach(async () => {
  await db.setting.deleteMany({ where: { key: { contains: "search" } } });
  server = await standInServer();
  kept.agoraSearchEngine = standInEngine(server);
});
afterEach(async () => {
  await stopProjector();
  await server.stop();
});
afterAll(() => {
  delete kept.agoraSearchEngine;
});

const published = (facts = {}) => aPublished(mesh.owner, mesh.sales.slug, facts);

const WAITING = { timeout: 40_000, interval: 100 };

async function untilLevel(): Promise<void> {
  await vi.waitFor(async () => {
    await projectNow();
    expect(await indexedVersions()).toEqual(await publishedVersions());
  }, WAITING);
}

const builds = () => server.calls.filter((call) => call === "POST /indexes").length;

test("what was indexed is kept, and what was missed while nobody followed is made up for", async () => {
  await published();
  startProjector();
  await untilLevel();
  expect(builds()).toBe(1);

  await stopProjector();
  const later = await published();
  // Another process, which knows nothing but what the database and the server know.
  kept.agoraSearchEngine = standInEngine(server);
  startProjector();
  await untilLevel();
  expect((await indexedVersions()).has(later.id)).toBe(true);
  expect(builds()).toBe(1);
});

test("of several processes one follows, and another one takes over when it stops", async () => {
  const stopping = new AbortController();
  const [first, second] = [createIndexFollower(stopping.signal), createIndexFollower(stopping.signal)];
  await first.catchUp();
  await published();
  const calls = server.calls.length;
  await second.catchUp();
  expect(server.calls).toHaveLength(calls);
  await second.ask("repair");
  expect(await second.outcomeOf("repair")).toBe("asked");

  await first.catchUp();
  expect(await second.outcomeOf("repair")).toBe("done");
  await first.stop();
  await published();
  await vi.waitFor(async () => {
    // Other databases of a server may hold old transactions open, which holds events back.
    await second.catchUp();
    expect(await indexedVersions()).toEqual(await publishedVersions());
  }, WAITING);
  expect(builds()).toBe(1);
  await second.stop();
});

test("while the server is away a plain list of what the person may see stands in; then it catches up", async () => {
  const open = await published({ title: "Open ledger" });
  const secret = { title: "Secret ledger", visibility: { discoverableBy: "domains" } };
  const closed = await published(secret);
  startProjector();
  await untilLevel();

  await server.stop();
  const late = await published({ title: "Late ledger" });
  const seenBy = async (actor: Actor, given: object) => {
    const page = await searchProducts(actor, SearchParams.parse({ q: "ledger", ...given }));
    expect(page).toMatchObject({ isDegraded: true, facets: [] });
    return new Set(page.hits.map(({ id }) => id));
  };
  expect(await seenBy(mesh.stranger, {})).toEqual(new Set([open.id, late.id]));
  expect(await seenBy(mesh.contributor, {})).toEqual(new Set([open.id, late.id, closed.id]));
  expect(await seenBy(mesh.stranger, { domain: mesh.sales.slug })).toEqual(new Set([open.id, late.id]));
  expect(await seenBy(mesh.stranger, { domain: "nowhere" })).toEqual(new Set());
  expect(await seenBy(mesh.stranger, { status: "deprecated" })).toEqual(new Set());
  expect(await findIndexStatus(mesh.admin)).toMatchObject({
    health: "unavailable",
    documents: null,
    lag: { events: expect.any(Number) },
  });
  await projectNow();

  await server.startAgain();
  await untilLevel();
  const page = await searchProducts(mesh.stranger, SearchParams.parse({}));
  expect(page.isDegraded).toBe(false);
  expect(await findIndexStatus(mesh.admin)).toMatchObject({ health: "ok", lag: { events: 0 } });
}, 60_000);

test("an index that somebody emptied is built anew", async () => {
  await published();
  startProjector();
  await untilLevel();
  server.indexes.clear();
  await untilLevel();
  expect(builds()).toBe(2);
}, 60_000);

test("a comparison finds what is missing, out of date and too much, mends it and says how much it was", async () => {
  const [lost, old, gone] = [await published(), await published(), await published()];
  startProjector();
  await untilLevel();
  const total = (await publishedVersions()).size;
  const docs = server.indexes.get(searchEngine().index)?.docs;
  const removed = docs?.get(gone.id);
  await retireProduct(mesh.owner, gone.ref);
  await untilLevel();
  if (removed) docs?.set(gone.id, removed);
  docs?.delete(lost.id);
  docs?.set(old.id, { id: old.id, hash: "older" });

  expect(await performOnIndex("repair")).toBe("done");
  expect(await indexedVersions()).toEqual(await publishedVersions());
  const { drift, order } = await findIndexStatus(mesh.admin);
  expect(drift).toMatchObject({ compared: total - 1, missing: 1, stale: 1, surplus: 1 });
  expect(order).toBeNull();
}, 60_000);

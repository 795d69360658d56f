import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { rebuildSearchIndex } from "@/lib/discovery/commands/rebuild-search-index";
import { searchEngine } from "@/lib/discovery/engine-instance";
import { SearchParams } from "@/lib/discovery/model";
import { projectNow, startProjector, stopProjector } from "@/lib/discovery/projector";
import { findIndexStatus } from "@/lib/discovery/queries/index-status";
import { findSearchFigures } from "@/lib/discovery/queries/search-figures";
import { searchProducts } from "@/lib/discovery/queries/search-products";
import { db } from "@/lib/platform/db";
import { recordEvent } from "@/lib/platform/events";
import { aDraft, aMesh, aPublished } from "../registry/mesh";

let mesh: Awaited<ReturnType<typeof aMesh>>;
beforeAll(async () => {
  mesh = await aMesh();
});
afterAll(stopProjector);

const status = () => findIndexStatus(mesh.admin);

test("only those who look after search may see how it stands or build it anew", async () => {
  for (const actor of [mesh.stranger, mesh.owner, mesh.auditor]) {
    await expect(findIndexStatus(actor)).rejects.toMatchObject({ code: "forbidden" });
    await expect(findSearchFigures(actor, new Date())).rejects.toMatchObject({ code: "forbidden" });
    await expect(rebuildSearchIndex(actor)).rejects.toMatchObject({ code: "forbidden" });
  }
});

test("says so where nothing keeps an index", async () => {
  await expect(rebuildSearchIndex(mesh.admin)).rejects.toMatchObject({ code: "unavailable" });
  expect(await status()).toMatchObject({ lastRebuild: null, documents: 0 });
});

describe("while the projector runs", () => {
  beforeAll(async () => {
    await aPublished(mesh.owner, mesh.sales.slug);
    await aPublished(mesh.owner, mesh.sales.slug);
    await aDraft(mesh.owner, mesh.sales.slug);
    startProjector();
    await projectNow();
  });

  test("documents and published products are counted against each other; drafts belong to neither", async () => {
    expect(await status()).toMatchObject({
      engine: "embedded",
      health: "ok",
      isPerProcess: true,
      documents: 2,
      published: 2,
      lastRebuild: { products: 2, ms: expect.any(Number), at: expect.any(Date) },
      parked: [],
    });
  });

  test("building anew mends an index that lost a document, and is remembered", async () => {
    const { generation, lastRebuild } = await status();
    const { id } = await db.dataProduct.findFirstOrThrow({ where: { lifecycle: "active" } });
    await searchEngine().apply([{ op: "delete", id }]);
    expect(await status()).toMatchObject({ documents: 1, published: 2 });

    await rebuildSearchIndex(mesh.admin);
    const after = await status();
    expect(after).toMatchObject({ documents: 2, published: 2 });
    expect(after.generation).not.toBe(generation);
    expect(after.lastRebuild?.at.getTime()).toBeGreaterThan(lastRebuild?.at.getTime() ?? Number.NaN);
  });

  test("a parked product is listed with its reason, and leaves the list once it is indexed", async () => {
    const { id: productId, ref } = await aPublished(mesh.owner, mesh.sales.slug, { title: "Orders" });
    await db.searchDeadLetter.create({ data: { productId, error: "The title is too long." } });
    expect(await status()).toMatchObject({
      parkedTotal: 1,
      parked: [{ productId, error: "The title is too long.", product: { ref, title: "Orders" } }],
    });
    await recordEvent(db, { type: "product.published", subjectId: productId, actorId: null });
    // Other databases of the same server may hold old transactions open, which holds events back for a moment.
    await vi.waitFor(
      async () => {
        await projectNow();
        expect(await status()).toMatchObject({ parkedTotal: 0, documents: 3, published: 3 });
      },
      { timeout: 15_000, interval: 50 },
    );
  });

  test("a parked product that was deleted is listed without a link, and forgotten by the next build", async () => {
    const at = new Date(Date.now() - 60_000);
    await db.searchDeadLetter.create({ data: { productId: "gone", error: "too long", at } });
    expect(await status()).toMatchObject({ parked: [{ productId: "gone", product: null }] });
    await rebuildSearchIndex(mesh.admin);
    expect(await status()).toMatchObject({ parked: [] });
  });
});

test("searches are measured as they are asked, and what nobody found is counted without the words", async () => {
  const before = await findSearchFigures(mesh.admin, new Date());
  await searchProducts(mesh.stranger, SearchParams.parse({ q: "orders" }));
  await searchProducts(mesh.stranger, SearchParams.parse({ q: "zzqxv", tag: "nothing-has-it" }));
  await db.searchMiss.create({ data: { query: "zzqxv", person: "a hash", at: new Date() } });
  const after = await findSearchFigures(mesh.admin, new Date());
  expect(after.hour.searches).toBe(before.hour.searches + 2);
  expect(after.hour.emptyShare).toBeGreaterThan(0);
  expect(after.day.p95Ms).toBeGreaterThan(0);
  expect(after.missesOfTheDay).toBe(before.missesOfTheDay + 1);
  expect(JSON.stringify(after)).not.toContain("zzqxv");
});

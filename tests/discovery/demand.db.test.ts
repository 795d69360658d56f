import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { closeRequest } from "@/lib/discovery/commands/close-request";
import {
  claimRequest,
  PlanForRequest,
  planForRequest,
  releaseRequest,
} from "@/lib/discovery/commands/provide-request";
import { recordMiss } from "@/lib/discovery/commands/record-miss";
import { backRequest, requestData } from "@/lib/discovery/commands/request-data";
import { type DataRequest, RequestState } from "@/lib/discovery/demand";
import { forgetOldMisses, fulfilRequests } from "@/lib/discovery/fulfil-requests";
import { findDemand, findMisses } from "@/lib/discovery/queries/find-demand";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { createPerson } from "../people";
import { aDraft, aMesh, aPublished, publishDraft } from "../registry/mesh";
import { servePublished } from "./served";

let mesh: Awaited<ReturnType<typeof aMesh>>;

beforeAll(async () => {
  mesh = await aMesh();
});

beforeEach(async () => {
  await db.dataRequest.deleteMany();
  await db.searchMiss.deleteMany();
  await db.notification.deleteMany();
});

const PAGE = { page: 1, size: 20 };

function ask(actor: Actor = mesh.stranger, title = "Weather by store") {
  return requestData(actor, { title, reason: "Plan staff by the weather of the day." });
}

async function seen(actor: Actor): Promise<Record<RequestState, readonly DataRequest[]>> {
  const lists = await Promise.all(
    RequestState.options.map(async (state) => {
      const { items, total } = await findDemand(actor, state, PAGE);
      expect(total).toBe(items.length);
      for (const item of items) expect(item.state).toBe(state);
      return items;
    }),
  );
  const [open = [], claimed = [], fulfilled = [], closed = []] = lists;
  return { open, claimed, fulfilled, closed };
}

describe("asking and backing", () => {
  test("whoever asks is the first who needs it; each person counts once", async () => {
    const { id } = await ask();
    await backRequest(mesh.marketer, { id, backs: true });
    await backRequest(mesh.marketer, { id, backs: true });
    expect((await seen(mesh.marketer)).open).toMatchObject([{ backers: 2, isBacked: true }]);
    expect((await seen(mesh.auditor)).open).toMatchObject([{ backers: 2, isBacked: false }]);
    await backRequest(mesh.marketer, { id, backs: false });
    expect((await seen(mesh.marketer)).open).toMatchObject([{ backers: 1, isBacked: false }]);
  });

  test("what most people need comes first, and nobody has more than twenty under way", async () => {
    await ask(mesh.stranger, "Alone");
    const { id } = await ask(mesh.stranger, "Together");
    await backRequest(mesh.marketer, { id, backs: true });
    await ask(mesh.stranger, "Alone too");
    expect((await seen(mesh.owner)).open.map(({ title }) => title)).toEqual([
      "Together",
      "Alone too",
      "Alone",
    ]);
    for (let i = 3; i < 20; i++) await ask(mesh.stranger, `Number ${i}`);
    await expect(ask()).rejects.toMatchObject({ code: "conflict" });
  });

  test("what has ended is neither backed nor claimed nor closed again", async () => {
    const { id } = await ask();
    await closeRequest(mesh.stranger, { id, note: "Found elsewhere" });
    expect((await seen(mesh.marketer)).closed).toMatchObject([{ closingNote: "Found elsewhere" }]);
    await expect(backRequest(mesh.marketer, { id, backs: true })).rejects.toMatchObject({ code: "conflict" });
    await expect(claimRequest(mesh.owner, { id, domainId: mesh.sales.id })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(closeRequest(mesh.admin, { id, note: "" })).rejects.toMatchObject({ code: "conflict" });
  });

  test("an admin may close what others ask for, nobody else may", async () => {
    const { id } = await ask();
    await expect(closeRequest(mesh.marketer, { id, note: "" })).rejects.toMatchObject({ code: "forbidden" });
    expect((await seen(mesh.marketer)).open[0]?.mayClose).toBe(false);
    expect((await seen(mesh.admin)).open[0]?.mayClose).toBe(true);
    await closeRequest(mesh.admin, { id, note: "Twice here." });
  });
});

describe("providing", () => {
  test("one domain claims, by a steward of it, and may give the claim up", async () => {
    const { id } = await ask();
    const inSales = { id, domainId: mesh.sales.id };
    await expect(claimRequest(mesh.contributor, inSales)).rejects.toMatchObject({ code: "forbidden" });
    await expect(claimRequest(mesh.marketer, inSales)).rejects.toMatchObject({ code: "forbidden" });
    await claimRequest(mesh.steward, inSales);
    const other = { id, domainId: mesh.marketing.id };
    await expect(claimRequest(mesh.marketer, other)).rejects.toMatchObject({ code: "conflict" });
    expect((await seen(mesh.stranger)).claimed).toMatchObject([
      { domain: { name: "Sales" }, mayProvide: false },
    ]);
    await expect(releaseRequest(mesh.marketer, { id })).rejects.toMatchObject({ code: "forbidden" });
    await releaseRequest(mesh.owner, { id });
    expect((await seen(mesh.stranger)).open).toHaveLength(1);
  });

  test("once its product is published, those who need it are told, once", async () => {
    const { id } = await ask();
    await backRequest(mesh.marketer, { id, backs: true });
    await claimRequest(mesh.steward, { id, domainId: mesh.sales.id });
    const draft = await aDraft(mesh.owner, mesh.sales.slug, { title: "Weather" });
    await planForRequest(mesh.steward, { id, product: draft.ref });
    expect(await fulfilRequests(new Date())).toBe(0);
    expect((await seen(mesh.stranger)).claimed).toMatchObject([{ product: null, planned: null }]);

    await publishDraft(mesh.owner, draft.id);
    expect(await fulfilRequests(new Date())).toBe(1);
    expect(await fulfilRequests(new Date())).toBe(0);
    expect((await seen(mesh.stranger)).fulfilled).toMatchObject([{ product: { title: "Weather" } }]);
    const told = await db.notification.findMany({ where: { kind: "demand.fulfilled" } });
    expect(told.map(({ userId }) => userId).toSorted()).toEqual(
      [mesh.marketer.id, mesh.stranger.id].toSorted(),
    );
  });

  test("for whom the product is hidden, nothing tells that it exists", async () => {
    const { id } = await ask();
    await claimRequest(mesh.steward, { id, domainId: mesh.sales.id });
    const hidden = { title: "Secret weather", visibility: { discoverableBy: "domains" } };
    const product = await aPublished(mesh.owner, mesh.sales.slug, hidden);
    await planForRequest(mesh.steward, { id, product: product.ref });
    await fulfilRequests(new Date());
    const lists = await seen(mesh.stranger);
    expect(lists.claimed).toMatchObject([{ product: null, planned: null }]);
    expect(lists.fulfilled).toEqual([]);
    expect(JSON.stringify(lists)).not.toContain(product.ref.name);
    expect(await db.notification.count()).toBe(0);
    expect((await seen(mesh.contributor)).fulfilled).toHaveLength(1);
  });

  test("only a product of one's own is named, and one that is hidden is not found", async () => {
    const { id } = await ask();
    await claimRequest(mesh.marketer, { id, domainId: mesh.marketing.id });
    const open = await aPublished(mesh.owner, mesh.sales.slug, { title: "Not theirs" });
    const draft = await aDraft(mesh.owner, mesh.sales.slug, { title: "Unseen" });
    await expect(planForRequest(mesh.marketer, { id, product: open.ref })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(planForRequest(mesh.marketer, { id, product: draft.ref })).rejects.toMatchObject({
      code: "not-found",
    });
    expect(PlanForRequest.safeParse({ id, product: "nonsense" }).success).toBe(false);
  });
});

describe("searches that find nothing", () => {
  const misses = async () =>
    (await findMisses(mesh.stranger, new Date())).map(({ query, people }) => [query, people]);

  test("are told of once three people made them, whatever the spelling, and never by whom", async () => {
    await servePublished();
    const people = await Promise.all([1, 2, 3].map(() => createPerson()));
    for (const person of people) {
      expect(await misses()).toEqual([]);
      await recordMiss(person, { q: "Qzxv  Wörter" });
      await recordMiss(person, { q: "qzxv worter!" });
    }
    expect(await misses()).toEqual([["qzxv worter", 3]]);
    const kept = JSON.stringify(await db.searchMiss.findMany());
    for (const { id } of people) expect(kept).not.toContain(id);
  });

  test("one person's searches cannot be put together", async () => {
    await recordMiss(mesh.stranger, { q: "qzxvaa" });
    await recordMiss(mesh.stranger, { q: "qzxvbb" });
    const [one, other] = await db.searchMiss.findMany({ orderBy: { query: "asc" } });
    expect(one?.person).not.toBe(other?.person);
  });

  test("count only where nothing was found by that person", async () => {
    await aPublished(mesh.owner, mesh.sales.slug, {
      title: "Qzxvcc",
      visibility: { discoverableBy: "domains" },
    });
    await servePublished();
    await recordMiss(mesh.contributor, { q: "qzxvcc" });
    expect(await db.searchMiss.count()).toBe(0);
    await recordMiss(mesh.stranger, { q: "qzxvcc" });
    expect(await db.searchMiss.count()).toBe(1);
    await recordMiss(mesh.stranger, { q: " !? " });
    expect(await db.searchMiss.count()).toBe(1);
  });

  test("are forgotten after half a year", async () => {
    await db.searchMiss.create({ data: { query: "old", person: "x", at: new Date("2025-01-01") } });
    await db.searchMiss.create({ data: { query: "young", person: "x", at: new Date("2026-01-01") } });
    expect(await forgetOldMisses(new Date("2026-02-01"))).toBe(1);
  });
});

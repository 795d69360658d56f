import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { deleteSavedSearch, setSavedSearchMail } from "@/lib/discovery/commands/change-saved-search";
import { saveSearch } from "@/lib/discovery/commands/save-search";
import { createEmbeddedEngine } from "@/lib/discovery/embedded/embedded-engine";
import { findSavedSearches } from "@/lib/discovery/queries/find-saved-searches";
import { SaveSearch } from "@/lib/discovery/saved-search";
import { tellNewMatches } from "@/lib/discovery/tell-new-matches";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { toldTo } from "../notifications/told";
import { aDraft, aMesh, publishDraft } from "../registry/mesh";
import { servePublished, serveWith } from "./served";

let mesh: Awaited<ReturnType<typeof aMesh>>;
const HOUR = 3_600_000;
const START = Date.now();
const hours = (count: number) => new Date(START + count * HOUR);

beforeAll(async () => {
  mesh = await aMesh();
});

beforeEach(async () => {
  await db.savedSearch.deleteMany();
  await db.notification.deleteMany();
});

function save(actor: Actor, name: string, query: string, notifies = true): Promise<void> {
  return saveSearch(actor, SaveSearch.parse({ name, query, notifies }));
}

async function publishAt(title: string, at: Date, more = {}): Promise<void> {
  const { id } = await aDraft(mesh.owner, mesh.sales.slug, { title, ...more });
  await publishDraft(mesh.owner, id, "1.0.0", at);
}

describe("keeping searches", () => {
  test("they are one's own: others neither see nor change them", async () => {
    await save(mesh.stranger, "Mine", "q=orders");
    const [search] = await findSavedSearches(mesh.stranger);
    expect(search).toMatchObject({ name: "Mine", query: "q=orders", notifies: true });
    expect(await findSavedSearches(mesh.admin)).toEqual([]);
    const id = search?.id ?? "";
    await expect(deleteSavedSearch(mesh.admin, { id })).rejects.toMatchObject({ code: "not-found" });
    await expect(setSavedSearchMail(mesh.admin, { id, notifies: false })).rejects.toMatchObject({
      code: "not-found",
    });
    await deleteSavedSearch(mesh.stranger, { id });
    expect(await findSavedSearches(mesh.stranger)).toEqual([]);
  });

  test("one name is one search, and fifty are enough", async () => {
    await save(mesh.stranger, "Mine", "q=orders");
    await save(mesh.stranger, "Mine", "q=returns", false);
    expect(await findSavedSearches(mesh.stranger)).toMatchObject([{ query: "q=returns", notifies: false }]);
    for (let i = 1; i < 50; i++) await save(mesh.stranger, `Number ${i}`, "q=orders");
    await expect(save(mesh.stranger, "Too many", "q=orders")).rejects.toMatchObject({ code: "conflict" });
    await save(mesh.stranger, "Number 7", "q=changed");
  });

  test("what is kept is the search, without the page, and what is no search is not kept", () => {
    const parsed = SaveSearch.parse({
      name: " A ",
      query: "q=orders&tag=b&tag=a&page=3&evil=1",
      notifies: "on",
    });
    expect(parsed).toEqual({ name: "A", query: "q=orders&tag=b&tag=a", notifies: true });
    expect(SaveSearch.parse({ name: "A", query: "q=x" }).notifies).toBe(false);
    expect(SaveSearch.safeParse({ name: "A", query: "sort=title" }).success).toBe(false);
    expect(SaveSearch.safeParse({ name: " ", query: "q=x" }).success).toBe(false);
  });
});

describe("telling of new products", () => {
  test("once a day people hear of what was newly published, matches, and may be seen at that time", async () => {
    await save(mesh.stranger, "Kiwis", "q=kiwi");
    await save(mesh.stranger, "Mangos", "q=mango");
    await save(mesh.contributor, "Kiwis", "q=kiwi");
    await save(mesh.auditor, "Silent", "q=kiwi", false);
    await publishAt("Kiwi harvest", hours(1));
    await publishAt("Kiwi secrets", hours(1), { visibility: { discoverableBy: "domains" } });
    await publishAt("Papaya harvest", hours(1));
    await servePublished();

    expect(await tellNewMatches(hours(20))).toBe(0);
    expect(await tellNewMatches(hours(26))).toBe(2);
    const titles = async (actor: Actor) => (await toldTo(actor)).map(({ title }) => title);
    const inKiwis = (title: string) => `A new data product in “Kiwis”: ${title}`;
    expect(await titles(mesh.stranger)).toEqual([inKiwis("Kiwi harvest")]);
    expect(await titles(mesh.contributor)).toEqual([inKiwis("Kiwi harvest"), inKiwis("Kiwi secrets")]);
    expect(await toldTo(mesh.auditor)).toEqual([]);

    await publishAt("Kiwi prices", hours(27));
    await servePublished();
    expect(await tellNewMatches(hours(30))).toBe(0);
    expect(await tellNewMatches(hours(51))).toBe(2);
    expect(await titles(mesh.stranger)).toEqual([inKiwis("Kiwi harvest"), inKiwis("Kiwi prices")]);
  });

  test("people hear of what came since one wanted to know", async () => {
    await save(mesh.stranger, "Plums", "q=plum", false);
    await publishAt("Plum jam", new Date(START - HOUR));
    await servePublished();
    const [search] = await findSavedSearches(mesh.stranger);
    await setSavedSearchMail(mesh.stranger, { id: search?.id ?? "", notifies: true });
    expect(await tellNewMatches(hours(26))).toBe(0);
  });

  test("words that match loosely are no match", async () => {
    await save(mesh.stranger, "Both", "q=quince+unheard-of");
    await publishAt("Quince jelly", hours(1));
    await servePublished();
    expect(await tellNewMatches(hours(26))).toBe(0);
  });

  test("while search is away nobody is told, and nothing is forgotten", async () => {
    await save(mesh.stranger, "Figs", "q=fig");
    await publishAt("Fig trees", hours(1));
    serveWith(createEmbeddedEngine());
    expect(await tellNewMatches(hours(26))).toBe(0);
    await servePublished();
    expect(await tellNewMatches(hours(27))).toBe(1);
  });

  test("who was deactivated gets nothing", async () => {
    await save(mesh.marketer, "Pears", "q=pear");
    await publishAt("Pear trees", hours(1));
    await servePublished();
    await db.user.update({ where: { id: mesh.marketer.id }, data: { isActive: false } });
    expect(await tellNewMatches(hours(26))).toBe(0);
  });
});

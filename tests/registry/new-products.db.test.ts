import { expect, test } from "vitest";
import type { Actor } from "@/lib/identity/model";
import { findNewProducts } from "@/lib/registry/queries/find-new-products";
import { aDraft, aMesh, aPublished, publishDraft } from "./mesh";

test("those first published last come first, a later version makes none new, and hidden ones are not there", async () => {
  const mesh = await aMesh();
  const publishAt = async (title: string, day: string, more = {}) => {
    const { id } = await aDraft(mesh.owner, mesh.sales.slug, { title, ...more });
    await publishDraft(mesh.owner, id, "1.0.0", new Date(day));
    return id;
  };
  const old = await publishAt("Old", "2026-01-01");
  await publishAt("New", "2026-01-03");
  await publishAt("Hidden", "2026-01-02", { visibility: { discoverableBy: "domains" } });
  await publishDraft(mesh.owner, old, "1.1.0", new Date("2026-01-09"));
  await aDraft(mesh.owner, mesh.sales.slug, { title: "Draft" });

  const titles = async (actor: Actor, limit = 10) =>
    (await findNewProducts(actor, limit)).map(({ product }) => product.title);
  expect(await titles(mesh.stranger)).toEqual(["New", "Old"]);
  expect(await titles(mesh.contributor)).toEqual(["New", "Hidden", "Old"]);
  expect(await titles(mesh.contributor, 1)).toEqual(["New"]);
  await aPublished(mesh.owner, mesh.sales.slug, { title: "Newest" });
  expect(await titles(mesh.stranger, 1)).toEqual(["Newest"]);
});

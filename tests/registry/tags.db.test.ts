import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/identity/model";
import { retireProduct } from "@/lib/registry/commands/retire-product";
import { findProductsTagged } from "@/lib/registry/queries/find-products-tagged";
import { findTags } from "@/lib/registry/queries/find-tags";
import type { TagOrder } from "@/lib/registry/tag";
import { aDraft, aMesh, aPublished } from "./mesh";

const PAGE = { page: 1, size: 100 };
let mesh: Awaited<ReturnType<typeof aMesh>>;

beforeAll(async () => {
  mesh = await aMesh();
  const publish = (tags: string[], more = {}) => aPublished(mesh.owner, mesh.sales.slug, { tags, ...more });
  await publish(["orders", "Zebra"]);
  await publish(["orders", "100% sure"]);
  await publish(["orders", "secret"], { visibility: { discoverableBy: "domains" } });
  await retireProduct(mesh.owner, (await publish(["orders", "bygone"])).ref);
  await aDraft(mesh.owner, mesh.sales.slug, { tags: ["drafted"] });
});

async function tags(actor: Actor, q = "", order: TagOrder = "name"): Promise<[string, number][]> {
  const { items, total } = await findTags(actor, { q, order }, PAGE);
  expect(total).toBe(items.length);
  return items.map(({ tag, products }) => [tag, products]);
}

test("tags are counted over the published products one may see, and no others exist", async () => {
  expect(await tags(mesh.stranger)).toEqual([
    ["100% sure", 1],
    ["orders", 2],
    ["Zebra", 1],
  ]);
  expect(await tags(mesh.contributor)).toEqual([
    ["100% sure", 1],
    ["orders", 3],
    ["secret", 1],
    ["Zebra", 1],
  ]);
});

test("tags are found by any part of them, signs included, the most used first if one likes", async () => {
  expect(await tags(mesh.stranger, "ZEB")).toEqual([["Zebra", 1]]);
  expect(await tags(mesh.stranger, "%")).toEqual([["100% sure", 1]]);
  expect((await tags(mesh.stranger, "", "products"))[0]).toEqual(["orders", 2]);
});

test("the page of a tag lists what one may see of it, as the count says", async () => {
  expect((await findProductsTagged(mesh.stranger, "orders", PAGE)).total).toBe(2);
  expect((await findProductsTagged(mesh.contributor, "orders", PAGE)).total).toBe(3);
  expect((await findProductsTagged(mesh.stranger, "secret", PAGE)).total).toBe(0);
});

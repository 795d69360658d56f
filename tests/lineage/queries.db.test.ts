import { readdir } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/identity/model";
import { edgesOf } from "@/lib/lineage/graph";
import { impactOf } from "@/lib/lineage/impact";
import { findMesh } from "@/lib/lineage/queries/find-mesh";
import { findProductLineage } from "@/lib/lineage/queries/find-product-lineage";
import { db, type Tx } from "@/lib/platform/db";
import { deprecateProduct } from "@/lib/registry/commands/deprecate-product";
import { retireProduct } from "@/lib/registry/commands/retire-product";
import type { JsonObject } from "@/lib/registry/json";
import type { ProductRef } from "@/lib/registry/model";
import { toRefText } from "@/lib/registry/ref-text";
import { aDraft, aMesh, aPublished } from "../registry/mesh";

let mesh: Awaited<ReturnType<typeof aMesh>>;
beforeAll(async () => {
  mesh = await aMesh();
});

/** Published for everyone unless the document says otherwise, taking from these. */
async function aProduct(title: string, from: readonly ProductRef[] = [], document: JsonObject = {}) {
  return aPublished(mesh.owner, mesh.sales.slug, {
    title,
    visibility: { discoverableBy: "everyone" },
    ...document,
    inputPorts: from.map((ref, i) => ({ name: `in-${i}`, product: `${toRefText(ref)}#lines` })),
  });
}

/** The database, and how many queries it was asked. */
function counting(): { tx: Tx; asked: () => number } {
  let count = 0;
  const client = db.$extends({
    query: {
      $allOperations({ args, query }) {
        count++;
        return query(args);
      },
    },
  });
  // What it adds to the client is not seen from outside.
  return { tx: client as unknown as Tx, asked: () => count };
}

const titlesOf = (actor: Actor, ref: ProductRef) =>
  findProductLineage(actor, ref).then((lineage) =>
    [...(lineage?.graph.nodes.values() ?? [])].map(({ title }) => title).sort(),
  );

describe("the lineage of a product", () => {
  test("goes all the way up and down, and nowhere else", async () => {
    const source = await aProduct("Source");
    const middle = await aProduct("Middle", [source.ref]);
    const end = await aProduct("End", [middle.ref]);
    await aProduct("Beside", [source.ref]);
    expect(await titlesOf(mesh.stranger, middle.ref)).toEqual(["End", "Middle", "Source"]);
    expect(await titlesOf(mesh.stranger, end.ref)).toEqual(["End", "Middle", "Source"]);
    expect(await titlesOf(mesh.stranger, source.ref)).toEqual(["Beside", "End", "Middle", "Source"]);
  });

  test("ends in a cycle, and keeps the ports", async () => {
    const first = await aProduct("First of the round");
    const second = await aProduct("Second of the round", [first.ref]);
    const inputs = { productId: first.id, position: 0, inputName: "in", productRef: toRefText(second.ref) };
    await db.inputEdge.create({ data: inputs });
    const lineage = await findProductLineage(mesh.stranger, first.ref);
    expect(lineage && edgesOf(lineage.graph).map(({ from, to, ports }) => [from, to, ports])).toEqual(
      expect.arrayContaining([
        [first.id, second.id, ["lines"]],
        [second.id, first.id, []],
      ]),
    );
  });

  test("stops at a hidden product: what lies behind it is not connected for whom it is hidden from", async () => {
    const source = await aProduct("Behind");
    const hidden = await aProduct("Hidden", [source.ref], { visibility: { discoverableBy: "domains" } });
    const end = await aProduct("Before", [hidden.ref]);
    expect(await titlesOf(mesh.stranger, source.ref)).toEqual(["Behind"]);
    expect(await titlesOf(mesh.stranger, end.ref)).toEqual(["Before"]);
    expect(await titlesOf(mesh.contributor, end.ref)).toEqual(["Before", "Behind", "Hidden"]);
    const told = await findProductLineage(mesh.stranger, end.ref);
    expect(told && [...told.graph.missing]).toEqual([[end.id, []]]);
    expect(await findProductLineage(mesh.stranger, hidden.ref)).toBeNull();
  });

  test("of a product that was never published is nothing, also for its team", async () => {
    const draft = await aDraft(mesh.owner, mesh.sales.slug);
    expect(await findProductLineage(mesh.owner, draft.ref)).toBeNull();
  });

  test("leads to a retired source, while a retired consumer counts no more", async () => {
    const source = await aProduct("Retired source");
    const consumer = await aProduct("Consumer", [source.ref]);
    const gone = await aProduct("Retired consumer", [source.ref]);
    for (const { ref } of [source, gone]) await retireProduct(mesh.steward, ref);
    expect(await titlesOf(mesh.stranger, consumer.ref)).toEqual(["Consumer", "Retired source"]);
    expect(await titlesOf(mesh.stranger, source.ref)).toEqual(["Consumer", "Retired source"]);
  });

  test("takes the same few queries however large it is", async () => {
    let last = await aProduct("Start of a chain");
    const start = last;
    const queriesOf = async () => {
      const { tx, asked } = counting();
      await findProductLineage(mesh.stranger, start.ref, tx);
      return asked();
    };
    const alone = await queriesOf();
    for (let i = 0; i < 12; i++) last = await aProduct(`Link ${i}`, [last.ref, start.ref]);
    expect(await titlesOf(mesh.stranger, start.ref)).toHaveLength(13);
    expect(await queriesOf()).toBe(alone);
    expect(alone).toBeLessThanOrEqual(8);
  });
});

test("the impact of a product names everything downstream once, the nearest first, with whom to tell", async () => {
  const source = await aProduct("Changed");
  const near = await aProduct("Near", [source.ref]);
  const far = await aProduct("Far", [near.ref, source.ref]);
  const farther = await aProduct("Farther", [far.ref]);
  await deprecateProduct(mesh.steward, { ...farther.ref, sunset: null, successor: null, note: "" });
  const lineage = await findProductLineage(mesh.stranger, source.ref);
  const impact = lineage ? impactOf(lineage) : [];
  expect(impact.map(({ product, distance, via }) => [product.title, distance, via.title])).toEqual([
    ["Far", 1, "Changed"],
    ["Near", 1, "Changed"],
    ["Farther", 2, "Far"],
  ]);
  expect(impact.map(({ domain }) => domain.owners)).toEqual(
    impact.map(() => [{ id: mesh.owner.id, name: "Sales owner" }]),
  );
});

test("the map of the mesh takes the same few queries however many products there are", async () => {
  const queriesOf = async () => {
    const { tx, asked } = counting();
    const { graph } = await findMesh(mesh.stranger, tx);
    return { queries: asked(), products: graph.nodes.size };
  };
  const before = await queriesOf();
  for (let i = 0; i < 5; i++) await aProduct(`One more ${i}`);
  const after = await queriesOf();
  expect(after).toEqual({ queries: before.queries, products: before.products + 5 });
  expect(after.queries).toBeLessThanOrEqual(4);
});

test("every query of lineage is asked by a stranger in the leak test", async () => {
  const folder = path.resolve(import.meta.dirname, "../../src/lib/lineage/queries");
  expect((await readdir(folder)).sort()).toEqual(["find-mesh.ts", "find-product-lineage.ts"]);
});

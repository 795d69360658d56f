import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { DeprecateProduct, deprecateProduct } from "@/lib/registry/commands/deprecate-product";
import { reactivateProduct } from "@/lib/registry/commands/reactivate-product";
import { retireProduct } from "@/lib/registry/commands/retire-product";
import { decideMove } from "@/lib/registry/lifecycle";
import { Lifecycle, type ProductRef } from "@/lib/registry/model";
import { findProduct } from "@/lib/registry/queries/find-product";
import { aDraft, aMesh, aPublished, eventsOf, publishDraft } from "./mesh";

let mesh: Awaited<ReturnType<typeof aMesh>>;
beforeAll(async () => {
  mesh = await aMesh();
});

const asking = (ref: ProductRef, facts: Record<string, string> = {}) =>
  DeprecateProduct.parse({ ...ref, ...facts });
const FACTS = { sunset: "2999-12-31", note: "Use the new one." };

const COMMANDS = {
  deprecate: (actor: typeof mesh.owner, ref: ProductRef) => deprecateProduct(actor, asking(ref)),
  reactivate: reactivateProduct,
  retire: retireProduct,
} as const;

/** A product brought into a state by the commands themselves, but for `proposed`, which nothing here leads to. */
async function aProductThatIs(lifecycle: Lifecycle) {
  const product = await aDraft(mesh.owner, mesh.sales.slug);
  if (lifecycle === "proposed")
    await db.dataProduct.update({ where: { id: product.id }, data: { lifecycle } });
  if (lifecycle === "proposed" || lifecycle === "draft") return product;
  await publishDraft(mesh.owner, product.id);
  if (lifecycle === "deprecated") await deprecateProduct(mesh.steward, asking(product.ref, FACTS));
  if (lifecycle === "retired") await retireProduct(mesh.steward, product.ref);
  return product;
}

describe.each(Lifecycle.options)("a product that is %s", (from) => {
  test.each(["deprecate", "reactivate", "retire"] as const)(
    "follows the table when told to %s",
    async (move) => {
      const { ref } = await aProductThatIs(from);
      const decision = decideMove(from, move);
      const moved = COMMANDS[move](mesh.steward, ref);
      if (decision.allowed) await expect(moved).resolves.toEqual({ lifecycle: decision.to });
      else await expect(moved).rejects.toMatchObject({ code: "conflict", message: decision.reason });
      const after = await findProduct(mesh.owner, ref);
      expect(after?.lifecycle).toBe(decision.allowed ? decision.to : from);
    },
  );

  test("becomes active by a publication, free of what consumers were told before", async () => {
    const { id, ref } = await aProductThatIs(from);
    await publishDraft(mesh.owner, id, "9.0.0");
    expect(await findProduct(mesh.stranger, ref)).toMatchObject({
      lifecycle: "active",
      sunset: null,
      lifecycleNote: "",
      current: { version: "9.0.0" },
    });
  });
});

describe.each(["deprecate", "reactivate", "retire"] as const)("only the domain's stewards %s", (move) => {
  test("a stranger does not find the product; others who see it are refused", async () => {
    const hidden = await aPublished(mesh.owner, mesh.sales.slug, {
      visibility: { discoverableBy: "domains" },
    });
    await expect(COMMANDS[move](mesh.stranger, hidden.ref)).rejects.toMatchObject({ code: "not-found" });
    const open = await aPublished(mesh.owner, mesh.sales.slug);
    for (const actor of [mesh.stranger, mesh.contributor, mesh.admin, mesh.auditor])
      await expect(COMMANDS[move](actor, open.ref)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("deprecation", () => {
  test("tells consumers until when, where to go and why; retirement keeps it; reactivation takes it back", async () => {
    const heir = await aPublished(mesh.marketer, mesh.marketing.slug);
    const { id, ref } = await aPublished(mesh.owner, mesh.sales.slug);
    const successor = `${heir.ref.domain}/${heir.ref.name}`;
    await deprecateProduct(mesh.steward, asking(ref, { ...FACTS, successor }));
    const told = { sunset: "2999-12-31", lifecycleNote: "Use the new one.", successor: { id: heir.id } };
    expect(await findProduct(mesh.stranger, ref)).toMatchObject({ lifecycle: "deprecated", ...told });
    await retireProduct(mesh.steward, ref);
    expect(await findProduct(mesh.stranger, ref)).toMatchObject({ lifecycle: "retired", ...told });
    expect((await eventsOf(id)).slice(1)).toMatchObject([
      {
        type: "product.lifecycle-changed",
        payload: { from: "active", to: "deprecated", sunset: "2999-12-31" },
      },
      { type: "product.lifecycle-changed", payload: { from: "deprecated", to: "retired" } },
    ]);

    const other = await aProductThatIs("deprecated");
    await reactivateProduct(mesh.steward, other.ref);
    expect(await findProduct(mesh.stranger, other.ref)).toMatchObject({ sunset: null, lifecycleNote: "" });
  });

  test("told twice, it happens once; told differently, consumers read the new words", async () => {
    const { id, ref } = await aPublished(mesh.owner, mesh.sales.slug);
    await deprecateProduct(mesh.steward, asking(ref, FACTS));
    await deprecateProduct(mesh.steward, asking(ref, FACTS));
    expect(await eventsOf(id)).toHaveLength(2);
    await deprecateProduct(mesh.steward, asking(ref, { note: "Later after all." }));
    expect(await findProduct(mesh.stranger, ref)).toMatchObject({
      sunset: null,
      lifecycleNote: "Later after all.",
    });
  });

  test("a sunset lies ahead when it is set, and may be kept once the day has passed", async () => {
    const { id, ref } = await aPublished(mesh.owner, mesh.sales.slug);
    const past = asking(ref, { sunset: "2020-01-01" });
    await expect(deprecateProduct(mesh.steward, past)).rejects.toMatchObject({ code: "invalid-input" });
    await db.dataProduct.update({ where: { id }, data: { lifecycle: "deprecated", sunset: "2020-01-01" } });
    await deprecateProduct(mesh.steward, { ...past, note: "It is over." });
    expect(await findProduct(mesh.stranger, ref)).toMatchObject({ lifecycleNote: "It is over." });
  });

  test("a product hidden from the steward cannot be named, and one hidden from the reader is not shown", async () => {
    const hidden = await aPublished(mesh.marketer, mesh.marketing.slug, {
      visibility: { discoverableBy: "domains", domains: [mesh.sales.slug] },
    });
    const draft = await aDraft(mesh.marketer, mesh.marketing.slug);
    const { ref } = await aPublished(mesh.owner, mesh.sales.slug);
    const naming = (successor: ProductRef) =>
      deprecateProduct(mesh.steward, asking(ref, { successor: `${successor.domain}/${successor.name}` }));
    await expect(naming(draft.ref)).rejects.toMatchObject({ code: "not-found" });
    await naming(hidden.ref);
    expect(await findProduct(mesh.steward, ref)).toMatchObject({ successor: { id: hidden.id } });
    expect(await findProduct(mesh.stranger, ref)).toMatchObject({ lifecycle: "deprecated", successor: null });
  });

  test("nothing succeeds itself, not even by way of others", async () => {
    const [a, b, c] = await Promise.all([1, 2, 3].map(() => aPublished(mesh.owner, mesh.sales.slug)));
    const pass = (from: typeof a, to: typeof a) =>
      from && to && deprecateProduct(mesh.steward, { ...asking(from.ref), successor: to.ref });
    await expect(pass(a, a)).rejects.toMatchObject({ code: "invalid-input" });
    await pass(a, b);
    await pass(b, c);
    await expect(pass(c, a)).rejects.toMatchObject({ code: "invalid-input" });
  });
});

describe("what a form may say", () => {
  const ref = { domain: "sales", name: "orders" };
  test("empty fields say nothing", () => {
    const none = { ...ref, sunset: null, successor: null, note: "" };
    expect(DeprecateProduct.parse(ref)).toEqual(none);
    expect(DeprecateProduct.parse({ ...ref, sunset: "", successor: "", note: " " })).toEqual(none);
  });

  test.each([
    { sunset: "31.12.2027" },
    { sunset: "2027-02-30" },
    { successor: "orders" },
    { successor: "a/b/c" },
  ])("%j is refused", (fault) => {
    expect(DeprecateProduct.safeParse({ ...ref, ...fault }).success).toBe(false);
  });
});

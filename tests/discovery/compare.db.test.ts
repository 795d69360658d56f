import { beforeAll, expect, test } from "vitest";
import { comparisonFacts } from "@/components/compare/comparison-facts";
import { findComparedProducts } from "@/lib/discovery/queries/find-compared-products";
import { GOOD_PRODUCT } from "@/lib/governance/starter-policies/good-product";
import type { Actor } from "@/lib/identity/model";
import type { ProductRef } from "@/lib/registry/model";
import { aDraft, aMesh, aPublished } from "../registry/mesh";

let mesh: Awaited<ReturnType<typeof aMesh>>;
let open: ProductRef;
let closed: ProductRef;
let draft: ProductRef;

beforeAll(async () => {
  mesh = await aMesh();
  open = (await aPublished(mesh.owner, mesh.sales.slug, { ...GOOD_PRODUCT, title: "Open" })).ref;
  const secret = { title: "Closed", visibility: { discoverableBy: "domains" } };
  closed = (await aPublished(mesh.owner, mesh.sales.slug, secret)).ref;
  draft = (await aDraft(mesh.owner, mesh.sales.slug, { title: "Draft" })).ref;
});

async function titles(actor: Actor, ...refs: ProductRef[]): Promise<string[]> {
  const found = await findComparedProducts(actor, refs);
  return found.map(({ product }) => product.title);
}

test("what a person may not see is compared as what does not exist: not at all", async () => {
  const missing = { domain: mesh.sales.slug, name: "there-is-none" };
  expect(await titles(mesh.stranger, closed, open, draft, missing)).toEqual(["Open"]);
  expect(await findComparedProducts(mesh.stranger, [closed])).toEqual(
    await findComparedProducts(mesh.stranger, [missing]),
  );
});

test("products stand in the order of the address; one without a version has nothing to compare", async () => {
  expect(await titles(mesh.contributor, closed, open)).toEqual(["Closed", "Open"]);
  expect(await titles(mesh.contributor, draft, open)).toEqual(["Open"]);
});

test("facts that nobody states are left out, and differences are marked", async () => {
  const facts = comparisonFacts(await findComparedProducts(mesh.contributor, [open, closed]));
  const rows = facts.flatMap((group) => group.rows);
  expect(rows.find(({ label }) => label === "Domain")).toMatchObject({ differs: false });
  expect(rows.find(({ label }) => label === "Port types")).toMatchObject({ differs: true });
  for (const { values } of rows) expect(values.some((value) => value !== null)).toBe(true);
});

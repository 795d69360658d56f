import { beforeAll, expect, test } from "vitest";
import { findProductList, ProductListRequest } from "@/lib/registry/queries/find-product-list";
import { findProductRefs } from "@/lib/registry/queries/find-product-refs";
import { findRecentProducts } from "@/lib/registry/queries/find-recent-products";
import { aDraft, aMesh, publishDraft } from "./mesh";

const NEWEST = ["Customer trends", "Back\\slash revenue", "Net_revenue", "100% revenue"];

let mesh: Awaited<ReturnType<typeof aMesh>>;
beforeAll(async () => {
  mesh = await aMesh();
  for (const [age, title] of NEWEST.entries()) {
    const outputPorts = [{ name: "rows", type: "table" }];
    const { id } = await aDraft(mesh.owner, mesh.sales.slug, { title, outputPorts });
    await publishDraft(mesh.owner, id, "1.0.0", new Date(2026, 0, 20 - age));
  }
});

const titles = (items: readonly { title: string }[]) => items.map(({ title }) => title);
const listed = async (request: object) =>
  titles((await findProductList(mesh.stranger, ProductListRequest.parse(request))).items);

test("the newest come first, and pages neither repeat nor skip", async () => {
  expect(await listed({})).toEqual(NEWEST);
  const pages = [1, 2, 3, 4].map((page) => listed({ page, size: 1 }));
  expect((await Promise.all(pages)).flat()).toEqual(NEWEST);
  expect(titles(await findRecentProducts(mesh.stranger, 2))).toEqual(NEWEST.slice(0, 2));
});

test.each([
  ["REVENUE", NEWEST.slice(1)],
  ["trends customer", ["Customer trends"]],
  ["%", ["100% revenue"]],
  ["_", ["Net_revenue"]],
  ["\\", ["Back\\slash revenue"]],
  ["' OR 1=1 --", []],
])("words are found as typed: %s", async (q, found) => {
  expect(await listed({ q })).toEqual(found);
});

test("a product is found by its name in the address as well", async () => {
  const { ref } = await aDraft(mesh.owner, mesh.sales.slug, { title: "Nameless" });
  expect(await findProductRefs(mesh.owner, ref.name)).toEqual([]);
  expect(await listed({ q: "product-" })).toEqual(NEWEST);
});

test("a picker offers products with their ports", async () => {
  expect(await findProductRefs(mesh.stranger, "trends")).toMatchObject([
    { ref: { domain: mesh.sales.slug }, title: "Customer trends", ports: [{ name: "rows", type: "table" }] },
  ]);
});

test("nonsense in the address of a list is the first page", () => {
  const first = { page: 1, size: 20, q: "" };
  expect(ProductListRequest.parse({})).toEqual(first);
  expect(ProductListRequest.parse({ page: "-3", size: "x", q: ["a"] })).toEqual(first);
});

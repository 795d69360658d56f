import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { backfillDefinitions } from "@/lib/registry/backfill-definitions";
import { createTerm } from "@/lib/registry/commands/create-term";
import { findTermUses } from "@/lib/registry/queries/find-term-uses";
import { termUrls } from "@/lib/registry/term-urls";
import { aDraft, aMesh, aPublished } from "./mesh";

let mesh: Awaited<ReturnType<typeof aMesh>>;

beforeAll(async () => {
  mesh = await aMesh();
  const definition = "What basket means to us.";
  const { sales } = mesh;
  await createTerm(mesh.steward, {
    slug: "basket",
    name: "Basket",
    definition,
    synonyms: [],
    domainId: sales.id,
  });
});

beforeEach(async () => {
  await db.setting.deleteMany({ where: { key: { startsWith: "backfill:" } } });
  await db.dataProduct.deleteMany();
});

const ofColumn = (url: string) => {
  const authoritativeDefinitions = [{ type: "BusinessDefinition", url }];
  const schema = [{ name: "lines", properties: [{ name: "basket_id", authoritativeDefinitions }] }];
  return { outputPorts: [{ name: "lines", type: "table", contract: { schema } }] };
};

const uses = async () => {
  const { items } = await findTermUses(mesh.owner, "basket", { page: 1, size: 50 });
  return items.map(({ product, places }) => ({ id: product.id, places }));
};
const rows = () => db.businessDefinition.findMany({ orderBy: [{ productId: "asc" }, { position: "asc" }] });

test("a product published before its links were kept appears on the page of the term", async () => {
  const linked = await aPublished(mesh.owner, mesh.sales.slug, ofColumn(termUrls("basket")[0]));
  await aPublished(mesh.owner, mesh.sales.slug, { summary: "Says businessDefinition and links nothing." });
  const fresh = await rows();
  expect(fresh).toHaveLength(1);
  await db.businessDefinition.deleteMany();
  expect(await uses()).toEqual([]);

  expect(await backfillDefinitions()).toBe(1);
  expect(await rows()).toEqual(fresh);
  expect(await uses()).toEqual([{ id: linked.id, places: [{ portName: "lines", path: "basket_id" }] }]);
});

test("it is done once; done again or twice at a time, it writes nothing more", async () => {
  await aPublished(mesh.owner, mesh.sales.slug, ofColumn(termUrls("basket")[1]));
  const before = await rows();
  expect(await backfillDefinitions()).toBe(0);
  await db.businessDefinition.deleteMany();
  expect(await backfillDefinitions()).toBe(0);
  expect(await rows()).toEqual([]);

  await db.setting.deleteMany({ where: { key: { startsWith: "backfill:" } } });
  const both = await Promise.all([backfillDefinitions(), backfillDefinitions()]);
  expect(both.toSorted()).toEqual([0, 1]);
  expect(await rows()).toEqual(before);
});

test("drafts are no versions: nothing is written of them", async () => {
  await aDraft(mesh.owner, mesh.sales.slug, ofColumn(termUrls("basket")[1]));
  expect(await backfillDefinitions()).toBe(0);
  expect(await rows()).toEqual([]);
});

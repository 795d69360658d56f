import { beforeAll, describe, expect, test } from "vitest";
import { decideAccess } from "@/lib/access/commands/decide-access";
import { db } from "@/lib/platform/db";
import { findDomainUsage, findMostUsed, findUsage } from "@/lib/usage/queries/find-usage";
import { findRequestBands, findViewBands } from "@/lib/usage/queries/find-use-bands";
import { ratePopularity } from "@/lib/usage/rate-popularity";
import { usageDay } from "@/lib/usage/usage-day";
import { forgetMarks, noteView, writeViews } from "@/lib/usage/view-buffer";
import { aDocument, anAccessMesh, aPort, aSharedProduct, ask } from "../access/setting";

let mesh: Awaited<ReturnType<typeof anAccessMesh>>;
beforeAll(async () => {
  mesh = await anAccessMesh();
});

const aProduct = () => aSharedProduct(mesh.owner, mesh.sales.slug);
const TODAY = new Date();

function look(productId: string, personId: string, { isFromSearch = false, at = TODAY } = {}): void {
  noteView({ productId, personId, isFromSearch, at });
}

async function counted(productId: string) {
  const row = await db.usageDay.findUnique({ where: { productId_day: { productId, day: usageDay(TODAY) } } });
  return row && [row.views, row.searches];
}

describe("views", () => {
  test("are counted once a person and day, however often and in however many processes", async () => {
    const { id } = await aProduct();
    look(id, "ada");
    look(id, "ada");
    look(id, "bo", { isFromSearch: true });
    await writeViews();
    expect(await counted(id)).toEqual([2, 1]);
    // Another process knows nothing of what this one has noted, only of what is written.
    look(id, "ada");
    look(id, "ada", { isFromSearch: true });
    look(id, "cy");
    await writeViews();
    expect(await counted(id)).toEqual([3, 2]);
    await writeViews();
    expect(await counted(id)).toEqual([3, 2]);
  });

  test("name nobody, and what tells them apart is gone when the day is over", async () => {
    const { id } = await aProduct();
    look(id, mesh.consumer.id);
    await writeViews();
    const marks = await db.usageMark.findMany();
    expect(marks.length).toBeGreaterThan(0);
    expect(JSON.stringify([marks, await db.usageDay.findMany()])).not.toContain(mesh.consumer.id);
    await forgetMarks(TODAY);
    expect(await db.usageMark.count()).toBe(marks.length);
    await forgetMarks(new Date(TODAY.getTime() + 86_400_000));
    expect(await db.usageMark.count()).toBe(0);
  });

  test("of a product that is gone by then are forgotten", async () => {
    const { id } = await aProduct();
    look("no-such-product", "ada");
    look(id, "ada");
    await writeViews();
    expect(await counted(id)).toEqual([1, 0]);
  });
});

describe("usage", () => {
  test("is told in full to the team, in sums to others, and of a hidden product to nobody", async () => {
    const { id, ref } = await aProduct();
    for (const person of ["ada", "bo", "cy"]) look(id, person);
    await writeViews();
    const { lines = "" } = await ask(mesh.consumer, ref, ["lines"]);
    await decideAccess(mesh.owner, { ids: [lines], decision: "approve", reason: "", alternative: "" });
    const full = await findUsage(mesh.contributor, ref, 28);
    if (!full?.isFull) throw new Error("The team sees everything.");
    expect([full.views.total, full.requests.total, full.grants.total]).toEqual([3, 1, 1]);
    expect(full.consumers.slice(-2).map(({ count }) => count)).toEqual([0, 1]);
    expect(await findUsage(mesh.stranger, ref, 90)).toEqual({ isFull: false, views: 3, consumers: null });
    const hidden = await aSharedProduct(
      mesh.owner,
      mesh.sales.slug,
      aDocument([aPort("lines")], { visibility: { discoverableBy: "domains" } }),
    );
    for (const person of ["ada", "bo", "cy", "di"]) look(hidden.id, person);
    await writeViews();
    expect(await findUsage(mesh.stranger, hidden.ref, 28)).toBeNull();
    const domain = await findDomainUsage(mesh.stranger, mesh.sales.id, 28);
    expect(JSON.stringify(domain)).not.toContain(hidden.ref.name);
    const whole = await findDomainUsage(mesh.owner, mesh.sales.id, 28);
    expect(whole.top.map(({ ref: { name } }) => name)).toContain(hidden.ref.name);
    expect((whole.views ?? 0) - (domain.views ?? 0)).toBe(4);
  });

  test("of a domain leaves out products with so few views that they could point at somebody", async () => {
    const { id, ref } = await aProduct();
    look(id, "ada");
    await writeViews();
    const { top } = await findDomainUsage(mesh.owner, mesh.sales.id, 28);
    expect(top.map(({ ref: { name } }) => name)).not.toContain(ref.name);
  });
});

describe("bands of use", () => {
  test("say how much was looked and asked lately, and nothing of hidden products", async () => {
    const { id, ref } = await aProduct();
    const hidden = await aSharedProduct(
      mesh.owner,
      mesh.sales.slug,
      aDocument([aPort("lines")], { visibility: { discoverableBy: "domains" } }),
    );
    const long = new Date(TODAY.getTime() - 40 * 86_400_000);
    await db.usageDay.createMany({
      data: [
        { productId: id, day: usageDay(TODAY), views: 12 },
        { productId: id, day: usageDay(long), views: 400 },
        { productId: hidden.id, day: usageDay(TODAY), views: 90 },
      ],
    });
    for (const actor of [mesh.consumer, mesh.stranger, mesh.steward]) await ask(actor, ref, ["lines"]);
    const bands = await findViewBands(mesh.stranger);
    expect([bands.get(id), bands.has(hidden.id)]).toEqual(["some", false]);
    expect((await findViewBands(mesh.owner)).get(hidden.id)).toBe("much");
    const asked = await findRequestBands(mesh.stranger);
    expect([asked.get(id), asked.has(hidden.id)]).toEqual(["some", false]);
  });
});

describe("popularity", () => {
  test("follows views and consumers, tells search once, and rests where nothing noticeable changed", async () => {
    const { id } = await aProduct();
    const day = usageDay(TODAY);
    await db.usageDay.create({ data: { productId: id, day, views: 100 } });
    await ratePopularity(TODAY);
    const read = () => db.productPopularity.findUnique({ where: { productId: id } });
    expect(await read()).toMatchObject({ popularity: 33 });
    const told = () => db.event.count({ where: { subjectId: id, type: "product.rated" } });
    expect(await told()).toBe(1);
    await db.usageDay.update({ where: { productId_day: { productId: id, day } }, data: { views: 105 } });
    expect(await ratePopularity(TODAY)).toBe(0);
    expect(await told()).toBe(1);
    await ratePopularity(new Date(TODAY.getTime() + 40 * 86_400_000));
    expect(await read()).toMatchObject({ popularity: 0 });
    expect(await told()).toBe(2);
  });

  test("orders the products that are used most, of those one may see", async () => {
    const [quiet, loud] = [await aProduct(), await aProduct()];
    const hidden = await aSharedProduct(
      mesh.owner,
      mesh.sales.slug,
      aDocument([aPort("lines")], { visibility: { discoverableBy: "domains" } }),
    );
    await db.productPopularity.deleteMany();
    await db.productPopularity.createMany({
      data: [
        { productId: quiet.id, popularity: 10 },
        { productId: loud.id, popularity: 60 },
        { productId: hidden.id, popularity: 90 },
      ],
    });
    expect(await findMostUsed(mesh.stranger, 5)).toEqual([loud.id, quiet.id]);
    expect(await findMostUsed(mesh.owner, 1)).toEqual([hidden.id]);
  });
});

import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { discardDraft } from "@/lib/registry/commands/discard-draft";
import { retireProduct } from "@/lib/registry/commands/retire-product";
import { saveDraft } from "@/lib/registry/commands/save-draft";
import { PageRequest } from "@/lib/registry/page";
import { findDomain } from "@/lib/registry/queries/find-domain";
import { findDomains } from "@/lib/registry/queries/find-domains";
import { findDownstream } from "@/lib/registry/queries/find-downstream";
import { findMyDrafts } from "@/lib/registry/queries/find-my-drafts";
import { findProduct } from "@/lib/registry/queries/find-product";
import { findProductsIn } from "@/lib/registry/queries/find-products-in";
import { findVersion } from "@/lib/registry/queries/find-version";
import { findVersions } from "@/lib/registry/queries/find-versions";
import { createDomainRow, createPerson, reloadActor } from "../people";
import { aDraft, aMesh, aPublished, publishDraft } from "./mesh";

const PAGE = PageRequest.parse({});

/** A mesh of its own for each group, so that counts mean something. */
function useMesh() {
  const held: { mesh?: Awaited<ReturnType<typeof aMesh>> } = {};
  beforeAll(async () => {
    held.mesh = await aMesh();
  });
  return () => {
    if (!held.mesh) throw new Error("The mesh is made before the first test.");
    return held.mesh;
  };
}

describe("the page of a product", () => {
  const mesh = useMesh();

  test("tells what it is, where it belongs, and what it is made from", async () => {
    const { sales, owner, stranger } = mesh();
    const orders = await createDomainRow({ name: "Orders", parentId: sales.id });
    const team = await reloadActor(owner.id);
    const upstream = await aPublished(team, sales.slug, { title: "Raw orders" });
    const { id, ref } = await aPublished(team, orders.slug, {
      title: "Order lines",
      summary: "Every line.",
      inputPorts: [
        { name: "raw", product: `${upstream.ref.domain}/${upstream.ref.name}#stream` },
        { name: "erp", external: "SAP S/4 extract" },
        { name: "gone", product: "nowhere/nothing" },
      ],
      outputPorts: [{ name: "lines", type: "table" }],
    });
    expect(await findProduct(stranger, ref)).toMatchObject({
      id,
      ref,
      domainPath: [{ slug: sales.slug }, { slug: orders.slug }],
      title: "Order lines",
      summary: "Every line.",
      lifecycle: "active",
      current: {
        version: "1.0.0",
        ordinal: 1,
        descriptor: { title: "Order lines" },
        publishedBy: { name: "Sales owner" },
      },
      upstream: [
        { inputName: "raw", portName: "stream", external: null, product: { title: "Raw orders" } },
        { inputName: "erp", productRef: null, external: "SAP S/4 extract", product: null },
        { inputName: "gone", productRef: "nowhere/nothing", product: null },
      ],
      draft: null,
    });
    expect(await findDownstream(stranger, upstream.ref)).toMatchObject([
      { id, version: "1.0.0", portTypes: ["table"], domain: { name: "Orders" } },
    ]);
  });

  test("an unknown product is nobody's", async () => {
    const { admin, sales } = mesh();
    expect(await findProduct(admin, { domain: sales.slug, name: "nothing-here" })).toBeNull();
    expect(await findProduct(admin, { domain: "nowhere", name: "orders" })).toBeNull();
  });

  test("versions come newest first, a page at a time, each with its document", async () => {
    const { sales, owner, stranger } = mesh();
    const { id, ref } = await aPublished(owner, sales.slug, { step: 1 });
    await saveDraft(owner, { ...ref, revision: 2, descriptor: { step: 2 } });
    await publishDraft(owner, id, "1.1.0");
    await publishDraft(owner, id, "2.0.0");
    const first = await findVersions(stranger, ref, { page: 1, size: 2 });
    expect(first).toMatchObject({ total: 3, items: [{ version: "2.0.0" }, { version: "1.1.0" }] });
    expect(first.items[0]).not.toHaveProperty("descriptor");
    expect(await findVersions(stranger, ref, { page: 2, size: 2 })).toMatchObject({
      items: [{ version: "1.0.0" }],
    });
    expect(await findVersion(stranger, ref, "1.0.0")).toMatchObject({ descriptor: { step: 1 } });
    expect(await findVersion(stranger, ref, "1.1.0")).toMatchObject({ descriptor: { step: 2 } });
    expect(await findVersion(stranger, ref, "3.0.0")).toBeNull();
  });
});

describe("domains", () => {
  const mesh = useMesh();

  test("the tree counts published products, their own and those below", async () => {
    const { sales, owner, steward, stranger } = mesh();
    const north = await createDomainRow({ name: "North", parentId: sales.id });
    const oslo = await createDomainRow({ name: "Oslo", parentId: north.id });
    const team = await reloadActor(owner.id);
    await aPublished(team, sales.slug);
    await aPublished(team, oslo.slug);
    await aPublished(team, oslo.slug);
    await aDraft(team, oslo.slug);
    const retired = await aPublished(team, oslo.slug);
    await retireProduct(await reloadActor(steward.id), retired.ref);

    const within = new Set([sales.id, north.id, oslo.id]);
    const branches = (await findDomains(stranger)).filter(({ id }) => within.has(id));
    expect(
      branches.map(({ name, depth, products, productsWithin }) => [name, depth, products, productsWithin]),
    ).toEqual([
      ["Sales", 0, 1, 3],
      ["North", 1, 0, 2],
      ["Oslo", 2, 2, 2],
    ]);
    expect(await findProductsIn(stranger, sales.id, PAGE)).toMatchObject({ total: 3 });
    expect(await findProductsIn(stranger, north.id, { page: 2, size: 1 })).toMatchObject({
      total: 2,
      items: [{ domain: { name: "Oslo" } }],
    });
    expect(await findProductsIn(stranger, "nowhere", PAGE)).toEqual({ items: [], total: 0 });
  });

  test("a domain shows its path, its children and its people, the strongest role first", async () => {
    const { sales, stranger } = mesh();
    const gone = await createPerson({ name: "Gone", domainRoles: { [sales.id]: "owner" } });
    await db.user.update({ where: { id: gone.id }, data: { isActive: false } });
    await createPerson({ name: "Abe", domainRoles: { [sales.id]: "contributor" } });
    const domain = await findDomain(stranger, sales.slug);
    expect(domain?.path.map(({ name }) => name)).toEqual(["Sales"]);
    expect(domain?.children.map(({ name, depth }) => [name, depth])).toEqual([["North", 1]]);
    expect(domain?.members.map(({ name, role }) => [name, role])).toEqual([
      ["Sales owner", "owner"],
      ["Sales steward", "steward"],
      ["Abe", "contributor"],
      ["Sales contributor", "contributor"],
    ]);
    expect(await findDomain(stranger, "nowhere")).toBeNull();
  });
});

describe("my drafts", () => {
  const mesh = useMesh();

  test("hold what is unpublished where I may edit, the last touched first", async () => {
    const { sales, marketing, owner, contributor, marketer } = mesh();
    const fresh = await aDraft(contributor, sales.slug, {});
    const changed = await aPublished(owner, sales.slug);
    const reverted = await aPublished(owner, sales.slug);
    const untouched = await aPublished(owner, sales.slug);
    await aDraft(marketer, marketing.slug);
    const later = (ref: typeof changed.ref, title: string) =>
      saveDraft(owner, { ...ref, revision: 2, descriptor: { title } });
    await later(reverted.ref, "Nonsense");
    await discardDraft(owner, { ...reverted.ref, revision: 3 });
    await later(changed.ref, "Better title");

    const mine = await findMyDrafts(contributor, PAGE);
    expect(mine).toMatchObject({
      total: 2,
      items: [
        { id: changed.id, title: "Better title", lifecycle: "active", updatedBy: { name: "Sales owner" } },
        { id: fresh.id, title: "Orders", lifecycle: "draft", updatedBy: { name: "Sales contributor" } },
      ],
    });
    expect(mine.items.map(({ id }) => id)).not.toContain(untouched.id);
    expect(await findMyDrafts(contributor, { page: 2, size: 1 })).toMatchObject({
      items: [{ id: fresh.id }],
    });
  });
});

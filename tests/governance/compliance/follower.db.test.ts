import { beforeEach, describe, expect, test } from "vitest";
import { changeDomain } from "@/lib/governance/commands/change-domain";
import { publishProduct } from "@/lib/governance/commands/publish-product";
import { retirePolicy } from "@/lib/governance/commands/retire-policy";
import { readCursor, readFullCheck } from "@/lib/governance/compliance/progress";
import { reevaluate } from "@/lib/governance/compliance/reevaluate";
import { refreshComplianceNow } from "@/lib/governance/compliance/refresh";
import { findPolicy } from "@/lib/governance/queries/find-policy";
import { db } from "@/lib/platform/db";
import { takeLease } from "@/lib/platform/lease";
import { retireProduct } from "@/lib/registry/commands/retire-product";
import type { JsonObject } from "@/lib/registry/json";
import { toldTo } from "../../notifications/told";
import { createDomainRow, createPerson, reloadActor } from "../../people";
import { aMesh, eventsOf } from "../../registry/mesh";
import { aProduct, enforce } from "../publishing";
import { contentOf, goodProductBut } from "../setting";
import { grantWaiver, keptOutcomes, keptRating, retireAllByEvent, transitionsOf, untilKept } from "./kept";

const mesh = await aMesh();
const { steward, contributor, owner, admin } = mesh;
const sales = mesh.sales.slug;
const UNRETAINED = goodProductBut({ "/retention": undefined });
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);

async function published(document?: JsonObject, domain = sales) {
  const product = await aProduct(contributor, domain, document);
  const { published: isPublished } = await publishProduct(steward, product.publish({ acknowledged: true }));
  expect(isPublished).toBe(true);
  return product;
}

async function retire(key: string, actor = admin): Promise<void> {
  const policy = await findPolicy(actor, key);
  await retirePolicy(actor, { key, revision: policy?.revision ?? 0 });
}

/** A domain of its own with somebody who owns it. */
async function aTeam() {
  const domain = await createDomainRow();
  const dana = await createPerson({ domainRoles: { [domain.id]: "owner" } });
  return { domain, dana };
}

beforeEach(async () => {
  await retireAllByEvent();
  await untilKept();
  await db.notification.deleteMany();
});

describe("what is kept of a product", () => {
  test("is what the gate said when it was published", async () => {
    const key = await enforce(admin, contentOf("COM-01"));
    const { id, ref } = await published();
    await untilKept();
    expect(await keptRating(id)).toMatchObject({ badge: "compliant", domainId: mesh.sales.id });
    const receipt = await db.evaluation.findFirstOrThrow({ where: { product: { name: ref.name } } });
    const outcomes = Array.isArray(receipt.outcomes) ? receipt.outcomes : [];
    const kept = await keptOutcomes(id);
    expect(kept).toHaveLength(outcomes.length);
    expect(kept.map(({ policyKey }) => policyKey)).toContain(key);
    expect(await transitionsOf(id)).toEqual([]);
    const told = (await eventsOf(id)).map(({ type }) => type);
    expect(told).not.toContain("product.compliance-changed");
    // Nobody is told, but search learns that there is a score, and only once.
    expect(told.filter((type) => type === "product.rated")).toHaveLength(1);
  });

  test("follows a policy into force and out of it, and tells so once", async () => {
    const { id } = await published(UNRETAINED);
    await untilKept();
    const key = await enforce(admin, contentOf("COM-01"));
    await untilKept();
    expect(await keptRating(id)).toMatchObject({ badge: "non-compliant", open: 1 });
    expect((await keptOutcomes(id)).find(({ policyKey }) => policyKey === key)).toMatchObject({
      status: "fail",
      blocking: true,
    });

    await retire(key);
    await untilKept();
    expect(await keptRating(id)).toMatchObject({ badge: "compliant", open: 0 });
    expect((await keptOutcomes(id)).map(({ policyKey }) => policyKey)).not.toContain(key);
    expect(await transitionsOf(id)).toEqual([
      { policyKey: key, from: "none", to: "fail", cause: "policy" },
      { policyKey: key, from: "fail", to: "none", cause: "policy" },
    ]);
    const told = (await eventsOf(id)).filter(({ type }) => type === "product.compliance-changed");
    expect(told.map(({ payload }) => payload)).toMatchObject([
      { from: "compliant", to: "non-compliant" },
      { from: "non-compliant", to: "compliant" },
    ]);
  });

  test("stays as it is under a policy of another domain, and meets that policy when its domain moves there", async () => {
    const root = await createDomainRow();
    const below = await createDomainRow();
    const { id: ownerId } = await createPerson({
      orgRoles: ["admin"],
      domainRoles: { [root.id]: "owner", [below.id]: "owner" },
    });
    const both = await reloadActor(ownerId);
    const product = await aProduct(both, below.slug, UNRETAINED);
    await publishProduct(both, product.publish());
    await enforce(both, contentOf("COM-01"), root.id);
    await untilKept();
    expect(await keptRating(product.id)).toMatchObject({ badge: "compliant" });

    await changeDomain(both, {
      id: below.id,
      revision: 1,
      name: "Below",
      kind: "aggregate",
      purpose: "",
      boundary: "",
      hue: 0,
      parentId: root.id,
      reason: "It is mended in its new place, by those who know how.",
    });
    await untilKept();
    expect(await keptRating(product.id)).toMatchObject({ badge: "non-compliant" });
    expect(await transitionsOf(product.id)).toMatchObject([{ to: "fail", cause: "domain" }]);
  });

  test("goes with the product when it is retired", async () => {
    const { id, ref } = await published();
    await untilKept();
    expect(await keptRating(id)).not.toBeNull();
    await retireProduct(steward, ref);
    await untilKept();
    expect(await keptRating(id)).toBeNull();
    expect(await keptOutcomes(id)).toEqual([]);
  });

  test("follows a waiver, and its end by nothing but the time", async () => {
    const { id } = await published(UNRETAINED);
    const key = await enforce(admin, contentOf("COM-01"));
    await grantWaiver(owner, { productId: id, key, expiresAt: inDays(10) });
    await untilKept();
    expect(await keptRating(id)).toMatchObject({ badge: "compliant", waived: 1 });

    await untilKept(inDays(9));
    expect(await keptRating(id)).toMatchObject({ badge: "compliant", waived: 1 });
    await untilKept(inDays(10.01));
    expect(await keptRating(id)).toMatchObject({ badge: "non-compliant", waived: 0, open: 1 });
    expect((await transitionsOf(id)).at(-1)).toEqual({
      policyKey: key,
      from: "waived",
      to: "fail",
      cause: "time",
    });
    expect(await readFullCheck()).toMatchObject({ differences: 0 });
  });

  test("follows the end of a grace", async () => {
    const { id } = await published(UNRETAINED);
    const key = await enforce(admin, { ...contentOf("COM-01"), graceDays: 30 });
    await untilKept();
    expect(await keptRating(id)).toMatchObject({ badge: "compliant", grace: 1, dueAt: expect.any(Date) });
    await untilKept(inDays(30.01));
    expect(await keptRating(id)).toMatchObject({ badge: "non-compliant", grace: 0, dueAt: null });
    expect((await transitionsOf(id)).at(-1)).toMatchObject({ policyKey: key, from: "grace", to: "fail" });
  });
});

describe("doing it again", () => {
  test("writes nothing where nothing changed, however often everything is looked at", async () => {
    await published(UNRETAINED);
    await enforce(admin, contentOf("COM-01"));
    await enforce(admin, contentOf("PRI-02"));
    const at = new Date();
    await untilKept();
    const all = async () => ({
      outcomes: await db.policyOutcome.findMany({ orderBy: [{ productId: "asc" }, { policyKey: "asc" }] }),
      ratings: await db.productCompliance.findMany({ orderBy: { productId: "asc" } }),
      transitions: await db.outcomeTransition.count(),
      events: await db.event.count(),
      told: await db.notification.count(),
    });
    const before = await all();
    const ids = (await db.dataProduct.findMany({ select: { id: true } })).map(({ id }) => id);
    for (let i = 0; i < 3; i++) {
      for await (const report of reevaluate(new Map(ids.map((id) => [id, "check"])), at)) {
        expect(report).toMatchObject({ changed: 0, drifted: [] });
      }
    }
    expect(await all()).toEqual(before);
  });

  test("finishes what was killed half-way", async () => {
    const { dana, domain } = await aTeam();
    const ids: string[] = [];
    // More than one chunk holds.
    for (let i = 0; i < 60; i++) {
      const product = await aProduct(dana, domain.slug, UNRETAINED);
      await publishProduct(dana, product.publish());
      ids.push(product.id);
    }
    await untilKept();
    await enforce(dana, contentOf("COM-01"), domain.id);
    const cursor = await readCursor();
    for await (const { products } of reevaluate(new Map(ids.map((id) => [id, "policy"])), new Date())) {
      expect(products).toBeLessThan(ids.length);
      break;
    }
    const of = (badge: string) => db.productCompliance.count({ where: { productId: { in: ids }, badge } });
    expect(await of("non-compliant")).toBeGreaterThan(0);
    expect(await of("compliant")).toBeGreaterThan(0);
    expect(await readCursor()).toEqual(cursor);

    await untilKept();
    expect(await of("non-compliant")).toBe(ids.length);
    const transitions = await db.outcomeTransition.groupBy({
      by: ["productId"],
      where: { productId: { in: ids } },
      _count: true,
    });
    expect(transitions.every(({ _count }) => _count === 1)).toBe(true);
    // Many products at once are counted rather than named, for the owner of the domain.
    const told = await db.notification.findMany({ where: { kind: "compliance.changed" } });
    expect(told.length).toBeGreaterThan(0);
    for (const { userId } of told) expect(userId).toBe(dana.id);
    const counts = told.map(({ title, productId }) => (productId ? 1 : Number(/^\d+/.exec(title)?.[0])));
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(ids.length);
  });

  test("while somebody else holds the lease changes nothing", async () => {
    const { id } = await published();
    await takeLease("compliance", "another process", new Date(), inDays(1));
    await refreshComplianceNow();
    expect(await keptRating(id)).toBeNull();
    await db.setting.delete({ where: { key: "lease:compliance" } });
    await untilKept();
    expect(await keptRating(id)).not.toBeNull();
  });
});

test("owners are told once that a product broke and once that it was mended", async () => {
  const { dana, domain } = await aTeam();
  const product = await aProduct(dana, domain.slug, UNRETAINED);
  await publishProduct(dana, product.publish());
  await untilKept();
  expect(await toldTo(dana)).toEqual([]);

  const key = await enforce(dana, contentOf("COM-01"), domain.id);
  await untilKept();
  await untilKept();
  expect(await toldTo(dana)).toMatchObject([
    { title: "Customer orders is no longer compliant", href: expect.stringContaining(product.ref.name) },
  ]);
  await retire(key, dana);
  await untilKept();
  await untilKept();
  expect(await toldTo(dana)).toMatchObject([{}, { title: "Customer orders is compliant again" }]);
  expect(await db.notification.count()).toBe(2);
});

describe("the night's check", () => {
  test("mends what was kept wrongly and says so", async () => {
    const { id } = await published();
    await untilKept();
    await db.policyOutcome.updateMany({
      where: { productId: id, policyKey: "ESS-01" },
      data: { status: "fail", blocking: true },
    });
    await untilKept(inDays(40));
    expect(await readFullCheck()).toMatchObject({ differences: 1 });
    expect(await keptRating(id)).toMatchObject({ badge: "compliant" });
    await untilKept(inDays(41));
    expect(await readFullCheck()).toMatchObject({ differences: 0 });
  });

  test("keeps the figures of the day per domain, those of products for few apart", async () => {
    const { dana, domain } = await aTeam();
    for (const discoverableBy of ["everyone", "everyone", "domains"]) {
      const product = await aProduct(
        dana,
        domain.slug,
        goodProductBut({ "/visibility": { discoverableBy } }),
      );
      await publishProduct(dana, product.publish());
    }
    await untilKept(inDays(50));
    const day = inDays(50).toISOString().slice(0, 10);
    const rows = await db.complianceDay.findMany({
      where: { day, domainId: domain.id },
      orderBy: { discoverableBy: "asc" },
    });
    expect(rows).toMatchObject([
      { discoverableBy: "domains", products: 1, compliant: 1, rated: 1 },
      { discoverableBy: "everyone", products: 2, compliant: 2, rated: 2 },
    ]);
  });
});

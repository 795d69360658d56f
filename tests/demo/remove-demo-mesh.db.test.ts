import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { DEMO_SETTING, type DemoContents } from "@/lib/demo/demo-contents";
import { findDemoMesh } from "@/lib/demo/find-demo-mesh";
import { loadDemoMesh } from "@/lib/demo/load-demo-mesh";
import { removeDemoMesh, unsafeRemoveDemoMesh } from "@/lib/demo/remove-demo-mesh";
import { requestData } from "@/lib/discovery/commands/request-data";
import { verifyAuditLog } from "@/lib/governance/queries/verify-audit-log";
import { findActor } from "@/lib/identity/actor";
import { changePassword } from "@/lib/identity/commands/change-password";
import type { Actor } from "@/lib/identity/model";
import { hasPeople } from "@/lib/identity/queries";
import { db } from "@/lib/platform/db";
import { sendMail } from "@/lib/platform/mail";
import { createTerm } from "@/lib/registry/commands/create-term";
import { untilKept } from "../governance/compliance/kept";
import { aProduct, enforce } from "../governance/publishing";
import { contentOf } from "../governance/setting";
import { createDomainRow, createPerson, PASSWORD, reloadActor } from "../people";
import { aDraft, aPublished } from "../registry/mesh";

const TABLES = ["user", "domain", "dataProduct", "productVersion", "policy", "policyVersion"] as const;

async function rows(): Promise<Record<string, number>> {
  const counts = {
    user: await db.user.count(),
    domain: await db.domain.count(),
    dataProduct: await db.dataProduct.count(),
    productVersion: await db.productVersion.count(),
    policy: await db.policy.count(),
    policyVersion: await db.policyVersion.count(),
  } satisfies Record<(typeof TABLES)[number], number>;
  return counts;
}

test("a mesh nobody added anything to goes whole, and the installation is new again", async () => {
  await loadDemoMesh();
  const before = await rows();
  const { id } = await db.user.findUniqueOrThrow({ where: { email: "ada@agora.example" } });
  const ada = await reloadActor(id);
  const other = await db.user.findUniqueOrThrow({ where: { email: "olivia@agora.example" } });
  await expect(removeDemoMesh(await reloadActor(other.id))).rejects.toMatchObject({ code: "forbidden" });
  expect(await findDemoMesh(ada)).toMatchObject({
    people: before.user,
    domains: before.domain,
    products: before.dataProduct,
    policies: before.policy,
    removal: { isEverything: true, isSelfGoing: true, stayingDomains: [] },
  });

  expect(await removeDemoMesh(ada)).toMatchObject({ isEverything: true, isSelfGone: true });
  expect(Object.values(await rows()).every((count) => count === 0)).toBe(true);
  expect(await hasPeople()).toBe(false);
  expect(await db.setting.findUnique({ where: { key: DEMO_SETTING } })).toBeNull();
  expect(await db.dataRequest.count()).toBe(0);
  expect(await db.purpose.count()).toBe(0);
  expect(await db.accessRequest.count()).toBe(0);
  expect(await db.accessGrant.count()).toBe(0);
  const deleted = (type: string) => db.event.count({ where: { type } });
  expect(await deleted("product.deleted")).toBe(before.dataProduct);
  expect(await deleted("domain.deleted")).toBe(before.domain);
}, 180_000);

describe("where somebody added things of their own", () => {
  let mesh: Awaited<ReturnType<typeof aSmallDemo>>;
  beforeEach(async () => {
    await db.dataProduct.deleteMany();
    await db.policy.deleteMany();
    await db.glossaryTerm.deleteMany();
    await db.dataRequest.deleteMany();
    await db.domain.deleteMany({ where: { parentId: { not: null } } });
    await db.domain.deleteMany();
    await db.user.deleteMany();
    await db.mail.deleteMany();
    await db.setting.deleteMany({ where: { key: DEMO_SETTING } });
    mesh = await aSmallDemo();
  });

  const names = async () => (await db.user.findMany({ orderBy: { name: "asc" } })).map(({ name }) => name);
  const slugs = async () => (await db.domain.findMany()).map(({ slug }) => slug).sort();

  test("without an admin of their own it is refused, says how to make one, and changes nothing", async () => {
    await aDraft(mesh.steward, mesh.finance.slug);
    const before = await rows();
    expect(await findDemoMesh(mesh.ada)).toMatchObject({ removal: null, own: { products: 1 } });
    await expect(removeDemoMesh(mesh.ada)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("invite yourself"),
    });
    await createPerson({ name: "Invited" }).then(({ id }) =>
      db.user.update({ where: { id }, data: { passwordHash: null, roles: { create: { role: "admin" } } } }),
    );
    await expect(removeDemoMesh(mesh.ada)).rejects.toMatchObject({ code: "conflict" });
    expect(await rows()).toEqual({ ...before, user: (before.user ?? 0) + 1 });
  });

  test("their people, products, domains and policies stay, with the demo domains these are in", async () => {
    const own = await createPerson({ name: "Own admin", orgRoles: ["admin"] });
    const mine = await createDomainRow({ slug: "mine", parentId: mesh.orders.id });
    await createPerson({ name: "Own member", domainRoles: { [mesh.marketing.id]: "owner" } });
    const { ref } = await aPublished(mesh.steward, mesh.finance.slug);
    await enforce(own, contentOf("META-01"));

    await requestData(own, { title: "Of their own", reason: "Asked for by somebody who stays." });

    expect(await findDemoMesh(own)).toMatchObject({
      removal: {
        isEverything: false,
        isSelfGoing: false,
        stayingDomains: ["Finance", "Marketing", "Orders", "Sales"],
      },
    });
    expect(await removeDemoMesh(own)).toEqual({
      people: 2,
      products: 1,
      policies: 1,
      domains: 1,
      isEverything: false,
      isSelfGone: false,
    });
    expect(await names()).toEqual(["Own admin", "Own member"]);
    expect(await slugs()).toEqual(["finance", "marketing", mine.slug, "orders", "sales"]);
    expect(await db.dataProduct.findMany({ select: { name: true } })).toEqual([{ name: ref.name }]);
    expect(await db.productVersion.findMany({ select: { publishedById: true } })).toEqual([
      { publishedById: null },
    ]);
    expect(await db.policy.count()).toBe(1);
    expect(await db.dataRequest.findMany({ select: { title: true } })).toEqual([{ title: "Of their own" }]);
    await expect(removeDemoMesh(own)).rejects.toMatchObject({ code: "not-found" });
  });

  test("a policy that goes is told of and recorded like every decision, and what it said of products is forgotten", async () => {
    const own = await createPerson({ name: "Own admin", orgRoles: ["admin"] });
    const { id, ref } = await aPublished(mesh.steward, mesh.finance.slug);
    await untilKept();
    const [{ id: policyId, key } = { id: "", key: "" }] = await db.policy.findMany();
    const kept = () => db.policyOutcome.count({ where: { productId: id, policyKey: key } });
    expect(await kept()).toBe(1);
    await removeDemoMesh(own);
    expect(await db.event.findMany({ where: { subjectId: policyId, type: "policy.deleted" } })).toMatchObject(
      [{ actorId: own.id, payload: { key, version: 1 } }],
    );
    expect(
      await db.auditRecord.findMany({ where: { action: "policy.deleted", subject: key } }),
    ).toMatchObject([{ actorName: "Own admin", facts: { before: { status: "active", version: 1 } } }]);
    expect(await verifyAuditLog(own, { noted: "" })).toMatchObject({ ok: true });
    await untilKept();
    expect(await kept()).toBe(0);
    expect(await db.dataProduct.count({ where: { name: ref.name } })).toBe(1);
  });

  test("the sessions of those who went are over, and no link waits for them in the outbox", async () => {
    const own = await createPerson({ orgRoles: ["admin"] });
    const { sessionVersion } = await db.user.findUniqueOrThrow({ where: { id: mesh.ada.id } });
    await sendMail(db, { to: mesh.ada.email, subject: "Choose a new password", body: "a link" });
    expect(await findActor(mesh.ada.id, sessionVersion)).not.toBeNull();
    await removeDemoMesh(own);
    expect(await findActor(mesh.ada.id, sessionVersion)).toBeNull();
    expect(await db.mail.count()).toBe(0);
  });

  test("an acting demo admin goes too while everybody can read their password, and stays once it is theirs", async () => {
    await aDraft(mesh.steward, mesh.finance.slug);
    await createPerson({ name: "Own admin", orgRoles: ["admin"] });
    expect(await findDemoMesh(mesh.ada)).toMatchObject({ removal: { isSelfGoing: true } });

    await changePassword(mesh.ada, { currentPassword: PASSWORD, newPassword: "a password of my own" });
    const ada = await reloadActor(mesh.ada.id);
    expect(await findDemoMesh(ada)).toMatchObject({ people: 1, removal: { isSelfGoing: false } });
    expect(await removeDemoMesh(ada)).toMatchObject({ isSelfGone: false });
    expect(await names()).toEqual(["Ada Demo", "Own admin"]);
  });

  test("whoever runs the machine may remove it without an account, under the same rules", async () => {
    await aDraft(mesh.steward, mesh.finance.slug);
    await expect(unsafeRemoveDemoMesh(null)).rejects.toMatchObject({ code: "conflict" });
    await createPerson({ orgRoles: ["admin"] });
    expect(await unsafeRemoveDemoMesh(null)).toMatchObject({ products: 1, isSelfGone: false });
  });

  test("two who remove it at once remove it once", async () => {
    const own = await createPerson({ orgRoles: ["admin"] });
    const both = await Promise.allSettled([removeDemoMesh(own), removeDemoMesh(own)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

/** As the setting describes the real one: some domains, a published product, a policy, an admin and a steward. */
async function aSmallDemo() {
  const sales = await createDomainRow({ slug: "sales", name: "Sales" });
  const orders = await createDomainRow({ slug: "orders", name: "Orders", parentId: sales.id });
  const marketing = await createDomainRow({ slug: "marketing", name: "Marketing" });
  const finance = await createDomainRow({ slug: "finance", name: "Finance" });
  const research = await createDomainRow({ slug: "research", name: "Research" });
  const email = `${randomUUID()}@agora.example`;
  const ada: Actor = await createPerson({ name: "Ada Demo", email, orgRoles: ["admin"] });
  const steward = await createPerson({ name: "Sam Demo", domainRoles: { [finance.id]: "steward" } });
  const product = await aProduct(steward, finance.slug);
  await enforce(ada, contentOf("META-02"));
  const term = await createTerm(steward, {
    slug: "invoice",
    name: "Invoice",
    definition: "What somebody is asked to pay.",
    synonyms: [],
    domainId: finance.id,
  });
  const request = await requestData(steward, { title: "Loaded", reason: "Came with the demo mesh." });
  const policies = await db.policy.findMany({ select: { id: true } });
  const contents: DemoContents = {
    people: [{ name: ada.name, email, password: PASSWORD, role: "Admin" }],
    personIds: [ada.id, steward.id],
    domainIds: [sales, orders, marketing, finance, research].map(({ id }) => id),
    productIds: [product.id],
    policyIds: policies.map(({ id }) => id),
    termIds: [term.id],
    requestIds: [request.id],
    purposeIds: [],
  };
  await db.setting.create({ data: { key: DEMO_SETTING, value: contents } });
  return { sales, orders, marketing, finance, ada, steward };
}

import { afterEach, describe, expect, test } from "vitest";
import { activatePolicy } from "@/lib/governance/commands/activate-policy";
import { changePolicy } from "@/lib/governance/commands/change-policy";
import { decideWaiver } from "@/lib/governance/commands/decide-waiver";
import { publishProduct } from "@/lib/governance/commands/publish-product";
import { requestWaiver } from "@/lib/governance/commands/request-waiver";
import { revokeWaiver } from "@/lib/governance/commands/revoke-waiver";
import { withdrawWaiver } from "@/lib/governance/commands/withdraw-waiver";
import { parse } from "@/lib/governance/language/parse";
import { type PolicyContent, WAIVER_APPROVERS } from "@/lib/governance/model";
import { noticeWaivers } from "@/lib/governance/notice-waivers";
import { checkDraft } from "@/lib/governance/queries/check-draft";
import { findCompliance } from "@/lib/governance/queries/find-compliance";
import { findWaiverDraft } from "@/lib/governance/queries/find-waiver-draft";
import { countWaitingWaivers, findWaivers } from "@/lib/governance/queries/find-waivers";
import { findWaiversOfProduct } from "@/lib/governance/queries/find-waivers-of-product";
import { RequestWaiver, WAIVER_STATES, WaiverFilter } from "@/lib/governance/waiver";
import { dayOf, decisionOf, waiverState } from "@/lib/governance/waiver-rules";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import type { JsonObject } from "@/lib/registry/json";
import { valueAt, withValueAt } from "@/lib/registry/json-pointer";
import type { ProductRef } from "@/lib/registry/model";
import { createPerson, reloadActor } from "../people";
import { aMesh, eventsOf } from "../registry/mesh";
import { aProduct, editDraft, enforce, retireAll } from "./publishing";
import { contentOf, EMAIL_COLUMN, goodProductBut } from "./setting";

const mesh = await aMesh();
const { owner, steward, contributor, stranger, marketer, admin, auditor } = mesh;
const sales = mesh.sales.slug;
const privacySteward = await aStewardOf("privacy");
const securitySteward = await aStewardOf("security");

const COLUMN = "outputPorts[order-lines].columns[order_lines/customer_id]";
const COLUMNS = "/outputPorts/0/contract/schema/0/properties";
const REASON = "The source system cannot say it before its next release in spring.";
const NONE = WaiverFilter.parse({});

/** A product whose e-mail column fails PRI-02, which asks for a description of personal data. */
const FAULTY = goodProductBut({ [`${EMAIL_COLUMN}/description`]: "Customer" });

afterEach(retireAll);

async function aStewardOf(category: string): Promise<Actor> {
  const person = await createPerson({ name: `Steward of ${category}` });
  await db.orgRoleAssignment.create({
    data: { userId: person.id, role: "category-steward", scope: category },
  });
  return reloadActor(person.id);
}

async function aDelegateFor(domainId: string): Promise<Actor> {
  const person = await createPerson({ name: "Delegate" });
  await db.orgRoleAssignment.create({
    data: { userId: person.id, role: "governance-delegate", scope: domainId },
  });
  return reloadActor(person.id);
}

function inDays(days: number): string {
  return dayOf(new Date(Date.now() + days * 86_400_000));
}

function asking(ref: ProductRef, policy: string, facts: Partial<RequestWaiver> = {}): RequestWaiver {
  return {
    ...ref,
    policy,
    reach: "some",
    elements: [COLUMN],
    reason: REASON,
    compensatingControl: "",
    expiresOn: inDays(30),
    renewsId: null,
    ...facts,
  };
}

async function ask(ref: ProductRef, policy: string, facts: Partial<RequestWaiver> = {}): Promise<string> {
  const request = await requestWaiver(steward, asking(ref, policy, facts));
  if (!request.requested) throw new Error(JSON.stringify(request.faults));
  return request.id;
}

async function aFaultyProduct(change: Partial<PolicyContent> = {}, document: JsonObject = FAULTY) {
  const policy = await enforce(admin, { ...contentOf("PRI-02"), ...change });
  return { policy, ...(await aProduct(contributor, sales, document)) };
}

async function aWaivedProduct(facts: Partial<RequestWaiver> = {}) {
  const product = await aFaultyProduct();
  const id = await ask(product.ref, product.policy, facts);
  await decideWaiver(privacySteward, { id, decision: "grant", note: "Until spring." });
  return { ...product, waiver: id };
}

/** What all three who ask say of the policy: the gate, the editor's check and the compliance page. */
async function verdicts({ ref, policy }: { ref: ProductRef; policy: string }) {
  const check = await checkDraft(steward, ref);
  const compliance = await findCompliance(stranger, ref);
  const statusIn = (evaluation: typeof compliance | undefined) =>
    evaluation?.outcomes.find((outcome) => outcome.policy.key === policy)?.status;
  return { draft: statusIn(check?.evaluation), compliance: statusIn(compliance) };
}

describe("asking for a waiver", () => {
  test("is for stewards of a product they see, and changes nothing yet", async () => {
    const { id: productId, ref, policy, publish } = await aFaultyProduct();
    for (const outsider of [stranger, marketer])
      await expect(requestWaiver(outsider, asking(ref, policy))).rejects.toMatchObject({ code: "not-found" });
    for (const reader of [contributor, auditor, admin])
      await expect(requestWaiver(reader, asking(ref, policy))).rejects.toMatchObject({ code: "forbidden" });
    const id = await ask(ref, policy);
    expect(await publishProduct(steward, publish())).toMatchObject({ published: false });
    expect(await eventsOf(id)).toMatchObject([
      { type: "waiver.requested", actorId: steward.id, payload: { policy, productId } },
    ]);
  });

  test("is refused for what does not fail, for too long, and for a policy that allows none", async () => {
    const { ref, policy } = await aFaultyProduct();
    expect(
      await requestWaiver(steward, asking(ref, policy, { elements: ["outputPorts[order-lines]"] })),
    ).toMatchObject({ requested: false, faults: { elements: expect.any(String) } });
    expect(await requestWaiver(steward, asking(ref, policy, { expiresOn: inDays(91) }))).toMatchObject({
      requested: false,
      faults: { expiresOn: expect.any(String) },
    });
    const met = await enforce(admin, contentOf("COM-01"));
    expect(await requestWaiver(steward, asking(ref, met, { reach: "all" }))).toMatchObject({
      requested: false,
      faults: { elements: expect.any(String) },
    });
    const strict = [
      { level: "mandatory" as const },
      { waivable: { allowed: false, maxDays: 90, approver: "category-steward" as const } },
    ];
    for (const change of strict) {
      const key = await enforce(admin, { ...contentOf("PRI-02"), ...change });
      await expect(requestWaiver(steward, asking(ref, key))).rejects.toMatchObject({ code: "conflict" });
    }
    await expect(requestWaiver(steward, asking(ref, "NONE-1"))).rejects.toMatchObject({ code: "not-found" });
    expect(await findWaiversOfProduct(steward, ref)).toEqual([]);
  });

  test("happens once: the same request again is a conflict, until the first is withdrawn", async () => {
    const { ref, policy } = await aFaultyProduct();
    const attempts = await Promise.allSettled([
      requestWaiver(steward, asking(ref, policy)),
      requestWaiver(owner, asking(ref, policy)),
    ]);
    expect(attempts.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const [open] = await findWaiversOfProduct(steward, ref);
    const asker = open?.requestedBy?.id === steward.id ? steward : owner;
    const other = asker === steward ? owner : steward;
    if (!open) throw new Error("Nothing was asked for.");
    await expect(withdrawWaiver(other, { id: open.id })).rejects.toMatchObject({ code: "forbidden" });
    await withdrawWaiver(asker, { id: open.id });
    await expect(withdrawWaiver(asker, { id: open.id })).rejects.toMatchObject({ code: "conflict" });
    expect(await ask(ref, policy)).not.toBe(open.id);
  });

  test("says everything that is wrong with a form at once", () => {
    const form = { domain: "sales", name: "orders", policy: "PRI-02", reach: "some", reason: "Later." };
    const result = RequestWaiver.safeParse({ ...form, expiresOn: "soon" });
    expect(result.error?.issues.map(({ path }) => path.join(".")).sort()).toEqual([
      "elements",
      "expiresOn",
      "reason",
    ]);
    const without = RequestWaiver.safeParse({ ...form, reason: REASON, expiresOn: "2026-01-01" });
    expect(without.error?.issues.map(({ path }) => path.join("."))).toEqual(["elements"]);
  });
});

describe("deciding about a waiver", () => {
  test("is for whom the policy names, and never for whoever asked", async () => {
    const { ref, policy } = await aFaultyProduct();
    const id = await ask(ref, policy);
    const grant = { id, decision: "grant", note: "" } as const;
    for (const outsider of [stranger, marketer])
      await expect(decideWaiver(outsider, grant)).rejects.toMatchObject({ code: "not-found" });
    for (const reader of [steward, owner, contributor, auditor])
      await expect(decideWaiver(reader, grant)).rejects.toMatchObject({ code: "forbidden" });
    await expect(decideWaiver(securitySteward, grant)).rejects.toMatchObject({ code: "not-found" });
    // Nobody outside the domain sees the draft; whoever decides about its waiver sees that.
    await decideWaiver(privacySteward, grant);
    await expect(decideWaiver(privacySteward, grant)).rejects.toMatchObject({ code: "conflict" });
  });

  test("is refused to an owner who asked, and open to another owner of the domain", async () => {
    const waivable = { allowed: true, maxDays: 90, approver: "domain-owner" as const };
    const { ref, policy } = await aFaultyProduct({ waivable });
    const request = await requestWaiver(owner, asking(ref, policy));
    if (!request.requested) throw new Error("It was not asked for.");
    const { id } = request;
    await expect(decideWaiver(owner, { id, decision: "grant", note: "" })).rejects.toMatchObject({
      code: "forbidden",
    });
    const second = await createPerson({ domainRoles: { [mesh.sales.id]: "owner" } });
    await decideWaiver(second, { id, decision: "reject", note: "Mend it." });
    const { items } = await findWaivers(second, { ...NONE, policy });
    expect(items).toMatchObject([{ status: "rejected", decidedBy: { id: second.id }, startsAt: null }]);
    expect(await eventsOf(id)).toMatchObject([{ type: "waiver.requested" }, { type: "waiver.rejected" }]);
    const records = await db.auditRecord.findMany({
      where: { subject: `${ref.domain}/${ref.name}`, action: { startsWith: "waiver." } },
      select: { action: true, actorName: true, facts: true },
      orderBy: { seq: "asc" },
    });
    expect(records).toMatchObject([
      { action: "waiver.requested", actorName: owner.name, facts: { policy, note: REASON } },
      { action: "waiver.rejected", actorName: second.name, facts: { policy, note: "Mend it." } },
    ]);
  });

  test("holds to what the policy says by then", async () => {
    const { ref, policy } = await aFaultyProduct();
    const id = await ask(ref, policy);
    const content: PolicyContent = {
      ...contentOf("PRI-02"),
      waivable: { allowed: true, maxDays: 7, approver: "category-steward" },
    };
    const saving = await changePolicy(admin, { key: policy, revision: 2, content, changeNote: "" });
    if (!saving.saved) throw new Error("The policy was not saved.");
    await activatePolicy(admin, { key: policy, revision: saving.revision, version: saving.version });
    const grant = { id, decision: "grant", note: "" } as const;
    await expect(decideWaiver(admin, grant)).rejects.toMatchObject({ code: "conflict" });
    await db.policy.updateMany({ where: { key: policy }, data: { status: "retired" } });
    await expect(decideWaiver(admin, grant)).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("a granted waiver", () => {
  test("lets the publication through, and says by whom and until when", async () => {
    const { ref, policy } = await aPublishedWaived();
    expect(await verdicts({ ref, policy })).toEqual({ draft: "waived", compliance: "waived" });
    const compliance = await findCompliance(stranger, ref);
    const outcome = compliance?.outcomes.find((found) => found.policy.key === policy);
    expect(outcome?.findings).toMatchObject([
      { standing: "waived", waiver: { approvedBy: privacySteward.name } },
    ]);
  });

  test("is dead once it has expired: at the gate, in the draft check and in compliance alike", async () => {
    const { ref, policy, publish, waiver } = await aPublishedWaived();
    await db.waiver.update({
      where: { id: waiver },
      data: { startsAt: new Date(Date.now() - 2_000), expiresAt: new Date(Date.now() - 1) },
    });
    expect(await verdicts({ ref, policy })).toEqual({ draft: "fail", compliance: "fail" });
    expect(await publishProduct(steward, publish({ revision: 2, version: "1.0.1" }))).toMatchObject({
      published: false,
    });
  });

  test("is dead at once when it is revoked, by those who decide or by who asked", async () => {
    for (const who of [privacySteward, steward]) {
      const { ref, policy, publish, waiver } = await aPublishedWaived();
      const revocation = { id: waiver, note: "It was mended." };
      for (const reader of [stranger, auditor, contributor, securitySteward])
        await expect(revokeWaiver(reader, revocation)).rejects.toMatchObject({ code: "forbidden" });
      await revokeWaiver(who, revocation);
      expect(await verdicts({ ref, policy })).toEqual({ draft: "fail", compliance: "fail" });
      expect(await publishProduct(steward, publish({ revision: 2, version: "1.0.1" }))).toMatchObject({
        published: false,
      });
      await expect(revokeWaiver(who, revocation)).rejects.toMatchObject({ code: "conflict" });
      await retireAll();
    }
  });

  test("does not cover a column that came later, unless it is for the whole product", async () => {
    for (const [reach, draft] of [
      ["some", "fail"],
      ["all", "waived"],
    ] as const) {
      const { ref, policy } = await aPublishedWaived({ reach });
      const another = {
        ...(valueAt(FAULTY, EMAIL_COLUMN) as JsonObject), // A column of the good product.
        name: "second_email",
      };
      await editDraft(contributor, ref, 2, withValueAt(FAULTY, `${COLUMNS}/3`, another));
      expect(await verdicts({ ref, policy })).toEqual({ draft, compliance: "waived" });
      await retireAll();
    }
  });

  test("stays with its column when the columns are put in another order", async () => {
    const { ref, policy } = await aPublishedWaived();
    const columns = valueAt(FAULTY, COLUMNS);
    if (!Array.isArray(columns)) throw new Error("The good product has no columns.");
    await editDraft(contributor, ref, 2, withValueAt(FAULTY, COLUMNS, columns.toReversed()));
    expect(await verdicts({ ref, policy })).toEqual({ draft: "waived", compliance: "waived" });
  });

  test("is for one team member, and for that one alone, where the rule looks at each of them", async () => {
    const parsed = parse("it.members.all(m, filled(m.role))");
    if (!parsed.ok) throw new Error("The rule of this test does not parse.");
    const member = (username: string) => ({
      username,
      ...(username === "ana@example.com" && { role: "owner" }),
    });
    const withMembers = (...names: string[]) => goodProductBut({ "/team/members": names.map(member) });
    const product = await aFaultyProduct(
      {
        rule: { select: "product", require: parsed.expression, params: [] },
        scope: null,
        message: "",
        examples: [],
      },
      withMembers("ana@example.com", "bo@example.com", "cy@example.com"),
    );
    const names = ["bo@example.com", "cy@example.com"];
    const draft = await findWaiverDraft(steward, {
      ref: product.ref,
      policyKey: product.policy,
      renewsId: null,
    });
    expect(draft?.elements.map(({ key, words }) => [key, words])).toEqual(
      names.map((name) => [`members[${name}]`, `Team member "${name}"`]),
    );
    const grant = async (name: string) =>
      decideWaiver(privacySteward, {
        id: await ask(product.ref, product.policy, { elements: [`members[${name}]`] }),
        decision: "grant",
        note: "",
      });
    await grant("bo@example.com");
    expect(await verdicts(product)).toMatchObject({ draft: "fail" });
    await grant("cy@example.com");
    expect(await verdicts(product)).toMatchObject({ draft: "waived" });
    await editDraft(
      contributor,
      product.ref,
      1,
      withMembers("cy@example.com", "bo@example.com", "ana@example.com"),
    );
    expect(await verdicts(product)).toMatchObject({ draft: "waived" });
    expect(await publishProduct(steward, product.publish({ revision: 2 }))).toMatchObject({
      published: true,
    });
    await editDraft(
      contributor,
      product.ref,
      3,
      withMembers("dee@example.com", "bo@example.com", "ana@example.com"),
    );
    expect(await verdicts(product)).toMatchObject({ draft: "fail", compliance: "waived" });
  });

  test("can be renewed by a new request, which counts how many there were", async () => {
    const { ref, policy, waiver } = await aPublishedWaived();
    const again = await ask(ref, policy, { expiresOn: inDays(60), renewsId: waiver });
    await decideWaiver(privacySteward, { id: again, decision: "grant", note: "" });
    const waivers = await findWaiversOfProduct(stranger, ref);
    expect(waivers.map(({ id, renewals, isRenewed }) => ({ id, renewals, isRenewed }))).toEqual([
      { id: waiver, renewals: 0, isRenewed: true },
      { id: again, renewals: 1, isRenewed: false },
    ]);
    const other = await aFaultyProduct();
    await expect(
      requestWaiver(steward, asking(other.ref, other.policy, { renewsId: waiver })),
    ).rejects.toMatchObject({ code: "conflict" });
  });
});

async function aPublishedWaived(facts: Partial<RequestWaiver> = {}) {
  const product = await aWaivedProduct(facts);
  expect(await publishProduct(steward, product.publish())).toMatchObject({ published: true });
  return product;
}

describe("the register of waivers", () => {
  test("shows those of visible products, and to those who decide what waits for them", async () => {
    const hidden = await aFaultyProduct();
    const waiting = await ask(hidden.ref, hidden.policy);
    const idsFor = async (actor: Actor) => {
      const { items, waiting } = await findWaivers(actor, { ...NONE, policy: hidden.policy });
      return { listed: items.map(({ id }) => id), waiting: waiting.map(({ id }) => id) };
    };
    for (const outsider of [stranger, marketer, securitySteward])
      expect(await idsFor(outsider)).toEqual({ listed: [], waiting: [] });
    for (const reader of [steward, owner, contributor, auditor])
      expect(await idsFor(reader)).toEqual({ listed: [waiting], waiting: [] });
    for (const approver of [privacySteward, admin])
      expect(await idsFor(approver)).toEqual({ listed: [], waiting: [waiting] });

    const { openable } = await findWaivers(privacySteward, { ...NONE, policy: hidden.policy });
    expect(openable.has(hidden.id)).toBe(false);
    await decideWaiver(privacySteward, { id: waiting, decision: "grant", note: "" });
    expect(await idsFor(privacySteward)).toEqual({ listed: [waiting], waiting: [] });
  });

  test("waits for exactly those whom the rule lets decide, whoever the policy names", async () => {
    const delegate = await aDelegateFor(mesh.marketing.id);
    const people = [privacySteward, securitySteward, owner, steward, admin, auditor, delegate, stranger];
    for (const approver of WAIVER_APPROVERS) {
      const { ref, policy } = await aFaultyProduct({ waivable: { allowed: true, maxDays: 90, approver } });
      await ask(ref, policy);
      for (const actor of people) {
        const { waiting } = await findWaivers(actor, { ...NONE, policy });
        const { allowed } = decisionOf(actor, {
          approver,
          category: "privacy",
          domainId: mesh.sales.id,
          requestedById: steward.id,
        });
        expect(waiting).toHaveLength(allowed ? 1 : 0);
      }
    }
  });

  test("counts for everybody what they may decide, and nothing else", async () => {
    const before = await Promise.all(
      [privacySteward, securitySteward, steward].map((who) => countWaitingWaivers(who)),
    );
    const { ref, policy } = await aFaultyProduct();
    const id = await ask(ref, policy);
    const after = await Promise.all(
      [privacySteward, securitySteward, steward].map((who) => countWaitingWaivers(who)),
    );
    expect(after.map((count, index) => count - (before[index] ?? 0))).toEqual([1, 0, 0]);
    await db.waiver.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await countWaitingWaivers(privacySteward)).toBe(before[0]);
  });

  test("filters by how they stand, as the rule says it", async () => {
    const { ref, policy } = await aFaultyProduct();
    const filter = { ...NONE, product: `${ref.domain}/${ref.name}`, policy };
    const granted = async () => {
      const id = await ask(ref, policy);
      await decideWaiver(admin, { id, decision: "grant", note: "" });
      return id;
    };
    const [ending, expired] = [await granted(), await granted(), await granted()];
    await db.waiver.update({ where: { id: ending }, data: { expiresAt: new Date(Date.now() + 86_400_000) } });
    await db.waiver.update({
      where: { id: expired },
      data: { startsAt: new Date(Date.now() - 2_000), expiresAt: new Date(Date.now() - 1_000) },
    });
    await ask(ref, policy);
    const all = await findWaivers(steward, filter);
    expect(all.total).toBe(4);
    for (const state of WAIVER_STATES) {
      const { items } = await findWaivers(steward, { ...filter, state });
      const expected = all.items.filter((waiver) => waiverState(waiver, new Date()) === state);
      expect(items.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    }
  });
});

/** The ids of those who own the domain of the products here. */
async function salesOwners(): Promise<string[]> {
  const rows = await db.domainMember.findMany({
    where: { domainId: mesh.sales.id, role: "owner", user: { isActive: true } },
    select: { userId: true },
  });
  return rows.map(({ userId }) => userId);
}

describe("the notices", () => {
  test("go once to who asked, who granted and who owns the domain, again when the end is nearer, and not after a renewal", async () => {
    const { ref, policy, waiver } = await aWaivedProduct();
    const owners = await salesOwners();
    const on = (days: number) => new Date(Date.now() + days * 86_400_000);
    const toldAbout = () =>
      db.notification.findMany({
        where: { href: { contains: waiver }, kind: "waiver.ending" },
        select: { userId: true },
      });
    await noticeWaivers(on(1));
    expect(await toldAbout()).toEqual([]);
    await noticeWaivers(on(20));
    await noticeWaivers(on(20));
    await Promise.all([noticeWaivers(on(21)), noticeWaivers(on(21))]);
    expect((await toldAbout()).map(({ userId }) => userId).sort()).toEqual(
      [steward.id, privacySteward.id, ...owners].sort(),
    );
    await noticeWaivers(on(28));
    expect(await toldAbout()).toHaveLength(2 * (2 + owners.length));

    const again = await ask(ref, policy, { expiresOn: inDays(80), renewsId: waiver });
    await decideWaiver(privacySteward, { id: again, decision: "grant", note: "" });
    await noticeWaivers(on(30));
    expect(await toldAbout()).toHaveLength(2 * (2 + owners.length));
  });
});

describe("a notification about a waiver", () => {
  const toldOf = (waiver: string, words: string) =>
    db.notification.findMany({ where: { href: { contains: waiver }, title: { contains: words } } });
  const readersOf = async (waiver: string, words: string) =>
    (await toldOf(waiver, words)).map(({ userId }) => userId).sort();

  test.each(WAIVER_APPROVERS)(
    "asks those who decide where that is the %s, and nobody who may not",
    async (approver) => {
      const delegate = await aDelegateFor(mesh.marketing.id);
      const { ref, policy } = await aFaultyProduct({ waivable: { allowed: true, maxDays: 90, approver } });
      const waiver = await ask(ref, policy);
      const told = await readersOf(waiver, "waits for your decision");
      const who = { "category-steward": privacySteward, "domain-owner": owner, "governance-group": delegate };
      expect(told).toContain(who[approver].id);
      for (const other of [steward, stranger, securitySteward, auditor, admin])
        expect(told).not.toContain(other.id);
      expect((await toldOf(waiver, "waits"))[0]?.text).toContain(REASON);
      await db.user.update({ where: { id: delegate.id }, data: { isActive: false } });
    },
  );

  test("goes to the admins where nobody else can decide", async () => {
    const { ref, policy } = await aFaultyProduct({
      category: "interoperability",
      waivable: { allowed: true, maxDays: 90, approver: "category-steward" },
    });
    expect(await readersOf(await ask(ref, policy), "waits for your decision")).toEqual([admin.id]);
  });

  test.each([
    ["granted", "grant"],
    ["rejected", "reject"],
  ] as const)("tells who asked that it was %s", async (word, decision) => {
    const { ref, policy } = await aFaultyProduct();
    const id = await ask(ref, policy);
    await decideWaiver(privacySteward, { id, decision, note: "Talk to us first." });
    expect(await readersOf(id, `was ${word}`)).toEqual([steward.id]);
    expect((await toldOf(id, `was ${word}`))[0]?.text).toContain("Talk to us first.");
  });

  test("tells who asked that somebody else revoked it, and not what they did themselves", async () => {
    const { waiver } = await aWaivedProduct();
    await revokeWaiver(privacySteward, { id: waiver, note: "It was misused." });
    expect(await readersOf(waiver, "was revoked")).toEqual([steward.id]);
    const { waiver: own } = await aWaivedProduct();
    await revokeWaiver(steward, { id: own, note: "Mended." });
    expect(await readersOf(own, "was revoked")).toEqual([]);
  });

  test("reaches nobody who may no longer see the product, or was deactivated", async () => {
    const leaving = await createPerson({ name: "Leaving", domainRoles: { [mesh.sales.id]: "steward" } });
    const hidden = withValueAt(FAULTY, "/visibility", { discoverableBy: "domains" });
    const { ref, policy } = await aFaultyProduct({}, hidden);
    const request = await requestWaiver(leaving, asking(ref, policy));
    const id = request.requested ? request.id : "";
    await db.domainMember.deleteMany({ where: { userId: leaving.id } });
    await decideWaiver(privacySteward, { id, decision: "grant", note: "" });
    await noticeWaivers(new Date(Date.now() + 28 * 86_400_000));
    expect((await readersOf(id, "")).filter((to) => to === leaving.id)).toEqual([]);
    expect(await readersOf(id, " end")).toEqual([...(await salesOwners()), privacySteward.id].sort());
  });
});

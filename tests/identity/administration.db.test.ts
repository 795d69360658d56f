import { beforeEach, describe, expect, test } from "vitest";
import { findActor } from "@/lib/identity/actor";
import { changeOrgRoles } from "@/lib/identity/commands/change-org-roles";
import { deactivatePerson, reactivatePerson } from "@/lib/identity/commands/deactivate-person";
import { invitePerson, renewInvitation } from "@/lib/identity/commands/invite-person";
import { retryMail } from "@/lib/identity/commands/retry-mail";
import type { Actor } from "@/lib/identity/model";
import { findMails, findPeople, findPeopleToPick, findPerson } from "@/lib/identity/queries";
import { db } from "@/lib/platform/db";
import { sendMail } from "@/lib/platform/mail";
import { createDomainRow, createPerson, reloadActor } from "../people";

let admin: Actor;
beforeEach(async () => {
  await db.mail.deleteMany();
  await db.event.deleteMany();
  await db.user.deleteMany();
  admin = await createPerson({ name: "Ada Admin", orgRoles: ["admin"] });
});

const ADMIN = { role: "admin", scope: "" } as const;
const AUDITOR = { role: "auditor", scope: "" } as const;

function invitation(email: string) {
  return { email, name: "Ivo Invited", orgRoles: [], domainRoles: [] };
}

describe("only those who manage people may", () => {
  const calls: [string, (actor: Actor, personId: string) => Promise<unknown>][] = [
    ["invite somebody", (actor) => invitePerson(actor, invitation("x@example.com"))],
    ["renew an invitation", (actor, personId) => renewInvitation(actor, { personId })],
    ["change roles", (actor, personId) => changeOrgRoles(actor, { personId, orgRoles: [ADMIN] })],
    ["deactivate somebody", (actor, personId) => deactivatePerson(actor, { personId })],
    ["reactivate somebody", (actor, personId) => reactivatePerson(actor, { personId })],
    ["list people", (actor) => findPeople(actor, { q: "", page: 1 })],
    ["look at a person", (actor, personId) => findPerson(actor, personId)],
    ["send a mail again", (actor) => retryMail(actor, { mailId: "any" })],
    ["read the outbox", (actor) => findMails(actor, { page: 1 })],
  ];

  test.each(calls)("%s", async (_what, call) => {
    const sales = await createDomainRow();
    const owner = await createPerson({ domainRoles: { [sales.id]: "owner" } });
    const others = await createPerson({ orgRoles: ["auditor", "governance-delegate", "category-steward"] });
    for (const actor of [await createPerson(), owner, others]) {
      await expect(call(actor, actor.id)).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await db.user.count()).toBe(4);
    expect(await db.event.count()).toBe(0);
  });
});

describe("an invitation", () => {
  test("gives the person their roles, writes them a mail and tells what happened", async () => {
    const sales = await createDomainRow();
    const { personId } = await invitePerson(admin, {
      ...invitation("ivo@example.com"),
      orgRoles: [AUDITOR, { role: "governance-delegate", scope: sales.id }],
      domainRoles: [{ domainId: sales.id, role: "steward" }],
    });
    expect(await reloadActor(personId)).toMatchObject({
      orgRoles: ["auditor", "governance-delegate", "member"],
      domainRoles: { [sales.id]: "steward" },
    });
    const mail = await db.mail.findFirstOrThrow();
    expect(mail.to).toBe("ivo@example.com");
    expect(mail.body).toMatch(/http:\/\/localhost:3000\/invitation\/[\w-]{43}$/);
    expect(await db.event.findMany({ orderBy: { seq: "asc" } })).toMatchObject([
      { type: "user.created", subjectId: personId, actorId: admin.id },
      { type: "domain.members-changed", subjectId: sales.id, payload: { personId, role: "steward" } },
    ]);
    expect(await findPerson(admin, personId)).toMatchObject({ state: "invited", signsInWith: [] });
  });

  test("for an address that is taken is refused, also when two are sent at once", async () => {
    const sent = await Promise.allSettled(
      [1, 2].map(() => invitePerson(admin, invitation("ivo@example.com"))),
    );
    expect(sent.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(invitePerson(admin, invitation("ivo@example.com"))).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await db.mail.count()).toBe(1);
  });

  test("with a role in a domain that does not exist leaves nothing behind", async () => {
    const domainRoles = [{ domainId: "gone", role: "owner" as const }];
    const orgRoles = [{ role: "governance-delegate" as const, scope: "gone" }];
    await expect(invitePerson(admin, { ...invitation("a@example.com"), domainRoles })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(invitePerson(admin, { ...invitation("b@example.com"), orgRoles })).rejects.toMatchObject({
      code: "not-found",
    });
    expect([await db.user.count(), await db.mail.count(), await db.event.count()]).toEqual([1, 0, 0]);
  });

  test("can be renewed while it is open, and only then", async () => {
    const { personId } = await invitePerson(admin, invitation("ivo@example.com"));
    await renewInvitation(admin, { personId });
    expect(await db.mail.count()).toBe(2);
    expect(await db.oneTimeKey.count({ where: { userId: personId, usedAt: null } })).toBe(1);
    await expect(renewInvitation(admin, { personId: admin.id })).rejects.toMatchObject({ code: "conflict" });
    await expect(renewInvitation(admin, { personId: "nobody" })).rejects.toMatchObject({ code: "not-found" });
  });

  test("can be sent only so often in an hour", async () => {
    const { personId } = await invitePerson(admin, invitation("ivo@example.com"));
    await db.rateWindow.updateMany({ where: { key: `invitation:${admin.id}` }, data: { count: 200 } });
    await expect(renewInvitation(admin, { personId })).rejects.toMatchObject({ code: "rate-limited" });
  });
});

describe("roles of the organisation", () => {
  test("are replaced as a whole, and the person's sessions end with the same change", async () => {
    const person = await createPerson({ orgRoles: ["auditor"] });
    await changeOrgRoles(admin, { personId: person.id, orgRoles: [ADMIN, ADMIN] });
    expect(await findActor(person.id, 1)).toBeNull();
    expect((await reloadActor(person.id)).orgRoles).toEqual(["admin", "member"]);
    expect(await db.event.findMany()).toMatchObject([
      {
        type: "user.changed",
        subjectId: person.id,
        payload: { change: "roles", before: "auditor", after: "admin" },
      },
    ]);
  });

  test("left as they are end no session and make no event", async () => {
    const person = await createPerson({ orgRoles: ["auditor"] });
    await changeOrgRoles(admin, { personId: person.id, orgRoles: [AUDITOR] });
    expect(await findActor(person.id, 1)).not.toBeNull();
    expect(await db.event.count()).toBe(0);
  });

  test("of a person who does not exist cannot be changed", async () => {
    await expect(changeOrgRoles(admin, { personId: "nobody", orgRoles: [] })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("the last admin", () => {
  test("cannot give the role up or be deactivated", async () => {
    await expect(changeOrgRoles(admin, { personId: admin.id, orgRoles: [] })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(deactivatePerson(admin, { personId: admin.id })).rejects.toMatchObject({ code: "conflict" });
    expect((await reloadActor(admin.id)).orgRoles).toContain("admin");
  });

  test("is not freed by an admin who has no way to sign in, or is deactivated", async () => {
    await invitePerson(admin, { ...invitation("ivo@example.com"), orgRoles: [ADMIN] });
    const gone = await createPerson({ orgRoles: ["admin"] });
    await deactivatePerson(admin, { personId: gone.id });
    await expect(deactivatePerson(admin, { personId: admin.id })).rejects.toMatchObject({ code: "conflict" });
  });

  test("is freed by an admin who signs in elsewhere", async () => {
    const other = await createPerson({ orgRoles: ["admin"] });
    await db.user.update({ where: { id: other.id }, data: { passwordHash: null } });
    await db.account.create({ data: { userId: other.id, provider: "oidc", providerAccountId: "o" } });
    await deactivatePerson(other, { personId: admin.id });
    expect(await findActor(admin.id, 1)).toBeNull();
  });

  test("remains when two admins remove each other at the same moment", async () => {
    const other = await createPerson({ orgRoles: ["admin"] });
    const removals = await Promise.allSettled([
      changeOrgRoles(admin, { personId: other.id, orgRoles: [] }),
      deactivatePerson(other, { personId: admin.id }),
    ]);
    expect(removals.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("a deactivated person", () => {
  test("is out at once and back in with their roles, but not with their old session", async () => {
    const sales = await createDomainRow();
    const person = await createPerson({ orgRoles: ["auditor"], domainRoles: { [sales.id]: "owner" } });
    await deactivatePerson(admin, { personId: person.id });
    expect(await findActor(person.id, 1)).toBeNull();
    expect(await findActor(person.id, 2)).toBeNull();
    await reactivatePerson(admin, { personId: person.id });
    expect(await findActor(person.id, 1)).toBeNull();
    expect(await reloadActor(person.id)).toMatchObject({
      orgRoles: ["auditor", "member"],
      domainRoles: { [sales.id]: "owner" },
    });
    expect(await db.event.findMany({ orderBy: { seq: "asc" } })).toMatchObject([
      { payload: { change: "deactivated" } },
      { payload: { change: "reactivated" } },
    ]);
  });

  test("is not deactivated twice, nor anybody reactivated who is here", async () => {
    const person = await createPerson();
    await reactivatePerson(admin, { personId: person.id });
    await deactivatePerson(admin, { personId: person.id });
    await deactivatePerson(admin, { personId: person.id });
    expect(await db.event.count()).toBe(1);
    await expect(deactivatePerson(admin, { personId: "nobody" })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("the directory", () => {
  test("lists people by name whatever their case, a page at a time, and finds by name or address", async () => {
    for (const name of ["berta", "Carl", "Émile", "anton"]) {
      await createPerson({ name, email: `${name.toLowerCase()}@example.org` });
    }
    const { items, total } = await findPeople(admin, { q: "", page: 1 });
    expect(items.map(({ name }) => name)).toEqual(["Ada Admin", "anton", "berta", "Carl", "Émile"]);
    expect(total).toBe(5);
    expect((await findPeople(admin, { q: "BERTA", page: 1 })).items).toHaveLength(1);
    expect((await findPeople(admin, { q: "example.org", page: 1 })).total).toBe(4);
    expect((await findPeople(admin, { q: "%", page: 1 })).total).toBe(0);
    expect((await findPeople(admin, { q: "", page: 2 })).items).toEqual([]);
  });

  test("offers the names of active people, and nothing else about them, to those who choose members alone", async () => {
    const sales = await createDomainRow();
    const owner = await createPerson({ name: "Olga", domainRoles: { [sales.id]: "owner" } });
    const stranger = await createPerson({ name: "Sam" });
    const gone = await createPerson({ name: "Gone" });
    await deactivatePerson(admin, { personId: gone.id });
    for (const actor of [admin, owner])
      expect(await findPeopleToPick(actor, "")).toEqual([
        { id: admin.id, name: "Ada Admin" },
        { id: owner.id, name: "Olga" },
        { id: stranger.id, name: "Sam" },
      ]);
    expect(await findPeopleToPick(owner, " sAm ")).toEqual([{ id: stranger.id, name: "Sam" }]);
    expect(await findPeopleToPick(owner, "example.com")).toEqual([]);
    const steward = await createPerson({ domainRoles: { [sales.id]: "steward" } });
    for (const actor of [stranger, steward])
      await expect(findPeopleToPick(actor, "")).rejects.toMatchObject({ code: "forbidden" });
  });
});

test("the outbox shows texts, and with them one-time links, only where no mail server delivers them", async () => {
  await sendMail(db, { to: "ana@example.com", subject: "s", body: "a link" });
  expect((await findMails(admin, { page: 1 }, false)).items).toMatchObject([
    { to: "ana@example.com", body: "a link" },
  ]);
  expect((await findMails(admin, { page: 1 }, true)).items).toMatchObject([
    { to: "ana@example.com", body: null },
  ]);
});

test("a mail given up is tried again from the start, one that left is not", async () => {
  await sendMail(db, { to: "ana@example.com", subject: "s", body: "a link" });
  const { id } = await db.mail.findFirstOrThrow();
  await db.mail.update({ where: { id }, data: { attempts: 6, error: "refused" } });
  await retryMail(admin, { mailId: id });
  expect(await db.mail.findFirstOrThrow()).toMatchObject({ attempts: 0, error: null });
  await db.mail.update({ where: { id }, data: { sentAt: new Date() } });
  await expect(retryMail(admin, { mailId: id })).rejects.toMatchObject({ code: "not-found" });
});

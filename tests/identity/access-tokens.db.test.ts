import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { revokeTokenOfPerson } from "@/lib/governance/commands/revoke-token-of-person";
import { findTokenActor } from "@/lib/identity/access-tokens";
import { changeOrgRoles } from "@/lib/identity/commands/change-org-roles";
import { changePassword } from "@/lib/identity/commands/change-password";
import { createAccessToken } from "@/lib/identity/commands/create-access-token";
import { deactivatePerson, reactivatePerson } from "@/lib/identity/commands/deactivate-person";
import { resetPassword } from "@/lib/identity/commands/reset-password";
import { revokeAccessToken } from "@/lib/identity/commands/revoke-access-token";
import { signOutEverywhere } from "@/lib/identity/commands/sign-out-everywhere";
import { CreateAccessToken } from "@/lib/identity/inputs";
import type { Actor } from "@/lib/identity/model";
import { issueKey } from "@/lib/identity/one-time-keys";
import { findMyTokens, findTokensOf } from "@/lib/identity/queries";
import { db } from "@/lib/platform/db";
import { createDomainRow, createPerson, PASSWORD } from "../people";
import { eventsOf } from "../registry/mesh";

const DAY_MS = 86_400_000;

function make(actor: Actor, facts: Partial<CreateAccessToken> = {}) {
  return createAccessToken(actor, { name: "Nightly check", scopes: ["check"], days: 30, ...facts });
}

function inDays(days: number): Date {
  return new Date(Date.now() + days * DAY_MS);
}

test("a token acts as its person, with what they may do now and what it is made for", async () => {
  const domain = await createDomainRow();
  const person = await createPerson({ domainRoles: { [domain.id]: "steward" } });
  const { token } = await make(person, { scopes: ["check", "publish"] });
  const found = await findTokenActor(token, new Date());
  expect(found?.actor).toEqual({ ...person, tokenScopes: ["check", "publish"] });

  await db.domainMember.deleteMany({ where: { userId: person.id } });
  expect((await findTokenActor(token, new Date()))?.actor.domainRoles).toEqual({});
});

test("only the hash of a token is kept, and neither it nor the token is ever listed", async () => {
  const person = await createPerson();
  const { id, token } = await make(person);
  expect(token).toMatch(/^agora_pat_[\w-]{43}$/);
  const row = await db.accessToken.findUniqueOrThrow({ where: { id } });
  expect(row.hash).toBe(createHash("sha256").update(token).digest("hex"));
  expect(JSON.stringify([row, await eventsOf(id)])).not.toContain(token);
  const listed = await findMyTokens(person);
  expect(listed).toEqual([
    {
      id,
      name: "Nightly check",
      prefix: token.slice(0, 14),
      scopes: ["check"],
      createdAt: row.createdAt,
      expiresAt: new Date(row.createdAt.getTime() + 30 * DAY_MS),
      lastUsedOn: null,
    },
  ]);
});

test("making and revoking are recorded", async () => {
  const person = await createPerson();
  const { id } = await make(person);
  await revokeAccessToken(person, { tokenId: id });
  const events = await eventsOf(id);
  expect(events.map(({ type, actorId }) => [type, actorId])).toEqual([
    ["token.created", person.id],
    ["token.revoked", person.id],
  ]);
  expect(events[0]?.payload).toMatchObject({ name: "Nightly check", scopes: "check" });
});

test("of its use the day is kept, and no more", async () => {
  const person = await createPerson();
  const { token } = await make(person);
  await findTokenActor(token, new Date());
  const [listed] = await findMyTokens(person);
  expect(listed?.lastUsedOn?.toISOString()).toBe(`${new Date().toISOString().slice(0, 10)}T00:00:00.000Z`);
  await findTokenActor(token, inDays(2));
  const [later] = await findMyTokens(person);
  expect(later?.lastUsedOn?.toISOString().slice(0, 10)).toBe(inDays(2).toISOString().slice(0, 10));
});

describe("a token is nobody's", () => {
  test.each(["", "agora_pat_", "agora_pat_x", "Bearer", `agora_pat_${"A".repeat(43)}`, "a\u0000b"])(
    "when it is none: %j",
    async (text) => {
      expect(await findTokenActor(text, new Date())).toBeNull();
    },
  );

  test("once it has expired, to the moment", async () => {
    const person = await createPerson();
    const { id, token } = await make(person);
    const { expiresAt } = await db.accessToken.findUniqueOrThrow({ where: { id } });
    expect(await findTokenActor(token, new Date(expiresAt.getTime() - 1))).not.toBeNull();
    expect(await findTokenActor(token, expiresAt)).toBeNull();
  });

  /** Everything that ends the tokens of a person. */
  const ENDS: Record<string, (person: Actor, tokenId: string) => Promise<unknown>> = {
    "revoked by its person": (person, tokenId) => revokeAccessToken(person, { tokenId }),
    "its person has a new password": (person) =>
      changePassword(person, { currentPassword: PASSWORD, newPassword: "another four word password" }),
    "its person got a new password by mail": async ({ id }) => {
      const key = await db.$transaction((tx) => issueKey(tx, id, "password-reset", new Date()));
      return resetPassword({ key, password: "another four word password" });
    },
    "its person signed out everywhere": (person) => signOutEverywhere(person),
    "its person is deactivated": async ({ id }) =>
      deactivatePerson(await createPerson({ orgRoles: ["admin"] }), { personId: id }),
    "its person was deactivated and came back": async ({ id }) => {
      const admin = await createPerson({ orgRoles: ["admin"] });
      await deactivatePerson(admin, { personId: id });
      await reactivatePerson(admin, { personId: id });
    },
    "its person's row alone says they are deactivated": ({ id }) =>
      db.user.update({ where: { id }, data: { isActive: false } }),
  };

  test.each(Object.entries(ENDS))("once %s", async (_why, end) => {
    const person = await createPerson();
    const { id, token } = await make(person);
    await make(await createPerson());
    expect(await findTokenActor(token, new Date())).not.toBeNull();
    await end(person, id);
    expect(await findTokenActor(token, new Date())).toBeNull();
  });
});

test("a change of roles ends sessions but no token: what it may do is read afresh", async () => {
  const admin = await createPerson({ orgRoles: ["admin"] });
  const person = await createPerson();
  const { token } = await make(person, { scopes: ["read"] });
  await changeOrgRoles(admin, { personId: person.id, orgRoles: [{ role: "auditor", scope: "" }] });
  expect((await findTokenActor(token, new Date()))?.actor.orgRoles).toContain("auditor");
});

test("nobody revokes the token of somebody else as their own, nor learns that there is one", async () => {
  const person = await createPerson();
  const admin = await createPerson({ orgRoles: ["admin"] });
  const { id, token } = await make(person);
  await expect(revokeAccessToken(admin, { tokenId: id })).rejects.toMatchObject({ code: "not-found" });
  await expect(revokeAccessToken(person, { tokenId: "nothing" })).rejects.toMatchObject({
    code: "not-found",
  });
  expect(await findTokenActor(token, new Date())).not.toBeNull();
  expect(await findMyTokens(admin)).toEqual([]);
});

describe("the tokens of somebody else", () => {
  test("are listed to an admin and to nobody else, by how they are recognised", async () => {
    const person = await createPerson({ name: "Ada" });
    const admin = await createPerson({ orgRoles: ["admin"] });
    const { id, token } = await make(person);
    const ended = await make(person, { name: "Ended" });
    await revokeAccessToken(person, { tokenId: ended.id });
    const listed = await findTokensOf(admin, person.id);
    expect(listed).toEqual(await findMyTokens(person));
    expect(listed.map((one) => one.id)).toEqual([id]);
    expect(JSON.stringify(listed)).not.toContain(token);
    for (const orgRole of ["auditor", "governance-delegate", "category-steward"] as const) {
      const other = await createPerson({ orgRoles: [orgRole] });
      await expect(findTokensOf(other, person.id)).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(findTokensOf(person, person.id)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("are revoked by an admin at once and for good, which the audit log keeps", async () => {
    const person = await createPerson({ name: "Ada" });
    const admin = await createPerson({ name: "Finn", orgRoles: ["admin"] });
    const { id, token } = await make(person);
    const kept = await make(person, { name: "Kept" });
    await revokeTokenOfPerson(admin, { personId: person.id, tokenId: id });
    expect(await findTokenActor(token, new Date())).toBeNull();
    expect(await findTokenActor(kept.token, new Date())).not.toBeNull();
    expect(await db.auditRecord.findMany({ where: { subjectId: person.id } })).toMatchObject([
      {
        action: "token.revoked",
        subject: "Ada",
        actorName: "Finn",
        facts: { tokenId: id, name: "Nightly check", prefix: token.slice(0, 14) },
      },
    ]);
    expect((await eventsOf(id)).at(-1)).toMatchObject({ type: "token.revoked", actorId: admin.id });
    expect(JSON.stringify(await db.auditRecord.findMany())).not.toContain(token);
    await expect(revokeTokenOfPerson(admin, { personId: person.id, tokenId: id })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  test("are found under their person alone, and revoked by nobody without the right, nor by an admin's token", async () => {
    const person = await createPerson();
    const admin = await createPerson({ orgRoles: ["admin"] });
    const { id: tokenId, token } = await make(person);
    await expect(revokeTokenOfPerson(admin, { personId: admin.id, tokenId })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(revokeTokenOfPerson(person, { personId: person.id, tokenId })).rejects.toMatchObject({
      code: "forbidden",
    });
    const byToken = { ...admin, tokenScopes: ["read", "check", "publish", "evidence"] } satisfies Actor;
    await expect(revokeTokenOfPerson(byToken, { personId: person.id, tokenId })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await findTokenActor(token, new Date())).not.toBeNull();
  });
});

test("a token makes no other token", async () => {
  const person = await createPerson();
  const { token } = await make(person, { scopes: ["read", "check", "publish", "evidence"] });
  const found = await findTokenActor(token, new Date());
  if (!found) throw new Error("The token should work.");
  await expect(make(found.actor)).rejects.toMatchObject({ code: "forbidden" });
});

test("a person has fifty tokens at most, however many are asked for at once", async () => {
  const person = await createPerson();
  const made = await Promise.allSettled(Array.from({ length: 55 }, () => make(person)));
  expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(50);
  expect(await findMyTokens(person)).toHaveLength(50);
});

describe("the form", () => {
  const read = (fields: object) =>
    CreateAccessToken.safeParse({ name: "CI", scopes: "read", days: "90", ...fields });

  test("takes one scope or several, each once, and a number of days from the list", () => {
    expect(read({}).data).toEqual({ name: "CI", scopes: ["read"], days: 90 });
    expect(read({ scopes: ["check", "read", "check"] }).data?.scopes).toEqual(["check", "read"]);
  });

  test.each([
    { name: " " },
    { name: "a\u0000b" },
    { scopes: undefined },
    { scopes: "admin" },
    { days: "366" },
    { days: "0" },
    { days: undefined },
  ])("refuses %j", (fields) => {
    expect(read(fields).success).toBe(false);
  });
});

describe("the database refuses", () => {
  const facts = {
    name: "By hand",
    prefix: "agora_pat_abcd",
    hash: "a".repeat(64),
    scopes: ["read"],
    createdAt: new Date("2026-01-01T00:00:00Z"),
    expiresAt: new Date("2026-02-01T00:00:00Z"),
  };

  test.each([
    ["a scope that is none", { scopes: ["read", "admin"] }],
    ["a token without a scope", { scopes: [] }],
    ["a token for more than a year", { expiresAt: new Date("2027-01-01T00:00:01Z") }],
    ["a token that never works", { expiresAt: facts.createdAt }],
    ["what is no hash", { hash: "agora_pat_in_the_clear" }],
  ])("%s", async (_what, wrong) => {
    const { id: userId } = await createPerson();
    await expect(db.accessToken.create({ data: { ...facts, ...wrong, userId } })).rejects.toThrow();
    expect(await db.accessToken.count({ where: { userId } })).toBe(0);
  });
});

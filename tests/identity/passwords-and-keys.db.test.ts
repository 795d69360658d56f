import { beforeEach, describe, expect, test } from "vitest";
import { findActor } from "@/lib/identity/actor";
import { acceptInvitation } from "@/lib/identity/commands/accept-invitation";
import { changeName } from "@/lib/identity/commands/change-name";
import { changePassword } from "@/lib/identity/commands/change-password";
import { deactivatePerson } from "@/lib/identity/commands/deactivate-person";
import { invitePerson } from "@/lib/identity/commands/invite-person";
import { requestPasswordReset, resetPassword } from "@/lib/identity/commands/reset-password";
import { signInWithPassword } from "@/lib/identity/commands/sign-in-with-password";
import { signOutEverywhere } from "@/lib/identity/commands/sign-out-everywhere";
import { findKeyHolder, issueKey } from "@/lib/identity/one-time-keys";
import { db } from "@/lib/platform/db";
import { createPerson, PASSWORD, reloadActor } from "../people";

const NEW_PASSWORD = "another four word password";
const HOUR_MS = 3600_000;

beforeEach(async () => {
  await db.mail.deleteMany();
  await db.event.deleteMany();
  await db.rateWindow.deleteMany();
});

async function keyInLastMail(): Promise<string> {
  const { body } = await db.mail.findFirstOrThrow({ orderBy: { createdAt: "desc" } });
  const key = /\/(?:invitation|reset-password)\/([\w-]+)/.exec(body)?.[1];
  if (!key) throw new Error("The mail holds no link.");
  return key;
}

async function openInvitation(): Promise<{ key: string; personId: string; email: string }> {
  const admin = await createPerson({ orgRoles: ["admin"] });
  const email = `ivo-${admin.id}@example.com`;
  const { personId } = await invitePerson(admin, { email, name: "Ivo", orgRoles: [], domainRoles: [] });
  return { key: await keyInLastMail(), personId, email };
}

describe("an invitation", () => {
  test("lets the person choose name and password once", async () => {
    const { key, personId, email } = await openInvitation();
    expect(await findKeyHolder(key, "invitation", new Date())).toEqual({ id: personId, name: "Ivo", email });
    expect(await acceptInvitation({ key, name: "Ivo New", password: NEW_PASSWORD })).toEqual({ email });
    expect(await signInWithPassword({ email, password: NEW_PASSWORD }, "1.1.1.1")).toBe(personId);
    expect((await reloadActor(personId)).name).toBe("Ivo New");
    await expect(acceptInvitation({ key, name: "Eve", password: NEW_PASSWORD })).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await findKeyHolder(key, "invitation", new Date())).toBeNull();
  });

  test("is used by one of two who click at the same moment", async () => {
    const { key } = await openInvitation();
    const both = await Promise.allSettled(
      ["Ivo", "Eve"].map((name) => acceptInvitation({ key, name, password: NEW_PASSWORD })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("is void once the person is deactivated", async () => {
    const { key, personId } = await openInvitation();
    await deactivatePerson(await createPerson({ orgRoles: ["admin"] }), { personId });
    await expect(acceptInvitation({ key, name: "Ivo", password: NEW_PASSWORD })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("a one-time key", () => {
  const now = new Date("2026-05-01T12:00:00Z");

  test.each([
    ["invitation", 7 * 24 * HOUR_MS],
    ["password-reset", HOUR_MS],
  ] as const)("for %s works until its time is over", async (purpose, lifetimeMs) => {
    const { id } = await createPerson();
    const key = await issueKey(db, id, purpose, now);
    expect(await findKeyHolder(key, purpose, new Date(now.getTime() + lifetimeMs - 1))).toMatchObject({ id });
    expect(await findKeyHolder(key, purpose, new Date(now.getTime() + lifetimeMs))).toBeNull();
  });

  test("serves its own purpose only, and an earlier one of the same kind is void", async () => {
    const { id } = await createPerson();
    const earlier = await issueKey(db, id, "password-reset", now);
    const key = await issueKey(db, id, "password-reset", now);
    expect(await findKeyHolder(earlier, "password-reset", now)).toBeNull();
    expect(await findKeyHolder(key, "invitation", now)).toBeNull();
    expect(await findKeyHolder(key, "password-reset", now)).toMatchObject({ id });
  });

  test("cannot be read from the database", async () => {
    const { id } = await createPerson();
    const key = await issueKey(db, id, "password-reset", now);
    const stored = await db.oneTimeKey.findFirstOrThrow({ where: { userId: id } });
    expect(JSON.stringify(stored)).not.toContain(key);
    expect(await findKeyHolder(stored.hash, "password-reset", now)).toBeNull();
  });
});

describe("asking for a new password", () => {
  test("answers the same for a known, an unknown and a deactivated address; only the known one gets a mail", async () => {
    const known = await createPerson({ name: "Known" });
    const gone = await createPerson();
    await db.user.update({ where: { id: gone.id }, data: { isActive: false } });
    const answers = [];
    for (const email of [known.email, "nobody@example.com", gone.email]) {
      answers.push(await requestPasswordReset({ email }, "1.1.1.1"));
    }
    expect(answers).toEqual([undefined, undefined, undefined]);
    expect((await db.mail.findMany()).map(({ to }) => to)).toEqual([known.email]);
  });

  test("gives no password to those who sign in elsewhere, nor to those who have not accepted yet", async () => {
    const { email } = await openInvitation();
    await requestPasswordReset({ email }, "1.1.1.1");
    expect(await db.mail.count()).toBe(1);
  });

  test("is limited per address asked for, known or not, in the same words", async () => {
    const known = await createPerson();
    const refusals = [];
    for (const email of [known.email, "nobody@example.com"]) {
      for (let count = 0; count < 5; count++) await requestPasswordReset({ email }, `1.1.1.${count}`);
      refusals.push(await requestPasswordReset({ email }, "2.2.2.2").catch((error: Error) => error.message));
    }
    expect(refusals[0]).toMatch(/^Too many attempts/);
    expect(refusals[1]).toBe(refusals[0]);
  });

  test("is limited per place it is asked from", async () => {
    await db.rateWindow.deleteMany();
    for (let count = 0; count < 50; count++) {
      await requestPasswordReset({ email: `n${count}@example.com` }, "9.9.9.9");
    }
    await expect(requestPasswordReset({ email: "x@example.com" }, "9.9.9.9")).rejects.toMatchObject({
      code: "rate-limited",
    });
  });
});

describe("a new password by link", () => {
  test("replaces the old one, ends every session and uses the link up", async () => {
    const person = await createPerson();
    await requestPasswordReset({ email: person.email }, "1.1.1.1");
    const key = await keyInLastMail();
    expect(await resetPassword({ key, password: NEW_PASSWORD })).toEqual({ email: person.email });
    expect(await findActor(person.id, 1)).toBeNull();
    expect(await signInWithPassword({ email: person.email, password: PASSWORD }, "1.1.1.1")).toBeNull();
    expect(await signInWithPassword({ email: person.email, password: NEW_PASSWORD }, "1.1.1.1")).toBe(
      person.id,
    );
    await expect(resetPassword({ key, password: PASSWORD })).rejects.toMatchObject({ code: "not-found" });
  });

  test("is set by one of two who use the link at the same moment", async () => {
    const person = await createPerson();
    await requestPasswordReset({ email: person.email }, "1.1.1.1");
    const key = await keyInLastMail();
    const both = await Promise.allSettled(
      [NEW_PASSWORD, PASSWORD].map((password) => resetPassword({ key, password })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("is not set with a link nobody sent", async () => {
    await expect(resetPassword({ key: "guess", password: NEW_PASSWORD })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("one's own password", () => {
  test("changes only with the current one, and then every session ends and open links are void", async () => {
    const person = await createPerson();
    const key = await issueKey(db, person.id, "password-reset", new Date());
    const wrong = { currentPassword: "not this one", newPassword: NEW_PASSWORD };
    await expect(changePassword(person, wrong)).rejects.toMatchObject({ code: "invalid-input" });
    expect(await findActor(person.id, 1)).not.toBeNull();

    await changePassword(person, { currentPassword: PASSWORD, newPassword: NEW_PASSWORD });
    expect(await findActor(person.id, 1)).toBeNull();
    expect(await findKeyHolder(key, "password-reset", new Date())).toBeNull();
    expect(await signInWithPassword({ email: person.email, password: NEW_PASSWORD }, "1.1.1.1")).toBe(
      person.id,
    );
  });

  test("cannot be guessed from an open session", async () => {
    const person = await createPerson();
    const wrong = { currentPassword: "not this one", newPassword: NEW_PASSWORD };
    await expect(changePassword(person, wrong)).rejects.toMatchObject({ code: "invalid-input" });
    await db.rateWindow.updateMany({ where: { key: `change-password:${person.id}` }, data: { count: 10 } });
    await expect(changePassword(person, wrong)).rejects.toMatchObject({ code: "rate-limited" });
  });

  test("does not exist for those who sign in elsewhere, and so cannot be changed", async () => {
    const person = await createPerson();
    await db.user.update({ where: { id: person.id }, data: { passwordHash: null } });
    const attempt = { currentPassword: "", newPassword: NEW_PASSWORD };
    await expect(changePassword(person, attempt)).rejects.toMatchObject({ code: "invalid-input" });
  });
});

test("signing out everywhere ends every session with the next request", async () => {
  const person = await createPerson();
  await signOutEverywhere(person);
  expect(await findActor(person.id, 1)).toBeNull();
  expect(await db.event.findMany()).toMatchObject([{ type: "user.changed", subjectId: person.id }]);
});

test("a new name ends no session", async () => {
  const person = await createPerson();
  await changeName(person, { name: "Ana Newname" });
  expect(await findActor(person.id, 1)).toMatchObject({ name: "Ana Newname" });
});

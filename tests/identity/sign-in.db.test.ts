import { beforeEach, describe, expect, test } from "vitest";
import { authOptions } from "@/lib/identity/auth-options";
import { type OutsideAccount, signInWithAccount } from "@/lib/identity/commands/sign-in-with-account";
import { signInWithPassword } from "@/lib/identity/commands/sign-in-with-password";
import { readSessionToken } from "@/lib/identity/session-token";
import { db } from "@/lib/platform/db";
import { createPerson, PASSWORD } from "../people";

beforeEach(async () => {
  await db.event.deleteMany();
  await db.rateWindow.deleteMany();
});

describe("with a password", () => {
  test("the right one lets its person in, whatever the case of the address was made to", async () => {
    const person = await createPerson();
    expect(await signInWithPassword({ email: person.email, password: PASSWORD }, "1.1.1.1")).toBe(person.id);
    expect(await db.event.findMany()).toMatchObject([{ type: "user.signed-in", subjectId: person.id }]);
  });

  test("an unknown address, a wrong password, a deactivated person and one without a password get the same answer", async () => {
    const person = await createPerson();
    const gone = await createPerson();
    await db.user.update({ where: { id: gone.id }, data: { isActive: false } });
    const invited = await createPerson();
    await db.user.update({ where: { id: invited.id }, data: { passwordHash: null } });
    const attempts = [
      { email: "nobody@example.com", password: PASSWORD },
      { email: person.email, password: `${PASSWORD}r` },
      { email: gone.email, password: PASSWORD },
      { email: invited.email, password: "" },
    ];
    for (const attempt of attempts) expect(await signInWithPassword(attempt, "1.1.1.1")).toBeNull();
    expect(await db.event.count()).toBe(0);
  });

  test("guesses at one address run out, known or not, also when they come all at once from everywhere", async () => {
    const person = await createPerson();
    for (const email of [person.email, "nobody@example.com"]) {
      await signInWithPassword({ email, password: "no" }, "1.1.1.1");
      await db.rateWindow.updateMany({ where: { key: `sign-in:email:${email}` }, data: { count: 8 } });
      const guesses = [1, 2, 3, 4].map((n) => signInWithPassword({ email, password: "no" }, `1.1.2.${n}`));
      const outcomes = await Promise.allSettled(guesses);
      expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(2);
    }
    const late = signInWithPassword({ email: person.email, password: PASSWORD }, "3.3.3.3");
    await expect(late).rejects.toMatchObject({ code: "rate-limited" });
  });

  test("the right password does not count as a guess", async () => {
    const person = await createPerson();
    await signInWithPassword({ email: person.email, password: PASSWORD }, "1.1.1.1");
    expect(await db.rateWindow.findMany({ where: { count: { gt: 0 } } })).toEqual([]);
  });

  test("guesses from one place run out whatever the address", async () => {
    await signInWithPassword({ email: "a@example.com", password: "no" }, "4.4.4.4");
    await db.rateWindow.updateMany({ where: { key: "sign-in:address:4.4.4.4" }, data: { count: 100 } });
    const next = signInWithPassword({ email: "b@example.com", password: "no" }, "4.4.4.4");
    await expect(next).rejects.toMatchObject({ code: "rate-limited" });
  });
});

describe("with an outside account", () => {
  function account(facts: Partial<OutsideAccount> = {}): OutsideAccount {
    const id = crypto.randomUUID();
    return {
      provider: "oidc",
      providerAccountId: id,
      verifiedEmail: `${id}@example.com`,
      name: "Olga",
      ...facts,
    };
  }

  test("a verified address links the account to its person, who is known by the account from then on", async () => {
    const person = await createPerson();
    const first = account({ verifiedEmail: person.email.toUpperCase() });
    expect(await signInWithAccount(first, false)).toEqual({ admitted: true, personId: person.id });
    const later = { ...first, verifiedEmail: null };
    expect(await signInWithAccount(later, false)).toEqual({ admitted: true, personId: person.id });
    expect(await db.account.count({ where: { userId: person.id } })).toBe(1);
  });

  test("the same number at another provider is another account", async () => {
    const person = await createPerson();
    const linked = account({ verifiedEmail: person.email });
    await signInWithAccount(linked, false);
    const other = { ...linked, provider: "github", verifiedEmail: null };
    expect(await signInWithAccount(other, true)).toEqual({ admitted: false, reason: "unverified-email" });
  });

  test("an address that is not verified opens nothing, even when sign-up is open", async () => {
    const before = await db.user.count();
    expect(await signInWithAccount(account({ verifiedEmail: null }), true)).toEqual({
      admitted: false,
      reason: "unverified-email",
    });
    expect(await db.user.count()).toBe(before);
  });

  test("unknown people are refused, or become members where sign-up is open", async () => {
    const stranger = account();
    expect(await signInWithAccount(stranger, false)).toEqual({ admitted: false, reason: "unknown-person" });
    expect(await signInWithAccount(stranger, true)).toMatchObject({ admitted: true });
    const row = await db.user.findUniqueOrThrow({
      where: { email: `${stranger.providerAccountId}@example.com` },
      include: { roles: true },
    });
    expect(row).toMatchObject({ name: "Olga", passwordHash: null, roles: [] });
    expect(await signInWithAccount(stranger, false)).toEqual({ admitted: true, personId: row.id });
  });

  test("a deactivated person stays out, linked or not", async () => {
    const person = await createPerson();
    const linked = account({ verifiedEmail: person.email });
    await signInWithAccount(linked, false);
    await db.user.update({ where: { id: person.id }, data: { isActive: false } });
    for (const attempt of [linked, account({ verifiedEmail: person.email })]) {
      expect(await signInWithAccount(attempt, true)).toEqual({ admitted: false, reason: "deactivated" });
    }
  });

  test("two first sign-ins at once make one person", async () => {
    const stranger = account();
    const both = await Promise.all([signInWithAccount(stranger, true), signInWithAccount(stranger, true)]);
    expect(both[0]).toEqual(both[1]);
  });
});

describe("a session", () => {
  test.each([
    undefined,
    "",
    "nonsense",
    "a.b.c.d.e",
    "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4Iiwic2Vzc2lvblZlcnNpb24iOjF9.",
  ])("is not in the cookie %j", async (cookie) => {
    expect(await readSessionToken(cookie)).toBeNull();
  });

  test("says whose it is and of which generation, and nothing else; other tokens of ours are no session", async () => {
    const { encode } = await import("next-auth/jwt");
    const secret = authOptions().secret ?? "";
    const token = { sub: "p1", sessionVersion: 3, name: "Ana" };
    expect(await readSessionToken(await encode({ token, secret }))).toEqual({ sub: "p1", sessionVersion: 3 });
    expect(await readSessionToken(await encode({ token: { sub: "p1" }, secret }))).toBeNull();
    expect(await readSessionToken(await encode({ token, secret, maxAge: -60 }))).toBeNull();
    expect(
      await readSessionToken(await encode({ token, secret: "another secret of 32 characters!!" })),
    ).toBeNull();
  });

  test("cookie is out of reach of scripts and of other sites' forms", () => {
    expect(authOptions().cookies?.sessionToken?.options).toMatchObject({
      httpOnly: true,
      sameSite: "lax",
      path: "/",
    });
  });
});

import { expect, test } from "vitest";
import { createFirstAdmin } from "@/lib/identity/commands/create-first-admin";
import { signInWithAccount } from "@/lib/identity/commands/sign-in-with-account";
import { findDemoPeople, hasPeople } from "@/lib/identity/queries";
import { db } from "@/lib/platform/db";
import { reloadActor } from "../people";

function newcomer(name: string) {
  return { name, email: `${name}@example.com`, password: "four words make one" };
}

test("on a new installation nobody comes in by an outside account, not even where sign-up is open", async () => {
  const account = { provider: "oidc", providerAccountId: "1", verifiedEmail: "eve@example.com", name: "Eve" };
  expect(await signInWithAccount(account, true)).toEqual({ admitted: false, reason: "unknown-person" });
  expect(await hasPeople()).toBe(false);
});

test("of several people who open a new installation at once, exactly one becomes its admin", async () => {
  expect(await hasPeople()).toBe(false);
  const attempts = await Promise.allSettled(
    ["ana", "ben", "cleo"].map((name) => createFirstAdmin(newcomer(name))),
  );
  expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const attempt of attempts) {
    if (attempt.status === "rejected") expect(attempt.reason).toMatchObject({ code: "conflict" });
  }
  const { id } = await db.user.findFirstOrThrow();
  expect(await db.user.count()).toBe(1);
  expect((await reloadActor(id)).orgRoles).toEqual(["admin", "member"]);
  expect(await db.event.findMany()).toMatchObject([{ type: "user.created", subjectId: id }]);
});

test("once there is anybody, nobody becomes admin that way", async () => {
  await db.orgRoleAssignment.deleteMany();
  await expect(createFirstAdmin(newcomer("dan"))).rejects.toMatchObject({ code: "conflict" });
});

test("there are demo people to sign in as only while the demo mesh is loaded", async () => {
  expect(await findDemoPeople()).toEqual([]);
  const people = [{ name: "Ada", email: "ada@example.com", password: "well known", role: "Admin" }];
  await db.setting.create({ data: { key: "demo", value: { people } } });
  expect(await findDemoPeople()).toEqual(people);
});

import { expect, test } from "vitest";
import { findActor } from "@/lib/identity/actor";
import { db } from "@/lib/platform/db";
import { createDomainRow, createPerson } from "../people";

test("a person without any role is a member who belongs nowhere", async () => {
  const person = await createPerson({ name: "Ben" });
  expect(person).toMatchObject({ name: "Ben", orgRoles: ["member"], domainRoles: {}, belongsTo: [] });
});

test("a role in a domain holds below it; people belong above it and below it, not beside it", async () => {
  const root = await createDomainRow();
  const sales = await createDomainRow({ parentId: root.id });
  const orders = await createDomainRow({ parentId: sales.id });
  await createDomainRow({ parentId: root.id });
  const person = await createPerson({ orgRoles: ["auditor"], domainRoles: { [sales.id]: "steward" } });
  expect(person.orgRoles).toEqual(["auditor", "member"]);
  expect(person.domainRoles).toEqual({ [sales.id]: "steward", [orders.id]: "steward" });
  expect([...person.belongsTo].sort()).toEqual([root.id, sales.id, orders.id].sort());
});

test("a session of an earlier version, of a deactivated or of an unknown person is nobody's", async () => {
  const person = await createPerson();
  expect(await findActor(person.id, 1)).not.toBeNull();
  expect(await findActor(person.id, 2)).toBeNull();
  expect(await findActor("nobody", 1)).toBeNull();
  await db.user.update({ where: { id: person.id }, data: { isActive: false } });
  expect(await findActor(person.id, 1)).toBeNull();
});

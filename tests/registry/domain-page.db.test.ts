import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { findDomainContents } from "@/lib/registry/queries/find-domain-contents";
import { findInheritedMembers } from "@/lib/registry/queries/find-inherited-members";
import { createDomainRow, createPerson, reloadActor } from "../people";
import { aDraft, aMesh, aPublished } from "./mesh";

let mesh: Awaited<ReturnType<typeof aMesh>>;
beforeAll(async () => {
  mesh = await aMesh();
});

describe("what a domain holds", () => {
  test("counts its products whatever their state, and what is unpublished below it too", async () => {
    const below = await createDomainRow({ parentId: mesh.sales.id });
    const owner = await reloadActor(mesh.owner.id);
    await aPublished(owner, mesh.sales.slug);
    await aDraft(owner, mesh.sales.slug);
    await aDraft(owner, below.slug);
    for (const actor of [owner, await reloadActor(mesh.contributor.id), mesh.admin]) {
      expect(await findDomainContents(actor, mesh.sales.id)).toEqual({ unpublished: 2 });
    }
  });

  test("is for those who may read its drafts", async () => {
    for (const actor of [mesh.stranger, mesh.marketer, mesh.auditor])
      expect(await findDomainContents(actor, mesh.sales.id)).toBeNull();
  });
});

describe("members of the domains above", () => {
  test("count in a sub-domain, the nearest domain first and the strongest role first", async () => {
    const top = await createDomainRow({ name: "Top" });
    const middle = await createDomainRow({ name: "Middle", parentId: top.id });
    const empty = await createDomainRow({ parentId: middle.id });
    const bottom = await createDomainRow({ parentId: empty.id });
    await createPerson({ name: "Cleo", domainRoles: { [top.id]: "contributor" } });
    await createPerson({ name: "Ben", domainRoles: { [top.id]: "owner" } });
    await createPerson({ name: "Ana", domainRoles: { [middle.id]: "steward" } });
    await createPerson({ name: "Own", domainRoles: { [bottom.id]: "owner" } });
    const gone = await createPerson({ name: "Gone", domainRoles: { [middle.id]: "owner" } });
    await db.user.update({ where: { id: gone.id }, data: { isActive: false } });

    const inherited = await findInheritedMembers(mesh.stranger, bottom.id);
    expect(inherited.map(({ domain, members }) => [domain.name, members.map(({ name }) => name)])).toEqual([
      ["Middle", ["Ana"]],
      ["Top", ["Ben", "Cleo"]],
    ]);
  });

  test("there are none at the root, nor for what does not exist", async () => {
    expect(await findInheritedMembers(mesh.stranger, mesh.sales.id)).toEqual([]);
    expect(await findInheritedMembers(mesh.stranger, "nowhere")).toEqual([]);
  });
});

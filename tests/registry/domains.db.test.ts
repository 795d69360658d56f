import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { ChangeDomain, changeDomain } from "@/lib/governance/commands/change-domain";
import { deleteDomain } from "@/lib/governance/commands/delete-domain";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { CreateDomain, createDomain } from "@/lib/registry/commands/create-domain";
import { removeDomainMember } from "@/lib/registry/commands/remove-domain-member";
import { setDomainMember } from "@/lib/registry/commands/set-domain-member";
import { findDomain } from "@/lib/registry/queries/find-domain";
import { createDomainRow, createPerson, reloadActor } from "../people";
import { aDraft, aMesh, eventsOf } from "./mesh";

let mesh: Awaited<ReturnType<typeof aMesh>>;
beforeAll(async () => {
  mesh = await aMesh();
});

const wanted = (facts: Partial<CreateDomain> = {}): CreateDomain =>
  CreateDomain.parse({ slug: `d-${randomUUID().slice(0, 8)}`, name: "Finance", kind: "aggregate", ...facts });

async function changed(slug: string, facts: Partial<ChangeDomain> = {}): Promise<ChangeDomain> {
  const domain = await findDomain(mesh.admin, slug);
  return ChangeDomain.parse({ ...domain, ...facts });
}

const parentOf = (id: string) =>
  db.domain.findUniqueOrThrow({ where: { id }, select: { parentId: true } }).then((row) => row.parentId);

describe("creating a domain", () => {
  test("an admin puts it anywhere in the tree, and an event tells of it", async () => {
    const input = {
      ...wanted({ purpose: "Books.", boundary: "No payroll.", hue: 7 }),
      parentId: mesh.sales.id,
    };
    const { id } = await createDomain(mesh.admin, input);
    expect(await findDomain(mesh.stranger, input.slug)).toMatchObject({ id, ...input, revision: 1 });
    expect(await eventsOf(id)).toEqual([
      { type: "domain.created", actorId: mesh.admin.id, payload: { slug: input.slug, name: "Finance" } },
    ]);
  });

  test("nobody else may", async () => {
    for (const actor of [mesh.owner, mesh.auditor, mesh.stranger])
      await expect(createDomain(actor, wanted())).rejects.toMatchObject({ code: "forbidden" });
  });

  test("an address is given once, also when two ask at the same time", async () => {
    const input = wanted();
    const both = await Promise.allSettled([createDomain(mesh.admin, input), createDomain(mesh.admin, input)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((one) => one.status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
  });

  test("a parent that does not exist is not found", async () => {
    const input = { ...wanted(), parentId: "nowhere" };
    await expect(createDomain(mesh.admin, input)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("changing a domain", () => {
  test("its owner changes what it says; the address stays", async () => {
    const change = await changed(mesh.sales.slug, { name: "Sales & service", purpose: "Selling." });
    expect(await changeDomain(mesh.owner, change)).toEqual({
      changed: true,
      slug: mesh.sales.slug,
      revision: 2,
    });
    expect(await findDomain(mesh.stranger, mesh.sales.slug)).toMatchObject({
      name: "Sales & service",
      purpose: "Selling.",
      revision: 2,
    });
  });

  test("others may not, and unknown domains are not found", async () => {
    const change = await changed(mesh.sales.slug);
    for (const actor of [mesh.steward, mesh.marketer, mesh.stranger, mesh.auditor])
      await expect(changeDomain(actor, change)).rejects.toMatchObject({ code: "forbidden" });
    const unknown = changeDomain(mesh.admin, { ...change, id: "nowhere" });
    await expect(unknown).rejects.toMatchObject({ code: "not-found" });
  });

  test("of two who start from the same state the second is told", async () => {
    const change = await changed(mesh.sales.slug);
    await changeDomain(mesh.owner, { ...change, name: "First" });
    const second = changeDomain(mesh.owner, { ...change, name: "Second" });
    await expect(second).rejects.toMatchObject({ code: "conflict" });
    expect(await findDomain(mesh.owner, mesh.sales.slug)).toMatchObject({ name: "First" });
  });

  test("leaving the parent out is refused rather than taken for a move to the root", async () => {
    const { parentId: _left, ...rest } = await changed(mesh.sales.slug);
    expect(ChangeDomain.safeParse(rest).success).toBe(false);
    expect(ChangeDomain.parse({ ...rest, parentId: "" }).parentId).toBeNull();
  });
});

describe("moving a domain", () => {
  test("owners of both ends may move it; owners of the domain alone may not escape what is above them", async () => {
    const north = await createDomainRow({ parentId: mesh.sales.id });
    const south = await createDomainRow({ parentId: mesh.sales.id });
    const local = await createPerson({ domainRoles: { [south.id]: "owner" } });
    const change = await changed(south.slug, { parentId: north.id });

    await expect(changeDomain(local, change)).rejects.toMatchObject({ code: "forbidden" });
    const outOfSales = { ...change, parentId: mesh.marketing.id };
    await expect(changeDomain(mesh.owner, outOfSales)).rejects.toMatchObject({ code: "forbidden" });
    await expect(changeDomain(mesh.owner, { ...change, parentId: null })).rejects.toMatchObject({
      code: "forbidden",
    });

    await changeDomain(await reloadActor(mesh.owner.id), change);
    expect(await parentOf(south.id)).toBe(north.id);
    expect((await findDomain(mesh.stranger, south.slug))?.path.map(({ id }) => id)).toEqual([
      mesh.sales.id,
      north.id,
      south.id,
    ]);
  });

  test("it never ends below itself", async () => {
    const top = await createDomainRow();
    const middle = await createDomainRow({ parentId: top.id });
    const bottom = await createDomainRow({ parentId: middle.id });
    for (const parentId of [top.id, middle.id, bottom.id]) {
      const move = changeDomain(mesh.admin, await changed(top.slug, { parentId }));
      await expect(move).rejects.toMatchObject({ code: "conflict" });
    }
    const nowhere = changeDomain(mesh.admin, await changed(top.slug, { parentId: "nowhere" }));
    await expect(nowhere).rejects.toMatchObject({ code: "not-found" });
  });

  test("two moves at the same moment cannot close a ring", async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = await Promise.all([createDomainRow(), createDomainRow()]);
      const moves = [await changed(a.slug, { parentId: b.id }), await changed(b.slug, { parentId: a.id })];
      const results = await Promise.allSettled(moves.map((move) => changeDomain(mesh.admin, move)));
      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect([await parentOf(a.id), await parentOf(b.id)]).toContain(null);
    }
  });
});

describe("deleting a domain", () => {
  test("an admin deletes an empty one", async () => {
    const { id, slug } = await createDomainRow();
    await deleteDomain(mesh.admin, { id });
    expect(await findDomain(mesh.admin, slug)).toBeNull();
    expect((await eventsOf(id)).map(({ type }) => type)).toEqual(["domain.deleted"]);
    await expect(deleteDomain(mesh.admin, { id })).rejects.toMatchObject({ code: "not-found" });
  });

  test("its owner may not", async () => {
    await expect(deleteDomain(mesh.owner, mesh.sales)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("one with sub-domains or products stays, drafts nobody else sees included", async () => {
    const domain = await createDomainRow();
    const owner = await createPerson({ domainRoles: { [domain.id]: "owner" } });
    const child = await createDomainRow({ parentId: domain.id });
    await aDraft(owner, domain.slug);
    await expect(deleteDomain(mesh.admin, domain)).rejects.toMatchObject({
      code: "conflict",
      details: ["Data products, drafts included: 1.", "Sub-domains: 1."],
    });
    await deleteDomain(mesh.admin, child);
    await expect(deleteDomain(mesh.admin, domain)).rejects.toMatchObject({ code: "conflict" });
  });

  test("a product registered at the same moment either keeps the domain or is refused", async () => {
    const domain = await createDomainRow();
    const owner = await createPerson({ domainRoles: { [domain.id]: "owner" } });
    const [registered, deleted] = await Promise.allSettled([
      aDraft(owner, domain.slug),
      deleteDomain(mesh.admin, domain),
    ]);
    expect([registered.status, deleted.status].sort()).toEqual(["fulfilled", "rejected"]);
    const code = registered.status === "rejected" ? "not-found" : "conflict";
    const refused = registered.status === "rejected" ? registered : deleted;
    expect(refused).toMatchObject({ reason: { code } });
  });
});

describe("the members of a domain", () => {
  async function aDomainWith(...roles: ("owner" | "steward" | "contributor")[]) {
    const domain = await createDomainRow();
    const people: Actor[] = [];
    for (const role of roles)
      people.push(await createPerson({ name: role, domainRoles: { [domain.id]: role } }));
    return { domain, people };
  }
  const membersOf = async (slug: string) =>
    (await findDomain(mesh.stranger, slug))?.members.map(({ userId, role }) => [userId, role]);

  test("an owner adds people and changes their roles; it counts from their next request on", async () => {
    const {
      domain,
      people: [owner = mesh.owner],
    } = await aDomainWith("owner");
    const newcomer = await createPerson();
    const input = { domainId: domain.id, userId: newcomer.id };
    await setDomainMember(owner, { ...input, role: "contributor" });
    await setDomainMember(owner, { ...input, role: "steward" });
    expect(await membersOf(domain.slug)).toEqual([
      [owner.id, "owner"],
      [newcomer.id, "steward"],
    ]);
    expect((await reloadActor(newcomer.id)).domainRoles).toEqual({ [domain.id]: "steward" });
  });

  test("saying it twice is saying it once", async () => {
    const {
      domain,
      people: [owner = mesh.owner],
    } = await aDomainWith("owner");
    const input = { domainId: domain.id, userId: mesh.stranger.id, role: "steward" as const };
    await setDomainMember(owner, input);
    await setDomainMember(owner, input);
    expect(await eventsOf(domain.id)).toHaveLength(1);
  });

  test("everybody else is refused, and what does not exist is not found", async () => {
    const { domain, people } = await aDomainWith("steward", "contributor");
    const input = { domainId: domain.id, userId: mesh.stranger.id, role: "owner" as const };
    for (const actor of [...people, mesh.stranger, mesh.auditor]) {
      await expect(setDomainMember(actor, input)).rejects.toMatchObject({ code: "forbidden" });
      await expect(removeDomainMember(actor, input)).rejects.toMatchObject({ code: "forbidden" });
    }
    const unknown = { code: "not-found" };
    await expect(setDomainMember(mesh.admin, { ...input, domainId: "x" })).rejects.toMatchObject(unknown);
    await expect(setDomainMember(mesh.admin, { ...input, userId: "x" })).rejects.toMatchObject(unknown);
    await expect(removeDomainMember(mesh.admin, input)).rejects.toMatchObject(unknown);
  });

  test("somebody deactivated cannot be added, and does not count as the owner who is left", async () => {
    const {
      domain,
      people: [owner = mesh.owner, gone = mesh.owner],
    } = await aDomainWith("owner", "owner");
    await db.user.update({ where: { id: gone.id }, data: { isActive: false } });
    const leaving = { domainId: domain.id, userId: owner.id };
    await expect(removeDomainMember(owner, leaving)).rejects.toMatchObject({ code: "conflict" });
    const other = await aDomainWith("owner");
    const adding = { domainId: other.domain.id, userId: gone.id, role: "steward" as const };
    await expect(setDomainMember(mesh.admin, adding)).rejects.toMatchObject({ code: "not-found" });
  });

  test("the last owner stays, unless an admin decides otherwise", async () => {
    const {
      domain,
      people: [owner = mesh.owner],
    } = await aDomainWith("owner", "steward");
    const self = { domainId: domain.id, userId: owner.id };
    await expect(removeDomainMember(owner, self)).rejects.toMatchObject({ code: "conflict" });
    await expect(setDomainMember(owner, { ...self, role: "steward" })).rejects.toMatchObject({
      code: "conflict",
    });
    await removeDomainMember(mesh.admin, self);
    expect((await membersOf(domain.slug))?.map(([, role]) => role)).toEqual(["steward"]);
  });

  test("two owners who leave at the same moment cannot leave the domain without one", async () => {
    const {
      domain,
      people: [ana = mesh.owner, ben = mesh.owner],
    } = await aDomainWith("owner", "owner");
    const results = await Promise.allSettled(
      [ana, ben].map((owner) => removeDomainMember(owner, { domainId: domain.id, userId: owner.id })),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await membersOf(domain.slug)).toHaveLength(1);
  });
});

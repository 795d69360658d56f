import { randomUUID } from "node:crypto";
import { findActor } from "@/lib/identity/actor";
import type { Actor, DomainRole, OrgRole } from "@/lib/identity/model";
import { hashPassword } from "@/lib/identity/passwords";
import { db } from "@/lib/platform/db";

/** The password of everybody made here. */
export const PASSWORD = "correct horse battery staple";

let passwordHash: Promise<string> | undefined;

type PersonFacts = {
  name?: string;
  email?: string;
  orgRoles?: readonly OrgRole[];
  /** Role per domain id; the domains exist already. */
  domainRoles?: Readonly<Record<string, DomainRole>>;
};

/** A person in the database, as the actor they are. */
export async function createPerson(facts: PersonFacts = {}): Promise<Actor> {
  passwordHash ??= hashPassword(PASSWORD);
  const { name = "Ana Test", orgRoles = [], domainRoles = {} } = facts;
  const { id } = await db.user.create({
    data: {
      name,
      email: facts.email ?? `${randomUUID()}@example.com`,
      passwordHash: await passwordHash,
      roles: { create: orgRoles.map((role) => ({ role })) },
      domainRoles: { create: Object.entries(domainRoles).map(([domainId, role]) => ({ domainId, role })) },
    },
  });
  return reloadActor(id);
}

/** The actor as of now, whatever happened to their sessions. */
export async function reloadActor(id: string): Promise<Actor> {
  const { sessionVersion } = await db.user.findUniqueOrThrow({
    where: { id },
    select: { sessionVersion: true },
  });
  const actor = await findActor(id, sessionVersion);
  if (!actor) throw new Error("This person is deactivated.");
  return actor;
}

type DomainFacts = { name?: string; slug?: string; kind?: string; parentId?: string | null };

/** A domain as a bare row, for tests of what lies beneath the registry or needs no rules of it. */
export async function createDomainRow(
  facts: DomainFacts = {},
): Promise<{ id: string; slug: string; name: string }> {
  const slug = facts.slug ?? `domain-${randomUUID().slice(0, 8)}`;
  return db.domain.create({
    data: {
      slug,
      name: facts.name ?? slug,
      kind: facts.kind ?? "source-aligned",
      parentId: facts.parentId ?? null,
    },
    select: { id: true, slug: true, name: true },
  });
}

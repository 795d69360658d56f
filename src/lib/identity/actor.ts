import "server-only";
import { z } from "zod";
import { db, type Tx } from "@/lib/platform/db";
import { Prisma } from "@/lib/platform/prisma/client";
import { type DomainNode, effectiveRoles } from "./effective-roles";
import { type Actor, DomainRole, OrgRole } from "./model";

const PersonRow = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.object({ role: OrgRole, scope: z.string() })),
  memberships: z.array(z.object({ domainId: z.string(), role: DomainRole })),
});

/**
 * The person behind a session with all their rights as of now; null when they are deactivated or the session was
 * ended since (its version is no longer theirs). One query, a second one for people with a role in some domain.
 */
export async function findActor(userId: string, sessionVersion: number, tx: Tx = db): Promise<Actor | null> {
  const who = Prisma.sql`u."id" = ${userId} AND u."session_version" = ${sessionVersion}`;
  return (await readActors(tx, who))[0] ?? null;
}

/** Whom a person would act as, to know what may be told to them; nobody acts by it. Null for who is deactivated. */
export async function findAddressee(userId: string, tx: Tx = db): Promise<Actor | null> {
  return (await readActors(tx, Prisma.sql`u."id" = ${userId}`))[0] ?? null;
}

/** The same for many at once, by their ids. */
export async function findAddressees(
  userIds: readonly string[],
  tx: Tx = db,
): Promise<ReadonlyMap<string, Actor>> {
  const actors = await readActors(tx, Prisma.sql`u."id" = ANY(${[...new Set(userIds)]})`);
  return new Map(actors.map((actor) => [actor.id, actor]));
}

async function readActors(tx: Tx, who: Prisma.Sql): Promise<Actor[]> {
  const rows = await tx.$queryRaw`
    SELECT u."id", u."name", u."email",
      (SELECT coalesce(json_agg(json_build_object('role', r."role", 'scope', r."scope") ORDER BY r."role", r."scope"), '[]')
        FROM "org_role" r WHERE r."user_id" = u."id") AS "roles",
      (SELECT coalesce(json_agg(json_build_object('domainId', m."domain_id", 'role', m."role")), '[]')
        FROM "domain_member" m WHERE m."user_id" = u."id") AS "memberships"
    FROM "user" u
    WHERE ${who} AND u."is_active"`;
  const people = z.array(PersonRow).parse(rows);
  const domains = people.some(({ memberships }) => memberships.length > 0)
    ? await tx.domain.findMany({ select: { id: true, parentId: true }, orderBy: { id: "asc" } })
    : [];
  return people.map((person) => toActor(person, domains));
}

function toActor(
  { memberships, roles, ...person }: z.infer<typeof PersonRow>,
  domains: readonly DomainNode[],
): Actor {
  const scopesOf = (wanted: OrgRole) => roles.filter(({ role }) => role === wanted).map(({ scope }) => scope);
  // Everybody is a member of the organisation without being given the role.
  const orgRoles = [...new Set([...roles.map(({ role }) => role), "member" as const])];
  return {
    ...person,
    orgRoles,
    ...effectiveRoles(memberships.length > 0 ? domains : [], memberships),
    delegateOf: scopesOf("governance-delegate"),
    stewardOf: scopesOf("category-steward"),
    tokenScopes: null,
  };
}

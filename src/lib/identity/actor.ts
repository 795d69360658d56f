import "server-only";
import { z } from "zod";
import { db, type Tx } from "@/lib/platform/db";
import { effectiveRoles } from "./effective-roles";
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
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT u."id", u."name", u."email",
      (SELECT coalesce(json_agg(json_build_object('role', r."role", 'scope', r."scope") ORDER BY r."role", r."scope"), '[]')
        FROM "org_role" r WHERE r."user_id" = u."id") AS "roles",
      (SELECT coalesce(json_agg(json_build_object('domainId', m."domain_id", 'role', m."role")), '[]')
        FROM "domain_member" m WHERE m."user_id" = u."id") AS "memberships"
    FROM "user" u
    WHERE u."id" = ${userId} AND u."session_version" = ${sessionVersion} AND u."is_active"`;
  if (rows.length === 0) return null;
  const { memberships, roles, ...person } = PersonRow.parse(rows[0]);
  const scopesOf = (wanted: OrgRole) => roles.filter(({ role }) => role === wanted).map(({ scope }) => scope);
  const domains = memberships.length
    ? await tx.domain.findMany({ select: { id: true, parentId: true }, orderBy: { id: "asc" } })
    : [];
  // Everybody is a member of the organisation without being given the role.
  const orgRoles = [...new Set([...roles.map(({ role }) => role), "member" as const])];
  return {
    ...person,
    orgRoles,
    ...effectiveRoles(domains, memberships),
    delegateOf: scopesOf("governance-delegate"),
    stewardOf: scopesOf("category-steward"),
    tokenScopes: null,
  };
}

/** Whom a person would act as, to know what may be told to them; nobody acts by it. Null for who is deactivated. */
export async function findAddressee(userId: string, tx: Tx = db): Promise<Actor | null> {
  const row = await tx.user.findUnique({ where: { id: userId }, select: { sessionVersion: true } });
  return row && findActor(userId, row.sessionVersion, tx);
}

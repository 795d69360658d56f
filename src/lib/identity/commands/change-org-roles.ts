import "server-only";
import { db, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { lockAdmins, requireAnotherAdmin } from "../admins";
import type { ChangeOrgRoles } from "../inputs";
import type { Actor } from "../model";
import { requireCan } from "../permissions";
import { END_SESSIONS, getPersonRow } from "../person-row";
import type { RoleAssignment } from "../role-assignment";
import { toRoleText } from "../role-text";

/** Gives a person exactly these roles. Their sessions end, so that the old rights are gone with the next request. */
export async function changeOrgRoles(actor: Actor, { personId, orgRoles }: ChangeOrgRoles): Promise<void> {
  requireCan(actor, "people.manage");
  await db.$transaction(async (tx) => {
    await lockAdmins(tx);
    const person = await getPersonRow(tx, personId);
    const before = textOf(person.roles);
    const after = textOf(orgRoles);
    if (before === after) return;

    const losesAdmin = isAdmin(person.roles) && !isAdmin(orgRoles);
    if (losesAdmin) await requireAnotherAdmin(tx, personId);
    await requireDelegatedDomains(tx, orgRoles);
    await tx.orgRoleAssignment.deleteMany({ where: { userId: personId } });
    await tx.orgRoleAssignment.createMany({
      data: orgRoles.map((given) => ({ ...given, userId: personId })),
      skipDuplicates: true,
    });
    await tx.user.update({ where: { id: personId }, data: END_SESSIONS });
    await recordEvent(tx, {
      type: "user.changed",
      subjectId: personId,
      actorId: actor.id,
      payload: { change: "roles", before, after },
    });
  });
}

/** A delegate's domain must exist. */
export async function requireDelegatedDomains(tx: Tx, orgRoles: readonly RoleAssignment[]): Promise<void> {
  const delegated = orgRoles.filter(({ role }) => role === "governance-delegate").map(({ scope }) => scope);
  const ids = [...new Set(delegated)];
  if ((await tx.domain.count({ where: { id: { in: ids } } })) !== ids.length) throw notFound("domain");
}

function isAdmin(roles: readonly { role: string }[]): boolean {
  return roles.some(({ role }) => role === "admin");
}

function textOf(roles: readonly { role: string; scope: string }[]): string {
  return [...new Set(roles.map(toRoleText))].sort().join(", ");
}

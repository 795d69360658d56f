import "server-only";
import { z } from "zod";
import { type Actor, DomainRole } from "@/lib/identity/model";
import { requireInDomain } from "@/lib/identity/permissions";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { lockMembers, requireAnOwnerLeft } from "../domain-members";

export const SetDomainMember = z.object({ domainId: z.string(), userId: z.string(), role: DomainRole });
export type SetDomainMember = z.infer<typeof SetDomainMember>;

/** Adds a member or changes the role of one. It counts from their next request on: roles are read afresh each time. */
export async function setDomainMember(
  actor: Actor,
  { domainId, userId, role }: SetDomainMember,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const members = await lockMembers(tx, domainId);
    requireInDomain(actor, "domain.manage-members", domainId);
    const held = members.find((member) => member.userId === userId)?.role;
    if (held === role) return;
    if (!held && !(await tx.user.findFirst({ where: { id: userId, isActive: true }, select: { id: true } })))
      throw notFound("person");
    if (held === "owner") requireAnOwnerLeft(actor, members, userId);

    await tx.domainMember.upsert({
      where: { domainId_userId: { domainId, userId } },
      create: { domainId, userId, role },
      update: { role },
      select: { userId: true },
    });
    await recordEvent(tx, {
      type: "domain.members-changed",
      subjectId: domainId,
      actorId: actor.id,
      payload: { userId, role, before: held ?? null },
    });
  });
}

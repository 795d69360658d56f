import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { requireInDomain } from "@/lib/identity/permissions";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { lockMembers, requireAnOwnerLeft } from "../domain-members";

export const RemoveDomainMember = z.object({ domainId: z.string(), userId: z.string() });
export type RemoveDomainMember = z.infer<typeof RemoveDomainMember>;

export async function removeDomainMember(
  actor: Actor,
  { domainId, userId }: RemoveDomainMember,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const members = await lockMembers(tx, domainId);
    requireInDomain(actor, "domain.manage-members", domainId);
    const held = members.find((member) => member.userId === userId)?.role;
    if (!held) throw notFound("member");
    if (held === "owner") requireAnOwnerLeft(actor, members, userId);

    await tx.domainMember.delete({
      where: { domainId_userId: { domainId, userId } },
      select: { userId: true },
    });
    await recordEvent(tx, {
      type: "domain.members-changed",
      subjectId: domainId,
      actorId: actor.id,
      payload: { userId, role: null, before: held },
    });
  });
}

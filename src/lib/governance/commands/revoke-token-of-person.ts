import "server-only";
import { unsafeRevokeToken } from "@/lib/identity/access-tokens";
import type { RevokeTokenOfPerson } from "@/lib/identity/inputs";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { recordDecision } from "../audit-log";

/** Ends a token somebody else made, from the next request on and for good; who did it is on record. */
export async function revokeTokenOfPerson(
  actor: Actor,
  { personId, tokenId }: RevokeTokenOfPerson,
): Promise<void> {
  requireCan(actor, "token.manage-any");
  await db.$transaction(async (tx) => {
    const person = await tx.user.findUnique({ where: { id: personId }, select: { name: true } });
    if (!person) throw notFound("person");
    const at = now();
    const { name, prefix } = await unsafeRevokeToken(tx, {
      tokenId,
      userId: personId,
      actorId: actor.id,
      at,
    });
    await recordDecision(tx, {
      action: "token.revoked",
      subject: person.name,
      subjectId: personId,
      actor,
      at,
      facts: { tokenId, name, prefix },
    });
  });
}

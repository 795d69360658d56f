import "server-only";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import type { ChosenToken } from "../inputs";
import type { Actor } from "../model";

/** Ends one of the actor's own tokens, from the next request on and for good. */
export async function revokeAccessToken(actor: Actor, { tokenId }: ChosenToken): Promise<void> {
  await db.$transaction(async (tx) => {
    const [revoked] = await tx.accessToken.updateManyAndReturn({
      where: { id: tokenId, userId: actor.id, revokedAt: null },
      data: { revokedAt: now() },
      select: { name: true },
    });
    if (!revoked) throw notFound("token");
    const payload = { name: revoked.name, userId: actor.id };
    await recordEvent(tx, { type: "token.revoked", subjectId: tokenId, actorId: actor.id, payload });
  });
}

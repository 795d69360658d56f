import "server-only";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { recordEvent } from "@/lib/platform/events";
import { revokeTokensOf } from "../access-tokens";
import type { Actor } from "../model";
import { END_SESSIONS } from "../person-row";

/** Ends every session of the actor on every device, this one included, and every access token. */
export async function signOutEverywhere(actor: Actor): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: actor.id }, data: END_SESSIONS });
    await revokeTokensOf(tx, actor.id, actor.id, now());
    await recordEvent(tx, {
      type: "user.changed",
      subjectId: actor.id,
      actorId: actor.id,
      payload: { change: "signed-out-everywhere" },
    });
  });
}

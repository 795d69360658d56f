import "server-only";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { unsafeRevokeToken } from "../access-tokens";
import type { ChosenToken } from "../inputs";
import type { Actor } from "../model";

/** Ends one of the actor's own tokens, from the next request on and for good. */
export async function revokeAccessToken(actor: Actor, { tokenId }: ChosenToken): Promise<void> {
  await db.$transaction((tx) =>
    unsafeRevokeToken(tx, { tokenId, userId: actor.id, actorId: actor.id, at: now() }),
  );
}

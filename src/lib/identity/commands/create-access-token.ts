import "server-only";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { newToken } from "../access-tokens";
import type { CreateAccessToken } from "../inputs";
import type { Actor } from "../model";

const TOKENS_MAX = 50;
const DAY_MS = 86_400_000;

/** A token that acts as the actor within its scopes. The answer is the only time anybody sees it. */
export async function createAccessToken(
  actor: Actor,
  { name, scopes, days }: CreateAccessToken,
): Promise<{ id: string; name: string; token: string }> {
  if (actor.tokenScopes !== null)
    throw new AppError("forbidden", "A token cannot make another one, which might outlive it.");
  const createdAt = now();
  const { token, hash, prefix } = newToken();
  const expiresAt = new Date(createdAt.getTime() + days * DAY_MS);
  return db.$transaction(async (tx) => {
    // Two requests at the same moment wait for each other here, so that neither outruns the limit.
    await tx.$queryRaw`SELECT "id" FROM "user" WHERE "id" = ${actor.id} FOR UPDATE`;
    const usable = await tx.accessToken.count({
      where: { userId: actor.id, revokedAt: null, expiresAt: { gt: createdAt } },
    });
    if (usable >= TOKENS_MAX)
      throw new AppError("conflict", `You have ${TOKENS_MAX} tokens. Revoke one you no longer use first.`);
    const { id } = await tx.accessToken.create({
      data: { userId: actor.id, name, hash, prefix, scopes, createdAt, expiresAt },
      select: { id: true },
    });
    await recordEvent(tx, {
      type: "token.created",
      subjectId: id,
      actorId: actor.id,
      payload: { name, scopes: scopes.join(" "), expiresAt: expiresAt.toISOString() },
    });
    return { id, name, token };
  });
}

import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { db, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { findActor } from "./actor";
import { type Actor, TokenScope } from "./model";

/** Tells people, and scanners for leaked secrets, what they have before them. */
const PREFIX = "agora_pat_";
const TOKEN = /^agora_pat_[\w-]{43}$/;
const SHOWN_CHARACTERS = PREFIX.length + 4;

/** 256 random bits; whoever has the text has the token, so only its hash is kept. */
export function newToken(): { token: string; hash: string; prefix: string } {
  const token = PREFIX + randomBytes(32).toString("base64url");
  return { token, hash: hashOf(token), prefix: token.slice(0, SHOWN_CHARACTERS) };
}

const TokenRow = z.object({
  id: z.string(),
  scopes: z.array(TokenScope),
  lastUsedOn: z.date().nullable(),
  user: z.object({ id: z.string(), sessionVersion: z.number().int() }),
});

/**
 * The person a token acts as, with their rights as of now and the token's scopes; null for a token that is unknown,
 * expired or revoked, or whose person is deactivated. The day of the use is kept, and no more than the day.
 */
export async function findTokenActor(
  token: string,
  at: Date,
): Promise<{ tokenId: string; actor: Actor } | null> {
  if (!TOKEN.test(token)) return null;
  const found = await db.accessToken.findFirst({
    where: { hash: hashOf(token), revokedAt: null, expiresAt: { gt: at }, user: { isActive: true } },
    select: {
      id: true,
      scopes: true,
      lastUsedOn: true,
      user: { select: { id: true, sessionVersion: true } },
    },
  });
  if (!found) return null;
  const { id, scopes, lastUsedOn, user } = TokenRow.parse(found);
  const actor = await findActor(user.id, user.sessionVersion);
  if (!actor) return null;
  const today = new Date(at.toISOString().slice(0, 10));
  if (lastUsedOn === null || lastUsedOn < today)
    await db.accessToken.updateMany({ where: { id }, data: { lastUsedOn: today } });
  return { tokenId: id, actor: { ...actor, tokenScopes: scopes } };
}

type Revocation = { tokenId: string; userId: string; actorId: string; at: Date };

/** Unsafe: asks for no permission. Ends one token of a person, and answers how it is recognised. */
export async function unsafeRevokeToken(
  tx: Tx,
  { tokenId, userId, actorId, at }: Revocation,
): Promise<{ name: string; prefix: string }> {
  const [revoked] = await tx.accessToken.updateManyAndReturn({
    where: { id: tokenId, userId, revokedAt: null },
    data: { revokedAt: at },
    select: { name: true, prefix: true },
  });
  if (!revoked) throw notFound("token");
  const payload = { name: revoked.name, userId };
  await recordEvent(tx, { type: "token.revoked", subjectId: tokenId, actorId, payload });
  return revoked;
}

/**
 * Ends every token of a person. Whoever had their password, or their open session, may have made one: a new
 * password that left it alive would lock nobody out.
 */
export async function revokeTokensOf(tx: Tx, userId: string, actorId: string, at: Date): Promise<void> {
  const revoked = await tx.accessToken.updateManyAndReturn({
    where: { userId, revokedAt: null, expiresAt: { gt: at } },
    data: { revokedAt: at },
    select: { id: true, name: true },
  });
  for (const { id, name } of revoked)
    await recordEvent(tx, { type: "token.revoked", subjectId: id, actorId, payload: { name, userId } });
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

import "server-only";
import { findTokenActor } from "@/lib/identity/access-tokens";
import { findActor } from "@/lib/identity/actor";
import type { Actor } from "@/lib/identity/model";
import { readSessionToken, SESSION_COOKIE } from "@/lib/identity/session-token";
import { clientAddress } from "@/lib/platform/client-address";
import { now } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { requireWithinLimit } from "@/lib/platform/rate-limit";
import { isFromOurPages } from "./own-origin";

/** Who asks by program; `key` is what their requests are counted under. */
export type ApiCaller = { key: string; actor: Actor };

/** Tokens that are none, from one address; nobody guesses 256 bits, but nobody needs to try for free either. */
const WRONG_TOKENS = { limit: 300, windowSeconds: 900 };

/**
 * A token in the header, or the cookie of a session. A header that is there decides: a token that no longer works
 * never falls back to whoever happens to be signed in. With a cookie, whatever is not a mere GET has to come from a
 * page of ours, for the browser sends the cookie along wherever a request comes from.
 */
export async function apiCaller(request: Request): Promise<ApiCaller> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) return callerByToken(request, authorization);
  const session = await readSessionToken(cookieOf(request, SESSION_COOKIE.name));
  const actor = session && (await findActor(session.sub, session.sessionVersion));
  if (!actor) {
    const message = "Send an access token: Authorization: Bearer agora_pat_… Your account page makes them.";
    throw new AppError("unauthenticated", message);
  }
  if (request.method !== "GET" && request.method !== "HEAD" && !isFromOurPages(request))
    throw new AppError("forbidden", "With a session this can only be asked from a page of Agora.");
  return { key: `person:${actor.id}`, actor };
}

async function callerByToken(request: Request, authorization: string): Promise<ApiCaller> {
  const token = /^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? "";
  const found = await findTokenActor(token, now());
  if (found) return { key: `token:${found.tokenId}`, actor: found.actor };
  const address = clientAddress(request.headers.get("x-forwarded-for"));
  await requireWithinLimit(`api:wrong-token:${address}`, WRONG_TOKENS);
  const message =
    "This access token is not known, has expired or was revoked. Your account page makes new ones.";
  throw new AppError("unauthenticated", message);
}

function cookieOf(request: Request, name: string): string | undefined {
  const cookies = request.headers.get("cookie")?.split(";") ?? [];
  const found = cookies.map((cookie) => cookie.trim()).find((cookie) => cookie.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

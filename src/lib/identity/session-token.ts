import "server-only";
import { decode } from "next-auth/jwt";
import { z } from "zod";
import { isServedSecurely } from "@/lib/platform/public-url";
import { sessionSecret } from "@/lib/platform/secret";

export const SESSION_SECONDS = 30 * 24 * 3600;

export const SESSION_COOKIE = {
  name: `${isServedSecurely ? "__Secure-" : ""}agora.session`,
  options: { httpOnly: true, sameSite: "lax", path: "/", secure: isServedSecurely },
} as const;

/** All a session says: whose it is and which generation of their sessions. Rights are read afresh. */
const SessionToken = z.object({ sub: z.string(), sessionVersion: z.number().int() });
export type SessionToken = z.infer<typeof SessionToken>;

/** What the cookie says, or null when it is missing, expired, tampered with or encrypted with another secret. */
export async function readSessionToken(cookie: string | undefined): Promise<SessionToken | null> {
  if (!cookie) return null;
  let token: unknown;
  try {
    token = await decode({ token: cookie, secret: sessionSecret() });
  } catch {
    // Anybody can send anything as a cookie; what cannot be decrypted is nobody's session.
    return null;
  }
  return SessionToken.safeParse(token).data ?? null;
}

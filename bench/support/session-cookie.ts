import { encode } from "next-auth/jwt";
import { SESSION_COOKIE, SESSION_SECONDS } from "@/lib/identity/session-token";
import { db } from "@/lib/platform/db";
import { closeEmbedded } from "@/lib/platform/embedded";
import { openDatabase } from "@/lib/platform/open-database";
import { sessionSecret } from "@/lib/platform/secret";
import { BENCH_ADMIN } from "./insert-mesh";

/**
 * Signed in as the administrator of the mesh, with the cookie the server would have set. Lets go of the database, which
 * one process can have open.
 */
export async function sessionCookie(): Promise<string> {
  await openDatabase();
  const { id: sub, sessionVersion } = await db.user.findUniqueOrThrow({
    where: { email: BENCH_ADMIN },
    select: { id: true, sessionVersion: true },
  });
  const token = await encode({
    token: { sub, sessionVersion },
    secret: sessionSecret(),
    maxAge: SESSION_SECONDS,
  });
  await db.$disconnect();
  await closeEmbedded();
  return `${SESSION_COOKIE.name}=${token}`;
}

import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { AppError } from "@/lib/platform/errors";
import { findActor } from "./actor";
import type { Actor } from "./model";
import { safeNextPath } from "./next-path";
import { PATH_HEADER } from "./path-header";
import { hasPeople } from "./queries";
import { readSessionToken, SESSION_COOKIE } from "./session-token";

/** Who asks, or null. Read once a request, however many ask. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const cookie = (await cookies()).get(SESSION_COOKIE.name)?.value;
  const token = await readSessionToken(cookie);
  return token && findActor(token.sub, token.sessionVersion);
});

export async function requireActor(): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) throw new AppError("unauthenticated", "You are signed out. Sign in and try again.");
  return actor;
}

/** For pages: whoever is not signed in goes to sign in and comes back; on a new installation, to the welcome page. */
export async function requirePageActor(): Promise<Actor> {
  const actor = await currentActor();
  if (actor) return actor;
  if (!(await hasPeople())) redirect("/welcome");
  const here = safeNextPath((await headers()).get(PATH_HEADER));
  redirect(here === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(here)}`);
}

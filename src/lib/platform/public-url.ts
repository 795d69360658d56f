import "server-only";
import { env } from "./env";

/** The address people use in their browsers, for links that leave the application. */
export function publicUrl(path: `/${string}`): string {
  return new URL(path, env.NEXTAUTH_URL ?? `http://localhost:${env.PORT}`).href;
}

/** Cookies may insist on https only where people arrive by https. */
export const isServedSecurely = env.NEXTAUTH_URL?.startsWith("https://") ?? false;

import "server-only";
import { cookies } from "next/headers";
import { NextRequest, NextResponse } from "next/server";
import NextAuth from "next-auth";
import { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import { publicUrl } from "@/lib/platform/public-url";
import { authOptions } from "./auth-options";
import type { SignIn } from "./inputs";
import { SESSION_COOKIE } from "./session-token";

/** Signs the browser in, from a server action. Throws when address and password do not belong together. */
export async function startSession({ email, password }: Pick<SignIn, "email" | "password">): Promise<void> {
  const target = await callNextAuth(["callback", "credentials"], { email, password });
  const error = target.searchParams.get("error");
  if (error === null) return;
  if (error === "CredentialsSignin") {
    throw new AppError("unauthenticated", "The e-mail address or the password is not right.");
  }
  if (error === "rate-limited") {
    throw new AppError(
      "rate-limited",
      "Too many attempts to sign in. Wait a quarter of an hour, then try again.",
    );
  }
  throw new Error(`Signing in ended with "${error}".`);
}

/** The address at the outside provider to send the browser to. */
export async function startOutsideSignIn(providerId: string, next: string): Promise<string> {
  const target = await callNextAuth(["signin", providerId], { callbackUrl: next });
  if (!target.searchParams.has("error")) return target.href;
  throw new AppError("unavailable", "The sign-in service does not answer. Try again, or use your password.");
}

/** Signs this browser out; other sessions of the person go on. */
export async function endSession(): Promise<void> {
  (await cookies()).delete(SESSION_COOKIE.name);
}

/**
 * Runs next-auth in this process on behalf of a form that works without JavaScript: fetches its anti-forgery token
 * for it, keeps the cookies it sets, and answers where it would send the browser.
 */
async function callNextAuth(segments: string[], fields: Record<string, string>): Promise<URL> {
  const csrf = await run("GET", ["csrf"]);
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await csrf.json());
  const answer = await run("POST", segments, { ...fields, csrfToken, json: "true" });
  const { url } = z.object({ url: z.string() }).parse(await answer.json());
  return new URL(url, publicUrl("/"));
}

async function run(method: string, nextauth: string[], fields?: Record<string, string>): Promise<Response> {
  const request = new NextRequest(publicUrl(`/api/auth/${nextauth.join("/")}`), {
    method,
    ...(fields && { body: new URLSearchParams(fields) }),
  });
  const response: Response = await NextAuth(request, { params: { nextauth } }, authOptions());
  const jar = await cookies();
  for (const cookie of new NextResponse(null, { headers: response.headers }).cookies.getAll())
    jar.set(cookie);
  return response;
}

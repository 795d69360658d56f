import "server-only";
import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { clientAddress } from "@/lib/platform/client-address";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import { isServedSecurely } from "@/lib/platform/public-url";
import { sessionSecret } from "@/lib/platform/secret";
import { signInWithAccount } from "./commands/sign-in-with-account";
import { signInWithPassword } from "./commands/sign-in-with-password";
import { SignIn } from "./inputs";
import { safeNextPath } from "./next-path";
import { outsideProviders } from "./outside-providers";
import { SESSION_COOKIE, SESSION_SECONDS, type SessionToken } from "./session-token";

/** Every session is issued by next-auth with these options, whichever way a person comes in. */
export function authOptions(): AuthOptions {
  return {
    secret: sessionSecret(),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    useSecureCookies: isServedSecurely,
    cookies: { sessionToken: SESSION_COOKIE },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/account" },
    providers: [password(), ...outsideProviders()],
    callbacks: {
      async signIn({ user, account }) {
        if (!account || account.type === "credentials") return true;
        const admission = await signInWithAccount({
          provider: account.provider,
          providerAccountId: account.providerAccountId,
          verifiedEmail: user.email ?? null,
          name: user.name ?? "",
        });
        return admission.admitted || `/sign-in?error=${admission.reason}`;
      },
      async jwt({ token, user, account }) {
        // Without an account this is a session that exists already.
        if (!account) return token;
        const personId = account.type === "credentials" ? user.id : await personOf(account);
        return { ...(await sessionOf(personId)) };
      },
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => safeNextPath(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url),
    },
    logger: {
      error: (code, metadata) => log.error({ code, err: metadata }, "sign-in failed"),
      warn: (code) => log.debug({ code }, "sign-in warning"),
      debug: () => undefined,
    },
  };
}

function password() {
  return Credentials({
    credentials: { email: {}, password: {} },
    async authorize(fields, { headers }) {
      const input = SignIn.safeParse(fields);
      if (!input.success) return null;
      try {
        const id = await signInWithPassword(input.data, clientAddress(headers?.["x-forwarded-for"]));
        return id === null ? null : { id };
      } catch (error) {
        // The message of what is thrown here ends up in an address, so it is a code and nothing more.
        if (error instanceof AppError) throw new Error(error.code);
        log.error({ err: error }, "sign-in failed");
        throw new Error("unexpected");
      }
    },
  });
}

async function personOf({ provider, providerAccountId }: { provider: string; providerAccountId: string }) {
  const row = await db.account.findUniqueOrThrow({
    where: { provider_providerAccountId: { provider, providerAccountId } },
    select: { userId: true },
  });
  return row.userId;
}

async function sessionOf(personId: string): Promise<SessionToken> {
  const { id, sessionVersion } = await db.user.findUniqueOrThrow({
    where: { id: personId },
    select: { id: true, sessionVersion: true },
  });
  return { sub: id, sessionVersion };
}

import "server-only";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import { env } from "@/lib/platform/env";
import { GitHubEmails, verifiedEmailOf, verifiedPrimaryEmail } from "./verified-email";

/** What the provider said, before it is parsed. */
type Raw = Record<string, unknown>;

/** The identity providers this installation is configured for; the e-mail they hand on is one they have verified. */
export function outsideProviders(): OAuthConfig<Raw>[] {
  return [oidc(), gitHub()].filter((provider) => provider !== null);
}

type OutsideProvider = { id: string; name: string };

/** The same as people see them: a button each. */
export function listOutsideProviders(): OutsideProvider[] {
  return outsideProviders().map(({ id, name }) => ({ id, name }));
}

const OidcProfile = z.object({ sub: z.string(), name: z.string(), verifiedEmail: z.string().nullable() });

function oidc(): OAuthConfig<Raw> | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer || !clientId || !clientSecret) return null;
  return {
    id: "oidc",
    name: env.OIDC_NAME,
    type: "oauth",
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    authorization: { params: { scope: "openid email profile" } },
    clientId,
    clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    userinfo: {
      // Some providers put the e-mail into the ID token, others only into the user info. An address and the flag that
      // it is verified must come from the same place.
      async request({ client, tokens }) {
        // next-auth hands on what openid-client validated, typed as the parameters it was made from.
        const validated = tokens as Exclude<Parameters<typeof client.userinfo>[0], string>;
        const claims = validated.claims();
        const info = client.issuer.metadata.userinfo_endpoint ? await client.userinfo(validated) : null;
        return {
          sub: claims.sub,
          name: info?.name ?? claims.name ?? "",
          verifiedEmail: verifiedEmailOf(claims) ?? verifiedEmailOf(info),
        };
      },
    },
    profile(raw) {
      const { sub, name, verifiedEmail } = OidcProfile.parse(raw);
      return { id: sub, name, email: verifiedEmail };
    },
  };
}

const GitHubUser = z.looseObject({
  id: z.number(),
  login: z.string(),
  name: z.string().nullish(),
  emails: GitHubEmails,
});

function gitHub(): OAuthConfig<Raw> | null {
  const { GITHUB_ID: clientId, GITHUB_SECRET: clientSecret } = env;
  if (!clientId || !clientSecret) return null;
  return {
    id: "github",
    name: "GitHub",
    type: "oauth",
    authorization: {
      url: "https://github.com/login/oauth/authorize",
      params: { scope: "read:user user:email" },
    },
    token: "https://github.com/login/oauth/access_token",
    userinfo: {
      url: "https://api.github.com/user",
      // The address on the profile does not say whether it is verified; the list of addresses does.
      async request({ client, tokens }) {
        const accessToken = z.string().parse(tokens.access_token);
        const [user, emails] = await Promise.all([client.userinfo(accessToken), gitHubEmails(accessToken)]);
        return { ...user, emails };
      },
    },
    clientId,
    clientSecret,
    checks: ["pkce", "state"],
    profile(raw) {
      const { id, name, login, emails } = GitHubUser.parse(raw);
      return { id: String(id), name: name ?? login, email: verifiedPrimaryEmail(emails) };
    },
  };
}

async function gitHubEmails(accessToken: string): Promise<unknown> {
  const response = await fetch("https://api.github.com/user/emails", {
    headers: { authorization: `Bearer ${accessToken}`, accept: "application/vnd.github+json" },
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok)
    throw new Error(`GitHub answered ${response.status} to the question for e-mail addresses.`);
  return response.json();
}

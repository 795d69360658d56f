import { z } from "zod";

// Some providers write the flag as text.
const VerifiedClaims = z.looseObject({ email: z.string(), email_verified: z.literal([true, "true"]) });

/** The e-mail of OpenID claims, when the provider says that it has verified it. */
export function verifiedEmailOf(claims: unknown): string | null {
  const verified = VerifiedClaims.safeParse(claims);
  return verified.success ? verified.data.email : null;
}

export const GitHubEmails = z.array(
  z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }),
);

/** The primary address of a GitHub account, when GitHub has verified it. */
export function verifiedPrimaryEmail(emails: z.infer<typeof GitHubEmails>): string | null {
  return emails.find(({ primary, verified }) => primary && verified)?.email ?? null;
}

const REFUSALS = {
  "unknown-person":
    "Nobody with your e-mail address has been invited to this Agora. Ask an administrator for an invitation.",
  "unverified-email":
    "Your account there has no e-mail address that has been verified. Verify it there, then try again.",
  deactivated: "Your access to this Agora has been switched off. An administrator can switch it on again.",
  CredentialsSignin: "The e-mail address or the password is not right.",
  "rate-limited": "Too many attempts to sign in. Wait a quarter of an hour, then try again.",
} as const;

/** Why signing in ended on the sign-in page again, from the code in its address; null when there is none. */
export function signInRefusal(code: unknown): string | null {
  if (typeof code !== "string" || code === "") return null;
  // Codes are whatever somebody wrote into an address: only ours have words of their own.
  const known = Object.entries(REFUSALS).find(([name]) => name === code);
  return known?.[1] ?? "Signing in did not work. Try again, or ask an administrator.";
}

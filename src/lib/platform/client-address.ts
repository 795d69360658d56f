/**
 * The address a request came from, for rate limits: the last entry of X-Forwarded-For, which the nearest proxy (or
 * Next itself) wrote. The entries before it are whatever the client claims.
 */
export function clientAddress(forwardedFor: string | null | undefined): string {
  return forwardedFor?.split(",").at(-1)?.trim() || "unknown";
}

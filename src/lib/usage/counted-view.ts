import type { Actor } from "@/lib/identity/model";

/** Programs that say what they are. Whoever looks at pages must be signed in, so few come at all. */
const MACHINE =
  /bot\b|crawl|spider|headlesschrome\/.*lighthouse|lighthouse|preview|monitor|curl\/|wget\/|python-requests/i;

type Looking = { userAgent: string; referer: string; origin: string };

/** What one look at a product counts for; null where it counts for nothing. */
export function countedView(
  actor: Actor,
  { domainId }: { domainId: string },
  { userAgent, referer, origin }: Looking,
): { isFromSearch: boolean } | null {
  const isOwnTeam = Object.hasOwn(actor.domainRoles, domainId);
  if (isOwnTeam || actor.tokenScopes !== null || MACHINE.test(userAgent)) return null;
  return { isFromSearch: isSearch(referer, origin) };
}

/** A search without words is browsing. */
function isSearch(referer: string, origin: string): boolean {
  if (!URL.canParse(referer)) return false;
  const from = new URL(referer);
  return (
    from.host === origin && from.pathname === "/search" && (from.searchParams.get("q") ?? "").trim() !== ""
  );
}

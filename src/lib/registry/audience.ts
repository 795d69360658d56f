import { isJsonObject, type JsonObject } from "./json";

/** For whom a document wants to be found, in its own words: domains by slug. */
export type WantedAudience = { discoverableBy: "everyone" | "domains"; domains: readonly string[] };

/**
 * Silence means everyone. Anything said that is not understood means the domains named, if any: a slip of the pen
 * must never open a product. Reads the raw document because the lenient view forgets what it cannot read.
 */
export function wantedAudience({ visibility }: JsonObject): WantedAudience {
  if (visibility === undefined || visibility === null) return { discoverableBy: "everyone", domains: [] };
  if (!isJsonObject(visibility)) return { discoverableBy: "domains", domains: [] };
  const { discoverableBy, domains } = visibility;
  const isOpen = discoverableBy === "everyone" || (discoverableBy === undefined && domains === undefined);
  if (isOpen) return { discoverableBy: "everyone", domains: [] };
  const named = Array.isArray(domains) ? domains.filter((slug) => typeof slug === "string") : [];
  return { discoverableBy: "domains", domains: named };
}

import { isIP } from "node:net";
import type { AllowedHosts } from "./allowed-hosts";
import { hostOf, NOT_PUBLIC } from "./outgoing-url";
import { isPublicAddress } from "./public-address";

/** Every address a name has now. */
export type Lookup = (host: string) => Promise<readonly string[]>;

export type ResolvedHost = { reachable: true; address: string } | { reachable: false; reason: string };

/**
 * The one address to connect to. It must be used as it is: to look the name up again would let whoever answers for it
 * say something else the second time.
 */
export async function resolveHost(url: URL, allowed: AllowedHosts, lookup: Lookup): Promise<ResolvedHost> {
  const host = hostOf(url);
  const addresses = isIP(host) === 0 ? await lookup(host) : [host];
  const [address] = addresses;
  if (address === undefined) return { reachable: false, reason: "The name of the host has no address." };
  const isTrusted = (each: string) => isPublicAddress(each) || allowed.hasAddress(each);
  // One private address among public ones is what an attack looks like, so all have to pass.
  if (!allowed.hasName(host) && !addresses.every(isTrusted)) return { reachable: false, reason: NOT_PUBLIC };
  return { reachable: true, address };
}

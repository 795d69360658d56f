import "server-only";
import type { Actor } from "@/lib/identity/model";
import type { Tx } from "@/lib/platform/db";
import { type DomainOwner, readDomainOwners } from "@/lib/registry/domain-owners";
import { listedFor, readDomains } from "@/lib/registry/domain-rows";
import { branchOf, inTreeOrder } from "@/lib/registry/domain-tree";
import type { DomainSummary } from "@/lib/registry/model";
import { visibility } from "@/lib/registry/visibility";
import type { ComplianceFilter } from "./overview";

/** Which products an overview is about: those of these domains that the actor may see. */
export type StandingScope = {
  domains: readonly (DomainSummary & { depth: number })[];
  domainIds: readonly string[];
  ownersOf: ReadonlyMap<string, readonly DomainOwner[]>;
  /** The published products of the scope that the actor may see. */
  products: { AND: object[] };
};

export async function readScope(
  tx: Tx,
  actor: Actor,
  { domain, owner }: Pick<ComplianceFilter, "domain" | "owner">,
): Promise<StandingScope> {
  const [domains, ownersOf] = [await readDomains(tx), await readDomainOwners(tx)];
  const root = domain === undefined ? undefined : domains.find(({ slug }) => slug === domain);
  const within = domain === undefined ? domains : root ? branchOf(domains, root.id) : [];
  const domainIds = within
    .filter(({ id }) => owner === undefined || ownersOf.get(id)?.some((person) => person.id === owner))
    .map(({ id }) => id);
  const isNarrowed = domain !== undefined || owner !== undefined;
  return {
    domains: inTreeOrder(domains),
    domainIds,
    ownersOf,
    products: { AND: [listedFor(actor), isNarrowed ? { domainId: { in: domainIds } } : {}] },
  };
}

/** The domains of which the actor sees even the products that are for few: whose days they may count among others. */
export function domainsSeenWhole(actor: Actor, domainIds: readonly string[]): string[] {
  return domainIds.filter((domainId) =>
    visibility.allows(actor, {
      domainId,
      lifecycle: "active",
      discoverableBy: "domains",
      audience: [domainId],
    }),
  );
}

import { type Actor, DOMAIN_ROLES } from "@/lib/identity/model";
import { DOMAIN_PERMISSIONS } from "@/lib/identity/permissions";
import type { DomainBranch } from "@/lib/registry/domain";
import { pathTo } from "@/lib/registry/domain-tree";
import { findDomain } from "@/lib/registry/queries/find-domain";

/** The names of those who may publish in a domain: its stewards and owners, and those of the domains above it. */
export async function publishersOf(
  actor: Actor,
  domains: readonly DomainBranch[],
  domainId: string,
): Promise<string[]> {
  const path = await Promise.all(pathTo(domains, domainId).map(({ slug }) => findDomain(actor, slug)));
  const weakest = DOMAIN_ROLES.indexOf(DOMAIN_PERMISSIONS["product.publish"]);
  const names = path
    .toReversed()
    .flatMap((domain) => domain?.members ?? [])
    .filter(({ role }) => DOMAIN_ROLES.indexOf(role) >= weakest)
    .map(({ name }) => name);
  return [...new Set(names)];
}

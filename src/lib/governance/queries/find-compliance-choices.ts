import "server-only";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { readDomainOwners } from "@/lib/registry/domain-owners";
import { readDomains } from "@/lib/registry/domain-rows";
import { byName, inTreeOrder } from "@/lib/registry/domain-tree";

export type ComplianceChoices = {
  domains: readonly { slug: string; name: string; depth: number }[];
  owners: readonly { id: string; name: string }[];
};

/** What the overview can be narrowed to. Domains and who owns them are no secret; their products may be. */
export async function findComplianceChoices(_actor: Actor, tx: Tx = db): Promise<ComplianceChoices> {
  const [domains, ownersOf] = [await readDomains(tx), await readDomainOwners(tx)];
  const owners = new Map([...ownersOf.values()].flat().map(({ id, name }) => [id, { id, name }]));
  return {
    domains: inTreeOrder(domains).map(({ slug, name, depth }) => ({ slug, name, depth })),
    owners: [...owners.values()].sort(byName),
  };
}

import "server-only";
import type { Actor } from "@/lib/identity/model";
import { canInDomain } from "@/lib/identity/permissions";
import { db, type Tx } from "@/lib/platform/db";
import { readDomainIdsWithin } from "../domain-rows";

export type DomainContents = {
  /** Every product of the domain itself, whatever its lifecycle. */
  products: number;
  /** The domains right below it. */
  subDomains: number;
  /** Terms of the glossary that the domain answers for. */
  terms: number;
  /** Products never published, those of sub-domains included. */
  unpublished: number;
};

/** What a domain holds beyond what everybody sees; null for those who may not read drafts there. */
export async function findDomainContents(
  actor: Actor,
  domainId: string,
  tx: Tx = db,
): Promise<DomainContents | null> {
  if (!canInDomain(actor, "product.read-drafts", domainId)) return null;
  const within = await readDomainIdsWithin(tx, domainId);
  const [products, subDomains, terms, unpublished] = await Promise.all([
    tx.dataProduct.count({ where: { domainId } }),
    tx.domain.count({ where: { parentId: domainId } }),
    tx.glossaryTerm.count({ where: { domainId } }),
    tx.dataProduct.count({ where: { domainId: { in: within }, currentVersionId: null } }),
  ]);
  return { products, subDomains, terms, unpublished };
}

import "server-only";
import type { Actor } from "@/lib/identity/model";
import { canInDomain } from "@/lib/identity/permissions";
import { db, type Tx } from "@/lib/platform/db";
import { readDomainIdsWithin } from "../domain-rows";

export type DomainContents = {
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
  const where = { domainId: { in: within }, currentVersionId: null };
  return { unpublished: await tx.dataProduct.count({ where }) };
}

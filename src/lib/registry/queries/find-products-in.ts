import "server-only";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { readDomainIdsWithin } from "../domain-rows";
import { listProducts } from "../list-products";
import type { Page, PageRequest } from "../page";
import type { ProductSummary } from "../product";

/** The published products of a domain and its sub-domains, newest first. */
export async function findProductsIn(
  actor: Actor,
  domainId: string,
  page: PageRequest,
  tx: Tx = db,
): Promise<Page<ProductSummary>> {
  const within = await readDomainIdsWithin(tx, domainId);
  return listProducts(tx, actor, { domainId: { in: within } }, page);
}

import "server-only";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { listProducts } from "../list-products";
import type { Page, PageRequest } from "../page";
import type { ProductSummary } from "../product";

/** The published products with this tag that the actor may see, newest first. */
export function findProductsTagged(
  actor: Actor,
  tag: string,
  page: PageRequest,
  tx: Tx = db,
): Promise<Page<ProductSummary>> {
  return listProducts(tx, actor, { tags: { some: { tag } } }, page);
}

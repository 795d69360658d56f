import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { listProducts } from "../list-products";
import { type Page, PageRequest } from "../page";
import type { ProductSummary } from "../product";
import { textMatch } from "../text-match";

export const ProductListRequest = PageRequest.extend({
  q: z.string().trim().max(200).catch("").default(""),
});
export type ProductListRequest = z.infer<typeof ProductListRequest>;

/** Plain browsing by title and name, for when search is away. */
export function findProductList(
  actor: Actor,
  { q, ...page }: ProductListRequest,
  tx: Tx = db,
): Promise<Page<ProductSummary>> {
  return listProducts(tx, actor, textMatch(q), page);
}

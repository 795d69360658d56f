import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/prisma/client";
import { listProducts } from "../list-products";
import { type Page, PageRequest } from "../page";
import type { ProductSummary } from "../product";
import { textMatch } from "../text-match";

export const ProductListRequest = PageRequest.extend({
  q: z.string().trim().max(200).catch("").default(""),
});
export type ProductListRequest = z.infer<typeof ProductListRequest>;

/** What the database itself can narrow by; an empty list narrows nothing. */
export type ProductNarrowing = {
  domainIds?: readonly string[];
  lifecycles?: readonly string[];
  tags?: readonly string[];
  portTypes?: readonly string[];
};

/** Plain browsing by title and name, for when search is away. */
export function findProductList(
  actor: Actor,
  { q, ...page }: ProductListRequest,
  narrowing: ProductNarrowing = {},
  tx: Tx = db,
): Promise<Page<ProductSummary>> {
  return listProducts(tx, actor, { AND: [textMatch(q), narrowedTo(narrowing)] }, page);
}

function narrowedTo({
  domainIds = [],
  lifecycles = [],
  tags = [],
  portTypes = [],
}: ProductNarrowing): Prisma.DataProductWhereInput {
  return {
    ...(domainIds.length > 0 && { domainId: { in: [...domainIds] } }),
    ...(lifecycles.length > 0 && { lifecycle: { in: [...lifecycles] } }),
    ...(tags.length > 0 && { tags: { some: { tag: { in: [...tags] } } } }),
    ...(portTypes.length > 0 && { ports: { some: { type: { in: [...portTypes] } } } }),
  };
}

import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { listedFor } from "../domain-rows";
import type { ProductSummary } from "../product";
import { SUMMARY, toSummary } from "../summary-rows";

const NEW_MAX = 100;

/** A product and when it was published for the first time. */
export type NewProduct = { product: ProductSummary; publishedAt: Date };

/** The published products the actor may see, those first that came last. */
export async function findNewProducts(actor: Actor, limit: number, tx: Tx = db): Promise<NewProduct[]> {
  const rows = await tx.productVersion.findMany({
    where: { ordinal: 1, product: listedFor(actor) },
    select: { publishedAt: true, product: { select: SUMMARY } },
    orderBy: [{ publishedAt: "desc" }, { productId: "asc" }],
    take: Math.min(limit, NEW_MAX),
  });
  return rows.map(({ product, publishedAt }) => ({
    product: toSummary(product),
    publishedAt: z.date().parse(publishedAt),
  }));
}

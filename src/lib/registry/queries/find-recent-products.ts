import "server-only";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { listedFor } from "../domain-rows";
import type { ProductSummary } from "../product";
import { NEWEST_FIRST, SUMMARY, toSummary } from "../summary-rows";

const RECENT_MAX = 50;

export async function findRecentProducts(
  actor: Actor,
  limit: number,
  tx: Tx = db,
): Promise<ProductSummary[]> {
  const rows = await tx.dataProduct.findMany({
    where: listedFor(actor),
    select: SUMMARY,
    orderBy: [...NEWEST_FIRST],
    take: Math.min(limit, RECENT_MAX),
  });
  return rows.map(toSummary);
}

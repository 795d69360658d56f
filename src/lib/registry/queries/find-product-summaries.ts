import "server-only";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { listedFor } from "../domain-rows";
import type { ProductSummary } from "../product";
import { SUMMARY, toSummary } from "../summary-rows";

/** The published ones among these that the actor may see, by id. */
export async function findProductSummaries(
  actor: Actor,
  ids: readonly string[],
  tx: Tx = db,
): Promise<ReadonlyMap<string, ProductSummary>> {
  const rows = await tx.dataProduct.findMany({
    where: { AND: [{ id: { in: [...ids] } }, listedFor(actor)] },
    select: SUMMARY,
  });
  return new Map(rows.map((row) => [row.id, toSummary(row)]));
}

import "server-only";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { listedFor } from "../domain-rows";
import type { ProductRef } from "../model";
import type { ProductSummary } from "../product";
import { toRefText } from "../ref-text";
import { NEWEST_FIRST, SUMMARY, toSummary } from "../summary-rows";
import { visibility } from "../visibility";
import { named } from "../visible-product";

const DOWNSTREAM_MAX = 500;

/** The published products made from this one, as far as the actor may see either side. */
export async function findDownstream(actor: Actor, ref: ProductRef, tx: Tx = db): Promise<ProductSummary[]> {
  const upstream = await tx.dataProduct.findFirst({
    where: { AND: [named(ref), visibility.toWhere(actor)] },
    select: { id: true },
  });
  if (!upstream) return [];
  const rows = await tx.dataProduct.findMany({
    where: { AND: [listedFor(actor), { inputs: { some: { productRef: toRefText(ref) } } }] },
    select: SUMMARY,
    orderBy: [...NEWEST_FIRST],
    take: DOWNSTREAM_MAX,
  });
  return rows.map(toSummary);
}

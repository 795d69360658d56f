import "server-only";
import type { Actor } from "@/lib/identity/model";
import type { Tx } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/prisma/client";
import { listedFor } from "./domain-rows";
import { type Page, type PageRequest, toSlice } from "./page";
import type { ProductSummary } from "./product";
import { NEWEST_FIRST, SUMMARY, toSummary } from "./summary-rows";

/** A page of the published products the actor may see, newest first. */
export async function listProducts(
  tx: Tx,
  actor: Actor,
  filter: Prisma.DataProductWhereInput,
  page: PageRequest,
): Promise<Page<ProductSummary>> {
  const where = { AND: [listedFor(actor), filter] };
  const [rows, total] = await Promise.all([
    tx.dataProduct.findMany({ where, select: SUMMARY, orderBy: [...NEWEST_FIRST], ...toSlice(page) }),
    tx.dataProduct.count({ where }),
  ]);
  return { items: rows.map(toSummary), total };
}

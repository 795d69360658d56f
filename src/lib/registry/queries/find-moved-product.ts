import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { ProductRef } from "../model";
import { toRefText } from "../ref-text";
import { visibility } from "../visibility";

const Row = z.object({ name: z.string(), domain: z.object({ slug: z.string() }) });

/** Where the product is by now that once had this address; null where there is none the actor may know of. */
export async function findMovedProduct(
  actor: Actor,
  ref: ProductRef,
  tx: Tx = db,
): Promise<ProductRef | null> {
  const found = await tx.dataProduct.findFirst({
    where: { AND: [{ formerly: { some: { ref: toRefText(ref) } } }, visibility.toWhere(actor)] },
    select: { name: true, domain: { select: { slug: true } } },
  });
  const row = Row.nullable().parse(found);
  return row && ProductRef.parse({ domain: row.domain.slug, name: row.name });
}

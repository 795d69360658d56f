import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import type { ProductRef } from "./model";
import { toRefText } from "./ref-text";

/**
 * Refuses an address that another product once had: documents and links still mean that one by it. `productId` is who
 * wants it, null for a new product.
 */
export async function requireFreeAddress(tx: Tx, ref: ProductRef, productId: string | null): Promise<void> {
  const row = await tx.formerAddress.findUnique({
    where: { ref: toRefText(ref) },
    select: { productId: true },
  });
  if (row === null || row.productId === productId) return;
  throw new AppError(
    "conflict",
    `${toRefText(ref)} was the address of a product that has moved, and still leads to it. Choose another name.`,
  );
}

/** Makes the address lead to where the product is now; the one it has now leads nowhere else. */
export async function leaveAddress(
  tx: Tx,
  productId: string,
  { from, to }: { from: ProductRef; to: ProductRef },
): Promise<void> {
  await tx.formerAddress.deleteMany({ where: { ref: toRefText(to), productId } });
  await tx.formerAddress.create({ data: { ref: toRefText(from), productId }, select: { ref: true } });
  await tx.inputEdge.updateMany({
    where: { productRef: toRefText(from) },
    data: { productRef: toRefText(to) },
  });
}

const Row = z.object({
  ref: z.string(),
  product: z.object({ name: z.string(), domain: z.object({ slug: z.string() }) }),
});

/** Where the products are now that these texts once named; what names no former address is left out. */
export async function readNewRefs(tx: Tx, refs: readonly string[]): Promise<Map<string, string>> {
  if (refs.length === 0) return new Map();
  const rows = await tx.formerAddress.findMany({
    where: { ref: { in: [...refs] } },
    select: { ref: true, product: { select: { name: true, domain: { select: { slug: true } } } } },
  });
  return new Map(
    z
      .array(Row)
      .parse(rows)
      .map(({ ref, product }) => [ref, toRefText({ domain: product.domain.slug, name: product.name })]),
  );
}

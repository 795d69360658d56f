import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { ProductRef } from "./model";
import { toRefText } from "./ref-text";
import { visibility } from "./visibility";

const VisibleProduct = z.object({ id: z.string(), domainId: z.string() });

/** What a command must know before it asks for permission; products hidden from the actor are not found. */
export async function getVisibleProduct(
  tx: Tx,
  actor: Actor,
  ref: ProductRef,
): Promise<z.infer<typeof VisibleProduct>> {
  const row = await tx.dataProduct.findFirst({
    where: { AND: [named(ref), visibility.toWhere(actor)] },
    select: { id: true, domainId: true },
  });
  if (!row) throw notFound("data product");
  return VisibleProduct.parse(row);
}

/** The same for work that was begun under an address the product has left since; no two products ever share one. */
export async function getVisibleProductOnceAt(
  tx: Tx,
  actor: Actor,
  ref: ProductRef,
): Promise<z.infer<typeof VisibleProduct> & { ref: ProductRef }> {
  const row = await tx.dataProduct.findFirst({
    where: {
      AND: [{ OR: [named(ref), { formerly: { some: { ref: toRefText(ref) } } }] }, visibility.toWhere(actor)],
    },
    select: { id: true, domainId: true, name: true, domain: { select: { slug: true } } },
  });
  if (!row) throw notFound("data product");
  return { ...VisibleProduct.parse(row), ref: ProductRef.parse({ domain: row.domain.slug, name: row.name }) };
}

export function named({ domain, name }: ProductRef) {
  return { name, domain: { slug: domain } };
}

import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { listedFor } from "@/lib/registry/domain-rows";
import type { ProductRef } from "@/lib/registry/model";
import { named } from "@/lib/registry/visible-product";
import { TRUST_STATES, type TrustRating, type TrustState } from "../trust";

const TrustRow = z.object({
  productId: z.string(),
  state: z.enum(TRUST_STATES),
  reasons: z.array(z.string()),
});

/** The trust signals of these products, by id; those not rated yet, and those hidden from the actor, are left out. */
export async function findTrust(
  actor: Actor,
  ids: readonly string[],
  tx: Tx = db,
): Promise<ReadonlyMap<string, TrustRating>> {
  const rows = await tx.productTrust.findMany({
    where: { productId: { in: [...ids] }, product: listedFor(actor) },
    select: { productId: true, state: true, reasons: true },
  });
  return new Map(
    z
      .array(TrustRow)
      .parse(rows)
      .map(({ productId, ...rating }) => [productId, rating]),
  );
}

/** The same of one product by its address; undefined where there is none for the actor. */
export async function findTrustOf(
  actor: Actor,
  ref: ProductRef,
  tx: Tx = db,
): Promise<TrustRating | undefined> {
  const row = await tx.dataProduct.findFirst({
    where: { AND: [named(ref), listedFor(actor)] },
    select: { id: true },
  });
  return row ? (await findTrust(actor, [row.id], tx)).get(row.id) : undefined;
}

/** The same without the reasons, for lists. */
export async function findTrustStates(
  actor: Actor,
  ids: readonly string[],
  tx: Tx = db,
): Promise<ReadonlyMap<string, TrustState>> {
  return new Map([...(await findTrust(actor, ids, tx))].map(([id, { state }]) => [id, state]));
}

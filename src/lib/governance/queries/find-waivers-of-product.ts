import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import type { ProductRef } from "@/lib/registry/model";
import { visibility } from "@/lib/registry/visibility";
import { named } from "@/lib/registry/visible-product";
import { readWaivablePolicies } from "../waivable-policies";
import type { Waiver } from "../waiver";
import { inState, toWaiver, WAIVER } from "../waiver-rows";

/** The waivers of a product that are in force or asked for, for everyone who may see it; the first to end first. */
export async function findWaiversOfProduct(actor: Actor, ref: ProductRef, tx: Tx = db): Promise<Waiver[]> {
  const at = now();
  const rows = await tx.waiver.findMany({
    where: {
      product: { AND: [named(ref), visibility.toWhere(actor)] },
      OR: (["active", "ending", "requested"] as const).map((state) => inState(state, at)),
    },
    select: WAIVER,
    orderBy: [{ expiresAt: "asc" }, { id: "asc" }],
  });
  if (rows.length === 0) return [];
  const policies = await readWaivablePolicies(tx);
  return rows.map((row) => toWaiver(row, policies));
}

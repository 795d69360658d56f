import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { CRITICALITIES } from "@/lib/registry/descriptor";
import { listedFor } from "@/lib/registry/domain-rows";

const Row = z.object({ productId: z.string(), criticality: z.enum(CRITICALITIES) });

/** How critical each product says it is, by id; those that say nothing, and those hidden from the actor, are left out. */
export async function findCriticalities(
  actor: Actor,
  tx: Tx = db,
): Promise<ReadonlyMap<string, (typeof CRITICALITIES)[number]>> {
  const rows = await tx.productCompliance.findMany({
    where: { criticality: { in: [...CRITICALITIES] }, product: listedFor(actor) },
    select: { productId: true, criticality: true },
  });
  return new Map(
    z
      .array(Row)
      .parse(rows)
      .map(({ productId, criticality }) => [productId, criticality]),
  );
}

import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { listedFor } from "@/lib/registry/domain-rows";
import { Badge } from "../compliance/score";

const BadgeRow = z.object({ productId: z.string(), badge: Badge });

/** How these products stand, by id; those without a rating yet, and those hidden from the actor, are left out. */
export async function findBadges(
  actor: Actor,
  ids: readonly string[],
  tx: Tx = db,
): Promise<ReadonlyMap<string, Badge>> {
  const rows = await tx.productCompliance.findMany({
    where: { productId: { in: [...ids] }, product: listedFor(actor) },
    select: { productId: true, badge: true },
  });
  return new Map(
    z
      .array(BadgeRow)
      .parse(rows)
      .map(({ productId, badge }) => [productId, badge]),
  );
}

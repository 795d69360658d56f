import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/platform/db";
import { GrantedWaiver } from "./evaluation";

/**
 * Every waiver that was granted for a product and not revoked, over or not: whether one still counts is decided by
 * the evaluation alone.
 */
export async function readWaivers(tx: Tx, productId: string): Promise<GrantedWaiver[]> {
  return (await readWaiversOf(tx, [productId])).get(productId) ?? [];
}

const WaiverRow = z.object({ productId: z.string(), ...GrantedWaiver.shape });

export async function readWaiversOf(
  tx: Tx,
  productIds: readonly string[],
): Promise<Map<string, GrantedWaiver[]>> {
  const rows = await tx.waiver.findMany({
    where: { productId: { in: [...productIds] }, status: "active" },
    select: {
      id: true,
      productId: true,
      policyVersion: true,
      elements: true,
      startsAt: true,
      expiresAt: true,
      policy: { select: { key: true } },
      decidedBy: { select: { name: true } },
    },
    orderBy: { id: "asc" },
  });
  const waivers = new Map<string, GrantedWaiver[]>();
  for (const { policy, decidedBy, startsAt, expiresAt, ...row } of rows) {
    const { productId, ...waiver } = WaiverRow.parse({
      ...row,
      policyKey: policy.key,
      startsAt: startsAt?.toISOString(),
      expiresAt: expiresAt.toISOString(),
      approvedBy: decidedBy?.name ?? "",
    });
    waivers.set(productId, [...(waivers.get(productId) ?? []), waiver]);
  }
  return waivers;
}

import "server-only";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { db, type Tx } from "@/lib/platform/db";
import { byName } from "@/lib/registry/domain-tree";
import { Purpose } from "../model";

/** The whole registry, for those who keep it. */
export async function findPurposes(actor: Actor, tx: Tx = db): Promise<Purpose[]> {
  requireCan(actor, "purpose.manage");
  const rows = await tx.purpose.findMany({
    select: {
      id: true,
      name: true,
      description: true,
      retiredAt: true,
      revision: true,
      _count: { select: { requests: true } },
    },
  });
  return rows
    .map(({ retiredAt, _count, ...row }) =>
      Purpose.parse({ ...row, isRetired: retiredAt !== null, requests: _count.requests }),
    )
    .toSorted(byName);
}

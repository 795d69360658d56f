import "server-only";
import type { Actor } from "@/lib/identity/model";
import { canInDomain } from "@/lib/identity/permissions";
import { db, type Tx } from "@/lib/platform/db";
import { readBundle } from "../bundle";
import type { DraftRules } from "../draft-check";
import { readWaivers } from "../granted-waivers";

/** What the editor checks a draft against as people type; null for whoever may not edit it. */
export async function findDraftRules(
  actor: Actor,
  product: { id: string; domainId: string },
  tx: Tx = db,
): Promise<DraftRules | null> {
  if (!canInDomain(actor, "product.edit", product.domainId)) return null;
  const [bundle, waivers] = await Promise.all([
    readBundle(tx, product.domainId),
    readWaivers(tx, product.id),
  ]);
  return { bundle, waivers };
}

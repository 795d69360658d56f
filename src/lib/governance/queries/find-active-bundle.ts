import "server-only";
import type { Actor } from "@/lib/identity/model";
import { canInDomain } from "@/lib/identity/permissions";
import { db, type Tx } from "@/lib/platform/db";
import { readBundle } from "../bundle";
import type { Bundle } from "../evaluation";

/** The policies the editor checks drafts of a domain against as people type; null for whoever may not edit there. */
export async function findActiveBundleForDomain(
  actor: Actor,
  domainId: string,
  tx: Tx = db,
): Promise<Bundle | null> {
  return canInDomain(actor, "product.edit", domainId) ? readBundle(tx, domainId) : null;
}

import "server-only";
import type { Actor } from "@/lib/identity/model";
import { can } from "@/lib/identity/permissions";
import { db, type Tx } from "@/lib/platform/db";
import { obstaclesToDeletion } from "@/lib/registry/domain-deletion";
import { readContentsOfDomain } from "@/lib/registry/domain-removal";
import { policyObstacles, readPoliciesOfDomain } from "../policies-of-domain";

/** What keeps a domain from being deleted, as sentences; null for those who may not delete it anyway. */
export async function findDeletionObstacles(
  actor: Actor,
  domainId: string,
  tx: Tx = db,
): Promise<string[] | null> {
  if (!can(actor, "domain.delete")) return null;
  const contents = await readContentsOfDomain(tx, domainId);
  return [...obstaclesToDeletion(contents), ...policyObstacles(await readPoliciesOfDomain(tx, domainId))];
}

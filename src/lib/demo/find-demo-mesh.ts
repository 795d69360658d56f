import "server-only";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { byName } from "@/lib/registry/domain-tree";
import type { DemoMeshSummary } from "./demo-mesh-summary";
import { readDemoMesh } from "./read-demo-mesh";

/** The demo mesh in numbers and what its removal would take along; null when none is loaded. */
export async function findDemoMesh(actor: Actor): Promise<DemoMeshSummary | null> {
  requireCan(actor, "settings.manage");
  const mesh = await readDemoMesh(db, actor);
  if (!mesh) return null;
  const { domains, own, personIds, policyIds, productIds, removal, requestIds, termIds } = mesh;
  return {
    people: personIds.length,
    products: productIds.length,
    policies: policyIds.length,
    terms: termIds.length,
    requests: requestIds.length,
    domains: domains.length,
    own,
    isLoadedAtStart: env.AGORA_DEMO === "1",
    removal: removal.allowed
      ? {
          isEverything: removal.isEverything,
          isSelfGoing: personIds.includes(actor.id),
          stayingDomains: domains
            .filter(({ id }) => removal.stayingDomainIds.includes(id))
            .toSorted(byName)
            .map(({ name }) => name),
        }
      : null,
  };
}

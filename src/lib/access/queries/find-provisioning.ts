import "server-only";
import type { Actor } from "@/lib/identity/model";
import { can, canInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { askedBy, GRANT, toGrant, visibleGrants } from "../access-rows";
import { mayNameRole } from "../consumer";
import { type NamedRole, ProvisionView } from "../provisioning/provision";

/** How far databases are with these grants, by grant; those of other systems, and of others, are not among them. */
export async function findProvisioning(
  actor: Actor,
  grantIds: readonly string[],
  tx: Tx = db,
): Promise<ReadonlyMap<string, ProvisionView>> {
  const rows = await tx.accessProvision.findMany({
    where: {
      grantId: { in: [...grantIds] },
      grant: visibleGrants(actor),
      // What became of ended access where Agora gives none is not known here.
      NOT: { state: "by-hand", grant: { endedAt: { not: null } } },
    },
    select: {
      grantId: true,
      target: true,
      state: true,
      role: true,
      error: true,
      grant: { select: { product: { select: { domainId: true } } } },
    },
  });
  return new Map(
    rows.map(({ grant, ...facts }) => {
      const mayRetry =
        can(actor, "provisioning.manage") || canInDomain(actor, "access.manage", grant.product.domainId);
      return [facts.grantId, ProvisionView.parse({ ...facts, mayRetry })];
    }),
  );
}

/** As whom the actor, and those they act for, sign in to the databases they have access in. */
export async function findDatabaseRoles(actor: Actor, tx: Tx = db): Promise<NamedRole[]> {
  const rows = await tx.accessProvision.findMany({
    where: {
      state: { not: "by-hand" },
      grant: { endedAt: null, requestPort: { request: askedBy(actor) } },
    },
    select: { target: true, grant: { select: GRANT } },
    orderBy: [{ target: "asc" }, { grantId: "asc" }],
  });
  const roles = await tx.databaseRole.findMany({
    where: { target: { in: rows.map(({ target }) => target) } },
    select: { consumerKey: true, target: true, role: true },
  });
  const at = now();
  const named = new Map<string, NamedRole>();
  for (const { target, grant } of rows) {
    const { consumer } = toGrant(grant, at).request;
    const role = roles.find((each) => each.consumerKey === consumer.key && each.target === target)?.role;
    const mayName = mayNameRole(actor, consumer);
    named.set(`${consumer.key} ${target}`, { consumer, target, role: role ?? null, mayName });
  }
  return [...named.values()];
}

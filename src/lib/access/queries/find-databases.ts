import "server-only";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { env, type PostgresTarget } from "@/lib/platform/env";
import { GRANT, toGrant } from "../access-rows";
import type { AccessGrant } from "../model";
import { type Look, readLook } from "../provisioning/look-through";
import { targetKey } from "../provisioning/postgres-target";
import { Provision, type ProvisionState } from "../provisioning/provision";

/** One database Agora gives access in, and how that stands; never by what it signs in there. */
export type ProvisionedDatabase = {
  target: string;
  schemas: Readonly<Record<string, readonly string[]>>;
  grants: Readonly<Partial<Record<ProvisionState, number>>>;
  look: Look | null;
};

export type FailingProvision = { grant: AccessGrant; provision: Provision };

export type Databases = {
  targets: readonly ProvisionedDatabase[];
  /** Access that should be gone first. */
  failing: readonly FailingProvision[];
};

const SHOWN_MAX = 100;

/** The databases the operator named, and what does not work there. */
export async function findDatabases(
  actor: Actor,
  targets: readonly PostgresTarget[] = env.PROVISION_POSTGRES,
  tx: Tx = db,
): Promise<Databases> {
  requireCan(actor, "provisioning.manage");
  const counts = await tx.accessProvision.groupBy({ by: ["target", "state"], _count: { _all: true } });
  const rows = await tx.accessProvision.findMany({
    where: { state: { in: ["failed", "removal-failed"] } },
    include: { grant: { select: GRANT } },
    // "removal-failed" is after "failed" in the alphabet.
    orderBy: [{ state: "desc" }, { at: "desc" }, { grantId: "asc" }],
    take: SHOWN_MAX,
  });
  const at = now();
  const databases: ProvisionedDatabase[] = [];
  for (const { schemas, ...place } of targets) {
    const target = targetKey(place);
    const grants = Object.fromEntries(
      counts.filter((row) => row.target === target).map(({ state, _count }) => [state, _count._all]),
    );
    databases.push({ target, schemas, grants, look: await readLook(tx, target) });
  }
  return {
    targets: databases,
    failing: rows.map(({ grant, ...row }) => ({
      grant: toGrant(grant, at),
      provision: Provision.parse(row),
    })),
  };
}

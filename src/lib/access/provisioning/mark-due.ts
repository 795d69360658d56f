import "server-only";
import type { Tx } from "@/lib/platform/db";
import type { PostgresTarget } from "@/lib/platform/env";
import type { Prisma } from "@/lib/platform/prisma/client";
import { planGrants } from "./plan-grants";

/** Notes that the databases behind these grants have to be looked at; answers how many there are. */
export async function markDue(
  tx: Tx,
  where: Prisma.AccessGrantWhereInput,
  { targets, at }: { targets: readonly PostgresTarget[]; at: Date },
): Promise<number> {
  const known = await markKnownDue(tx, { grant: where }, at);
  const planned = await planGrants(tx, { AND: [where, { endedAt: null, provision: null }] }, { targets, at });
  const fresh = planned.flatMap(({ grant, plan }) =>
    plan.kind === "none" ? [] : [{ grantId: grant.id, target: plan.target, state: "wanted", dueAt: at, at }],
  );
  await tx.accessProvision.createMany({ data: fresh, skipDuplicates: true });
  return known + fresh.length;
}

/** The same for those that a database was told of before. */
export async function markKnownDue(
  tx: Tx,
  where: Prisma.AccessProvisionWhereInput,
  at: Date,
): Promise<number> {
  const data = { dueAt: at, wishes: { increment: 1 } };
  return (await tx.accessProvision.updateMany({ where, data })).count;
}

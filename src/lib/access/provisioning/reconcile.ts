import "server-only";
import { db } from "@/lib/platform/db";
import type { PostgresTarget } from "@/lib/platform/env";
import { giveAccess, takeAccessAway } from "./give-access";
import { installationMark } from "./installation-mark";
import { grantRole } from "./login-role";
import { noteProvision, type ProvisionOutcome } from "./note-provision";
import { planGrants } from "./plan-grants";
import { findTarget, targetKey } from "./postgres-target";
import { onTarget, TargetRefusal, type TargetSession } from "./target-session";

const AT_ONCE = 200;

type Around = { targets: readonly PostgresTarget[]; at: Date };

/**
 * Makes databases agree with the grants that are due. It may be done twice, by two at once, or be broken off anywhere:
 * what is wanted is read anew under the lock of the database, and what is there already is not done again.
 */
export async function reconcileDue({ targets, at }: Around): Promise<number> {
  const due = await db.accessProvision.findMany({
    where: { dueAt: { lte: at } },
    select: { grantId: true, target: true },
    // What is in force first, so that a renewal leaves no gap.
    orderBy: [{ grant: { endedAt: { sort: "desc", nulls: "first" } } }, { dueAt: "asc" }],
    take: AT_ONCE,
  });
  for (const key of new Set(due.map(({ target }) => target))) {
    const ids = due.filter(({ target }) => target === key).map(({ grantId }) => grantId);
    const target = findTarget(targets, key);
    if (target) await reconcileOn(target, ids, { targets, at });
    else for (const id of ids) await settle(id, null, { target: key, targets, at });
  }
  return due.length;
}

async function reconcileOn(target: PostgresTarget, ids: readonly string[], around: Around): Promise<void> {
  const key = targetKey(target);
  try {
    await onTarget(target, async (session) => {
      for (const id of ids) await settle(id, session, { ...around, target: key });
    });
  } catch (error) {
    if (!(error instanceof TargetRefusal)) throw error;
    for (const id of ids) await noteUnreached(id, error, { ...around, target: key });
  }
}

type Here = Around & { target: string };

/** One grant at the database where its access is or should be; null stands for one that Agora cannot reach. */
async function settle(id: string, session: TargetSession | null, here: Here): Promise<void> {
  const known = await readDue(id, here);
  if (!known) return;
  const outcome = await outcomeOf(known, session, here).catch((error): ProvisionOutcome => {
    if (!(error instanceof TargetRefusal)) throw error;
    const isWanted = known.isInForce && known.plan.kind === "planned" && known.plan.target === here.target;
    return {
      state: isWanted ? "failed" : "removal-failed",
      target: here.target,
      error: error.message,
    };
  });
  await noteProvision(known.grant, outcome, { at: here.at, wishes: known.wishes });
}

/** Null when somebody else was faster, or it went with its product. */
async function readDue(id: string, { target, targets, at }: Here) {
  const row = await db.accessProvision.findUnique({ where: { grantId: id } });
  const [planned] = await planGrants(db, { id }, { targets, at });
  if (!row || !planned || row.dueAt === null || row.dueAt > at || row.target !== target) return null;
  return { ...planned, role: row.role, wishes: row.wishes };
}

async function outcomeOf(
  { grant, isInForce, plan, role }: NonNullable<Awaited<ReturnType<typeof readDue>>>,
  session: TargetSession | null,
  { target }: Here,
): Promise<ProvisionOutcome> {
  const group = { role: grantRole(grant.id), mark: await installationMark() };
  if (isInForce && session && plan.kind === "planned" && plan.target === target) {
    const key = { consumerKey: grant.request.consumer.key, target };
    const named = await db.databaseRole.findUnique({ where: { consumerKey_target: key } });
    if (!named) return { state: "waiting-for-role", target };
    const order = { wanted: plan.wanted, login: named.role };
    return { state: "done", target, role: named.role, changes: await giveAccess(session, group, order) };
  }
  if (!session && role !== null)
    throw new TargetRefusal(`Agora has no access to ${target} any more, and gave access there.`);
  if (!session && !isInForce) return { state: "by-hand", target };
  const changes = session ? await takeAccessAway(session, group) : [];
  if (!isInForce || plan.kind === "none") return { state: "removed", target, changes };
  // The contract names another database now: what was in the one before is gone, the other one is next.
  if (plan.target !== target) return { state: "wanted", target: plan.target };
  return plan.kind === "impossible"
    ? { state: "failed", target, error: plan.reason }
    : { state: "by-hand", target };
}

async function noteUnreached(id: string, { message }: TargetRefusal, here: Here): Promise<void> {
  const known = await readDue(id, here);
  if (!known) return;
  const { at, target } = here;
  const state = known.isInForce ? "failed" : "removal-failed";
  await noteProvision(known.grant, { state, target, error: message }, { at, wishes: known.wishes });
}

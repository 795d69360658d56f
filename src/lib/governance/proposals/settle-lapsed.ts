import "server-only";
import { db, type Tx } from "@/lib/platform/db";
import { recordEvent } from "@/lib/platform/events";
import { recordDecision } from "../audit-log";
import { raiseRevision, UNENDING } from "../policy-store";

/**
 * Writes down what the evaluation knows by itself: an emergency that nobody ratified is over, and what was in force
 * before it is again. Any number of processes may call it, any number of times.
 */
export async function settleLapsed(at: Date): Promise<void> {
  const lapsed = await db.policy.findMany({
    where: { status: "active", lapsesAt: { lte: at } },
    select: { id: true },
    orderBy: { key: "asc" },
  });
  for (const { id } of lapsed) await db.$transaction((tx) => settle(tx, id, at));
}

async function settle(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "policy" WHERE "id" = ${id} FOR UPDATE`;
  const policy = await tx.policy.findFirst({
    where: { id, status: "active", lapsesAt: { lte: at } },
    select: {
      id: true,
      key: true,
      revision: true,
      lapsesAt: true,
      activeVersion: { select: { version: true } },
      fallbackFrom: true,
      fallbackVersion: { select: { id: true, version: true, contentHash: true } },
    },
  });
  if (!policy) return;
  const { key, revision, lapsesAt, activeVersion, fallbackVersion, fallbackFrom } = policy;
  await raiseRevision(
    tx,
    policy,
    revision,
    fallbackVersion
      ? { ...UNENDING, activeVersionId: fallbackVersion.id, effectiveFrom: fallbackFrom }
      : { ...UNENDING, status: "retired" },
  );
  const type = fallbackVersion ? "policy.activated" : "policy.retired";
  const lapsed = activeVersion?.version ?? null;
  const version = fallbackVersion?.version ?? lapsed;
  await recordEvent(tx, { type, subjectId: id, actorId: null, payload: { key, version } });
  await recordDecision(tx, {
    action: type,
    subject: key,
    subjectId: id,
    actor: null,
    at,
    facts: {
      lapsed,
      lapsedAt: lapsesAt?.toISOString() ?? null,
      version,
      contentHash: fallbackVersion?.contentHash ?? null,
      effectiveFrom: fallbackFrom?.toISOString() ?? null,
      before: { status: "active", version: lapsed },
      after: { status: fallbackVersion ? "active" : "retired", version },
    },
  });
}

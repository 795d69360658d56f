import "server-only";
import type { Tx } from "@/lib/platform/db";
import { recordEvent } from "@/lib/platform/events";
import type { Prisma } from "@/lib/platform/prisma/client";
import { recordDecision } from "../audit-log";
import { PolicyContent } from "../model";
import { policyProblems } from "../policy-problems";
import { raiseRevision, UNENDING } from "../policy-store";
import { EMERGENCY_DAYS } from "./decide-proposal";
import type { ProposalRow } from "./proposal";

const DAY_MS = 86_400_000;

/** When what was approved begins to hold. */
export function beginningOf({
  closedAt,
  noticeDays,
}: Pick<ProposalRow, "closedAt" | "noticeDays">): Date | null {
  return closedAt && new Date(closedAt.getTime() + noticeDays * DAY_MS);
}

/**
 * Does what an approved proposal says, once its notice is over. A policy without a version in force is announced at
 * once instead, so that everybody sees what is coming; one that is in force keeps binding until its successor does.
 */
export async function carryOut(tx: Tx, proposal: ProposalRow, at: Date): Promise<void> {
  const { id, policyId, version } = proposal;
  const begins = beginningOf(proposal) ?? at;
  const policy = await tx.policy.findUniqueOrThrow({ where: { id: policyId }, select: POLICY });
  if (begins > at && (isBinding(policy, at) || version === null)) return;

  const done =
    version === null ? await retire(tx, policy) : await putInForce(tx, policy, { proposal, version, at });
  await tx.proposal.update({ where: { id }, data: { outcome: done ? "in force" : "no longer holds" } });
  if (!done) return;

  const { key, status, activeVersion } = policy;
  const type = version === null ? "policy.retired" : "policy.activated";
  await recordEvent(tx, { type, subjectId: policyId, actorId: null, payload: { key, version } });
  await recordDecision(tx, {
    action: type,
    subject: key,
    subjectId: policyId,
    actor: null,
    at,
    facts: {
      proposal: id,
      version,
      effectiveFrom: begins.toISOString(),
      ...done,
      before: { status, version: activeVersion?.version ?? null },
      after: { status: version === null ? "retired" : "active", version },
    },
  });
}

const POLICY = {
  id: true,
  key: true,
  status: true,
  revision: true,
  effectiveFrom: true,
  lapsesAt: true,
  fallbackVersionId: true,
  activeVersionId: true,
  activeVersion: { select: { version: true } },
} as const;

type Held = Prisma.PolicyGetPayload<{ select: typeof POLICY }>;

/** Whether some version of it is in force, or will be without anybody doing anything. */
function isBinding({ status, lapsesAt, fallbackVersionId }: Held, at: Date): boolean {
  return status === "active" && (lapsesAt === null || lapsesAt > at || fallbackVersionId !== null);
}

async function retire(tx: Tx, policy: Held): Promise<{ contentHash: null }> {
  await raiseRevision(tx, policy, policy.revision, { status: "retired", ...UNENDING });
  return { contentHash: null };
}

type Approved = { proposal: ProposalRow; version: number; at: Date };

/** Null when the version no longer type-checks, because fields it reads are gone since it was proposed. */
async function putInForce(
  tx: Tx,
  policy: Held,
  { proposal, version, at }: Approved,
): Promise<{ contentHash: string; effectiveFrom: string; lapsesAt: string | null } | null> {
  const { id, content, contentHash } = await tx.policyVersion.findUniqueOrThrow({
    where: { policyId_version: { policyId: policy.id, version } },
    select: { id: true, content: true, contentHash: true },
  });
  if (policyProblems(PolicyContent.parse(content)).length > 0) return null;
  const term = termOf(policy, { proposal, version, at });
  await raiseRevision(tx, policy, policy.revision, { status: "active", activeVersionId: id, ...term });
  const { effectiveFrom, lapsesAt } = term;
  return {
    contentHash,
    effectiveFrom: effectiveFrom.toISOString(),
    lapsesAt: lapsesAt?.toISOString() ?? null,
  };
}

/** An emergency lapses, and leaves in force what was; what is ratified goes on as it began. */
function termOf(policy: Held, { proposal, version, at }: Approved) {
  const { activeVersionId, effectiveFrom } = policy;
  const isOn = isBinding(policy, at) && effectiveFrom !== null;
  if (proposal.rule === "emergency") {
    const lapsesAt = new Date(at.getTime() + EMERGENCY_DAYS * DAY_MS);
    const before = isOn ? { fallbackVersionId: activeVersionId, fallbackFrom: effectiveFrom } : {};
    return { ...UNENDING, ...before, effectiveFrom: at, lapsesAt };
  }
  const isRatified = isOn && isLapsing(policy, at) && policy.activeVersion?.version === version;
  return { ...UNENDING, effectiveFrom: isRatified ? effectiveFrom : (beginningOf(proposal) ?? at) };
}

/** Whether it was put in force in an emergency that has not ended yet. */
export function isLapsing(
  { status, lapsesAt }: { status: string; lapsesAt: Date | null },
  at: Date,
): boolean {
  return status === "active" && lapsesAt !== null && lapsesAt > at;
}

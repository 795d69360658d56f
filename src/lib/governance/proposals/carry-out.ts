import "server-only";
import type { Tx } from "@/lib/platform/db";
import { recordEvent } from "@/lib/platform/events";
import { recordDecision } from "../audit-log";
import { PolicyContent } from "../model";
import { policyProblems } from "../policy-problems";
import { raiseRevision } from "../policy-store";
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
  const isInForce = policy.status === "active";
  if (begins > at && (isInForce || version === null)) return;

  const done =
    version === null
      ? await retire(tx, policy)
      : await putInForce(tx, policy, { version, begins, lapsesAt: lapseOf(proposal, at) });
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
      ...done,
      effectiveFrom: begins.toISOString(),
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
  activeVersion: { select: { version: true } },
} as const;

type Held = { id: string; revision: number };

async function retire(tx: Tx, policy: Held): Promise<{ contentHash: null }> {
  await raiseRevision(tx, policy, policy.revision, { status: "retired" });
  return { contentHash: null };
}

/** Null when the version no longer type-checks, because fields it reads are gone since it was proposed. */
async function putInForce(
  tx: Tx,
  policy: Held,
  { version, begins, lapsesAt }: { version: number; begins: Date; lapsesAt: Date | null },
): Promise<{ contentHash: string } | null> {
  const { id, content, contentHash } = await tx.policyVersion.findUniqueOrThrow({
    where: { policyId_version: { policyId: policy.id, version } },
    select: { id: true, content: true, contentHash: true },
  });
  if (policyProblems(PolicyContent.parse(content)).length > 0) return null;
  const term = { effectiveFrom: begins, lapsesAt };
  await raiseRevision(tx, policy, policy.revision, { status: "active", activeVersionId: id, ...term });
  return { contentHash };
}

function lapseOf({ rule }: Pick<ProposalRow, "rule">, at: Date): Date | null {
  return rule === "emergency" ? new Date(at.getTime() + EMERGENCY_DAYS * DAY_MS) : null;
}

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
  const begins = beginningOf(proposal) ?? at;
  const policy = await tx.policy.findUniqueOrThrow({
    where: { id: proposal.policyId },
    select: { id: true, key: true, status: true, revision: true, activeVersionId: true },
  });
  const isInForce = policy.status === "active";
  if (begins > at && (isInForce || proposal.version === null)) return;

  if (proposal.version === null) await raiseRevision(tx, policy, policy.revision, { status: "retired" });
  else {
    const { id, content } = await tx.policyVersion.findUniqueOrThrow({
      where: { policyId_version: { policyId: policy.id, version: proposal.version } },
      select: { id: true, content: true },
    });
    // The fields it reads may be gone since it was proposed; then nothing is put in force, and the page says so.
    if (policyProblems(PolicyContent.parse(content)).length > 0) {
      await tx.proposal.update({ where: { id: proposal.id }, data: { outcome: "no longer holds" } });
      return;
    }
    await raiseRevision(tx, policy, policy.revision, {
      status: "active",
      activeVersionId: id,
      effectiveFrom: begins,
      lapsesAt: proposal.rule === "emergency" ? new Date(at.getTime() + EMERGENCY_DAYS * DAY_MS) : null,
    });
  }
  await tx.proposal.update({ where: { id: proposal.id }, data: { outcome: "in force" } });
  const type = proposal.version === null ? "policy.retired" : "policy.activated";
  const facts = { key: policy.key, version: proposal.version };
  await recordEvent(tx, { type, subjectId: policy.id, actorId: null, payload: facts });
  await recordDecision(tx, {
    action: type,
    subject: policy.key,
    subjectId: policy.id,
    actor: null,
    at,
    facts: { version: proposal.version, proposal: proposal.id, effectiveFrom: begins.toISOString() },
  });
}

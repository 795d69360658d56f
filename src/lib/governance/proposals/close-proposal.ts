import "server-only";
import { notify } from "@/lib/notifications/notify";
import type { Tx } from "@/lib/platform/db";
import { recordEvent } from "@/lib/platform/events";
import { recordDecision } from "../audit-log";
import { carryOut } from "./carry-out";
import { decideProposal, tally } from "./decide-proposal";
import { proposalHref } from "./model";
import type { ProposalRow } from "./proposal";
import { electorateOf, readDelegates } from "./proposal-rows";

/** Closes a locked proposal if its votes, or the clock, have decided it. */
export async function closeIfDecided(
  tx: Tx,
  proposal: ProposalRow,
  at: Date,
): Promise<ProposalRow["status"]> {
  if (proposal.status !== "open") return proposal.status;
  const delegates = await readDelegates(tx);
  const ballot = { ...proposal, electorate: electorateOf(delegates), isOver: proposal.deadline <= at };
  const decision = decideProposal(ballot);
  if (decision === "open") return decision;

  await tx.proposal.update({ where: { id: proposal.id }, data: { status: decision, closedAt: at } });
  const { key } = proposal.policy;
  const { approve, object, abstain, missing } = tally(ballot);
  const event = { subjectId: proposal.id, actorId: null };
  await recordEvent(tx, { ...event, type: "proposal.closed", payload: { key, status: decision } });
  const notes = [...new Set(delegates.map(({ userId }) => userId))].map((personId) => ({
    kind: "proposal.closed" as const,
    personId,
    productId: null,
    domainId: null,
    as: "reader" as const,
    title: `${key}: the proposal was ${decision}`,
    text: `${approve} in favour, ${object} against, ${abstain} abstained, ${missing} did not vote.`,
    href: proposalHref(proposal.id),
  }));
  await notify(tx, notes, at);
  if (decision === "approved") await carryOut(tx, { ...proposal, status: decision, closedAt: at }, at);
  else await forget(tx, proposal);
  await recordDecision(tx, {
    action: decision === "approved" ? "proposal.approved" : "proposal.rejected",
    subject: key,
    subjectId: proposal.policyId,
    actor: null,
    at,
    facts: {
      proposal: proposal.id,
      version: proposal.version,
      rule: proposal.rule,
      approve,
      object,
      abstain,
      missing,
    },
  });
  return decision;
}

/** What was only announced because of a proposal is a draft again once the proposal is gone. */
export async function forget(tx: Tx, { policyId }: Pick<ProposalRow, "policyId">): Promise<void> {
  await tx.policy.updateMany({
    where: { id: policyId, status: "evaluate" },
    data: { status: "draft", activeVersionId: null, effectiveFrom: null, revision: { increment: 1 } },
  });
}

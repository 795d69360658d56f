import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { recordDecision } from "../audit-log";
import { closeIfDecided } from "../proposals/close-proposal";
import type { CastVote, ProposalStatus } from "../proposals/model";
import type { ProposalRow } from "../proposals/proposal";
import { lockProposal } from "../proposals/proposal-rows";

/** One vote for one domain, by somebody who speaks for it; it can be changed until the proposal is closed. */
export async function castVote(
  actor: Actor,
  { id, domainId, choice, report, reason }: CastVote,
): Promise<{ status: ProposalStatus }> {
  return db.$transaction(async (tx) => {
    const proposal = await lockProposal(tx, id);
    if (!proposal) throw notFound("proposal");
    if (!actor.orgRoles.includes("governance-delegate") || !actor.delegateOf.includes(domainId))
      throw new AppError("forbidden", "Only a delegate of the domain votes for it.");
    const at = now();
    if (proposal.status !== "open" || proposal.deadline <= at)
      throw new AppError("conflict", "The vote is over.");

    await requireFiguresOf(tx, proposal, report);

    const vote = { choice, reason, voterId: actor.id, at, blastRadiusId: report, toldAt: null };
    await tx.vote.upsert({
      where: { proposalId_domainId: { proposalId: id, domainId } },
      create: { proposalId: id, domainId, ...vote },
      update: vote,
      select: { domainId: true },
    });
    const { key } = proposal.policy;
    const event = { subjectId: id, actorId: actor.id };
    await recordEvent(tx, { ...event, type: "proposal.voted", payload: { key, domainId, choice } });
    await recordDecision(tx, {
      action: "vote.cast",
      subject: key,
      subjectId: proposal.policyId,
      actor,
      at,
      facts: { proposal: id, domainId, choice, reason, blastRadius: report },
    });
    const voted = await lockProposal(tx, id);
    return { status: voted ? await closeIfDecided(tx, voted, at) : proposal.status };
  });
}

/** Whoever opened the page before a recount voted on the figures of before; those of another policy are no figures. */
async function requireFiguresOf(
  tx: Tx,
  { policy, version, blastRadiusId, recountId }: ProposalRow,
  report: string,
): Promise<void> {
  if (report === blastRadiusId || report === recountId) return;
  const earlier = await tx.blastRadius.count({
    where: { id: report, policyKey: policy.key, policyVersion: version, createdById: null },
  });
  if (earlier === 0)
    throw new AppError("conflict", "The figures are not those of this proposal. Reload to see them.");
}

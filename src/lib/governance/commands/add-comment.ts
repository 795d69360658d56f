import "server-only";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { recordDecision } from "../audit-log";
import { canonicalHash } from "../canonical-hash";
import { type AddComment, COMMENTS_MAX } from "../proposals/comment";
import { lockProposal } from "../proposals/proposal-rows";

/** Says something about an open proposal; whoever reads policies may. */
export async function addComment(actor: Actor, { proposalId, text }: AddComment): Promise<{ id: string }> {
  requireCan(actor, "policy.read");
  requireCan(actor, "comment.write");
  return db.$transaction(async (tx) => {
    const proposal = await lockProposal(tx, proposalId);
    if (!proposal) throw notFound("proposal");
    const at = now();
    if (proposal.status !== "open" || proposal.deadline <= at)
      throw new AppError("conflict", "The vote is over, and the discussion with it.");
    if ((await tx.proposalComment.count({ where: { proposalId } })) >= COMMENTS_MAX)
      throw new AppError("conflict", `A discussion has at most ${COMMENTS_MAX} comments.`);

    const speaksFor = await domainsOf(tx, actor);
    const { id } = await tx.proposalComment.create({
      data: { proposalId, authorId: actor.id, text, speaksFor, writtenAt: at },
      select: { id: true },
    });
    const { key } = proposal.policy;
    const payload = { key, commentId: id };
    await recordEvent(tx, { type: "proposal.commented", subjectId: proposalId, actorId: actor.id, payload });
    await recordDecision(tx, {
      action: "comment.written",
      subject: key,
      subjectId: proposal.policyId,
      actor,
      at,
      facts: { proposal: proposalId, comment: id, speaksFor, textHash: canonicalHash(text) },
    });
    return { id };
  });
}

async function domainsOf(tx: Tx, { orgRoles, delegateOf }: Actor): Promise<string[]> {
  if (!orgRoles.includes("governance-delegate") || delegateOf.length === 0) return [];
  const rows = await tx.domain.findMany({
    where: { id: { in: [...delegateOf] } },
    select: { name: true },
    orderBy: { name: "asc" },
  });
  return rows.map(({ name }) => name);
}

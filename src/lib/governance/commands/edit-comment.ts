import "server-only";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { recordDecision } from "../audit-log";
import { canonicalHash } from "../canonical-hash";
import { EDIT_MINUTES, type EditComment, mayEditComment } from "../proposals/comment";
import { lockComment } from "../proposals/comment-rows";

/** Mends the words of one's own comment, soon after they were written; that it was edited is shown and recorded. */
export async function editComment(actor: Actor, { id, text }: EditComment): Promise<void> {
  requireCan(actor, "comment.write");
  await db.$transaction(async (tx) => {
    const comment = await lockComment(tx, id);
    if (comment.authorId !== actor.id) throw new AppError("forbidden", "Only its author edits a comment.");
    const at = now();
    const { proposal } = comment;
    if (proposal.status !== "open" || proposal.deadline <= at)
      throw new AppError("conflict", "The vote is over, and the discussion with it.");
    if (!mayEditComment(actor, comment, at))
      throw new AppError(
        "conflict",
        `A comment can be edited for ${EDIT_MINUTES} minutes; others may have answered to it. Write another one.`,
      );
    if (comment.text === text) return;
    await tx.proposalComment.update({ where: { id }, data: { text, editedAt: at }, select: { id: true } });
    await recordDecision(tx, {
      action: "comment.edited",
      subject: proposal.policy.key,
      subjectId: proposal.policyId,
      actor,
      at,
      facts: {
        proposal: proposal.id,
        comment: id,
        before: { textHash: canonicalHash(comment.text) },
        textHash: canonicalHash(text),
      },
    });
  });
}

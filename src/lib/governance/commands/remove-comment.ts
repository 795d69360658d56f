import "server-only";
import type { Actor } from "@/lib/identity/model";
import { can } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { recordDecision } from "../audit-log";
import { canonicalHash } from "../canonical-hash";
import type { RemoveComment } from "../proposals/comment";
import { lockComment } from "../proposals/comment-rows";

/**
 * Takes the words of a comment away and leaves its place: its author may, and an admin. What was said is in no record;
 * its hash is, so that somebody who kept the words can show that they were said.
 */
export async function removeComment(actor: Actor, { id }: RemoveComment): Promise<void> {
  await db.$transaction(async (tx) => {
    const { authorId, text, proposal } = await lockComment(tx, id);
    if (authorId !== actor.id && !can(actor, "comment.remove-any"))
      throw new AppError("forbidden", "Its author, or an admin, removes a comment.");
    const at = now();
    await tx.proposalComment.update({
      where: { id },
      data: { text: "", removedAt: at },
      select: { id: true },
    });
    await recordDecision(tx, {
      action: "comment.removed",
      subject: proposal.policy.key,
      subjectId: proposal.policyId,
      actor,
      at,
      facts: { proposal: proposal.id, comment: id, textHash: canonicalHash(text) },
    });
  });
}

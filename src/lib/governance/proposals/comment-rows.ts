import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { can } from "@/lib/identity/permissions";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { COMMENTS_MAX, mayEditComment, type ProposalComment } from "./comment";
import { ProposalStatus } from "./model";

const CommentRow = z.object({
  id: z.string(),
  authorId: z.string().nullable(),
  author: z.object({ name: z.string() }).nullable(),
  text: z.string(),
  speaksFor: z.array(z.string()),
  writtenAt: z.date(),
  editedAt: z.date().nullable(),
  removedAt: z.date().nullable(),
});

const COMMENT = {
  id: true,
  authorId: true,
  author: { select: { name: true } },
  text: true,
  speaksFor: true,
  writtenAt: true,
  editedAt: true,
  removedAt: true,
} as const;

/** What was said about a proposal, in the order it was said. */
export async function readComments(
  tx: Tx,
  actor: Actor,
  { proposalId, isOpen, at }: { proposalId: string; isOpen: boolean; at: Date },
): Promise<ProposalComment[]> {
  const rows = await tx.proposalComment.findMany({
    where: { proposalId },
    select: COMMENT,
    orderBy: [{ writtenAt: "asc" }, { id: "asc" }],
    take: COMMENTS_MAX,
  });
  return z
    .array(CommentRow)
    .parse(rows)
    .map((row) => ({
      id: row.id,
      authorName: row.author?.name ?? "somebody who left",
      speaksFor: row.speaksFor,
      text: row.text,
      writtenAt: row.writtenAt,
      isEdited: row.editedAt !== null && row.removedAt === null,
      isRemoved: row.removedAt !== null,
      mayEdit: isOpen && mayEditComment(actor, row, at),
      mayRemove: row.removedAt === null && (row.authorId === actor.id || can(actor, "comment.remove-any")),
    }));
}

const HeldComment = CommentRow.omit({ author: true, speaksFor: true }).extend({
  proposal: z.object({
    id: z.string(),
    policyId: z.string(),
    status: ProposalStatus,
    deadline: z.date(),
    policy: z.object({ key: z.string() }),
  }),
});
type HeldComment = z.infer<typeof HeldComment>;

/** A comment that is still there, held until the transaction ends: of two who change it the second sees the first. */
export async function lockComment(tx: Tx, id: string): Promise<HeldComment> {
  await tx.$queryRaw`SELECT 1 FROM "proposal_comment" WHERE "id" = ${id} FOR UPDATE`;
  const row = await tx.proposalComment.findFirst({
    where: { id, removedAt: null },
    select: {
      id: true,
      authorId: true,
      text: true,
      writtenAt: true,
      editedAt: true,
      removedAt: true,
      proposal: {
        select: { id: true, policyId: true, status: true, deadline: true, policy: { select: { key: true } } },
      },
    },
  });
  if (!row) throw notFound("comment");
  return HeldComment.parse(row);
}

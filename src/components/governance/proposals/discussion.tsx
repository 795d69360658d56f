import { EmptyState, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import type { ProposalDetail } from "@/lib/governance/proposals/proposal";
import type { FormAction } from "@/lib/platform/action-state";
import { CommentForm } from "./comment-form";
import { CommentItem } from "./comment-item";

type DiscussionProps = {
  proposal: Pick<ProposalDetail, "id" | "comments" | "mayComment">;
  now: Date;
  add: FormAction<void>;
  edit: FormAction<void>;
  remove: FormAction<void>;
};

/** What people say about a proposal, and a place to answer while it is open. */
export function Discussion({
  proposal: { id, comments, mayComment },
  now,
  add,
  edit,
  remove,
}: DiscussionProps) {
  return (
    <>
      {comments.length === 0 ? (
        <EmptyState>
          <EmptyStateTitle>Nobody has said anything yet</EmptyStateTitle>
          <EmptyStateBody>
            {mayComment
              ? "Ask what is unclear, or say what it would cost you. Those who vote are told."
              : "The vote ended without a discussion."}
          </EmptyStateBody>
        </EmptyState>
      ) : (
        <ol className="divide-y rounded-lg border bg-surface">
          {comments.map((comment) => (
            <CommentItem key={comment.id} comment={comment} now={now} edit={edit} remove={remove} />
          ))}
        </ol>
      )}
      {mayComment && (
        <CommentForm
          id="new"
          label="Your comment"
          button="Comment"
          pendingLabel="Sending…"
          fields={{ proposalId: id }}
          text=""
          submit={add}
        />
      )}
    </>
  );
}

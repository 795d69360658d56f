"use client";

import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmedAction } from "@/components/ui/confirmed-action";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ProposalComment } from "@/lib/governance/proposals/comment";
import type { FormAction } from "@/lib/platform/action-state";
import { CommentForm } from "./comment-form";

type CommentItemProps = {
  comment: ProposalComment;
  now: Date;
  edit: FormAction<void>;
  remove: FormAction<void>;
};

/** One comment: who says it, for whom they vote, when, and what. */
export function CommentItem({ comment, now, edit, remove }: CommentItemProps) {
  const [isEditing, setIsEditing] = useState(false);
  const { id, authorName, speaksFor, text, writtenAt, isEdited, isRemoved, mayEdit, mayRemove } = comment;

  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <span className="font-medium">{authorName}</span>
        {speaksFor.map((domain) => (
          <Badge key={domain} tone="accent">
            Delegate of {domain}
          </Badge>
        ))}
        <span className="text-muted">
          <RelativeTime at={writtenAt} now={now} />
          {isEdited && ", edited"}
        </span>
      </p>
      {isRemoved ? (
        <p className="text-muted italic">This comment was removed.</p>
      ) : isEditing ? (
        <CommentForm
          id={id}
          label="Your comment"
          button="Save"
          pendingLabel="Saving…"
          fields={{ id }}
          text={text}
          submit={edit}
          onDone={() => setIsEditing(false)}
        >
          <Button onClick={() => setIsEditing(false)}>Cancel</Button>
        </CommentForm>
      ) : (
        <p className="max-w-[80ch] whitespace-pre-line [overflow-wrap:anywhere]">{text}</p>
      )}
      {!isEditing && (mayEdit || mayRemove) && (
        <div className="flex flex-wrap gap-2">
          {mayEdit && (
            <Button size="sm" onClick={() => setIsEditing(true)}>
              Edit<span className="sr-only"> your comment</span>
            </Button>
          )}
          {mayRemove && (
            <ConfirmedAction
              size="sm"
              label="Remove"
              about={`the comment by ${authorName}`}
              title={`Remove the comment by ${authorName}?`}
              consequence="Its words are gone for everybody; that there was a comment stays visible."
              tone="danger"
              fields={{ id }}
              submit={remove}
            />
          )}
        </div>
      )}
    </li>
  );
}

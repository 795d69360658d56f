import { OneButtonForm } from "@/components/identity/one-button-form";
import { Badge } from "@/components/ui/badge";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { counted } from "@/components/ui/counted";
import { Markdown } from "@/components/ui/markdown";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Review } from "@/lib/collaboration/discussion";
import { TEXT_MAX } from "@/lib/collaboration/model";
import type { FormAction } from "@/lib/platform/action-state";
import { Disclosure } from "./disclosure";
import { Stars } from "./stars";
import { WithdrawForm } from "./withdraw-form";
import { WordsForm } from "./words-form";

export type ReviewActions = {
  markHelpful: FormAction<void>;
  answer: FormAction<void>;
  hide: FormAction<void>;
  show: FormAction<void>;
  withdraw: FormAction<void>;
};

type ReviewItemProps = { review: Review; mayWrite: boolean; actions: ReviewActions; now: Date };

/** One review, the owner's answer to it, and what the reader may do about it. */
export function ReviewItem({ review, mayWrite, actions, now }: ReviewItemProps) {
  const { id, author, rating, text, writtenAt, editedAt, helpful, hiddenReason, answer, isOwn } = review;
  const name = author?.name ?? "Somebody who left";

  return (
    <li id={`review-${id}`} className="flex scroll-mt-20 flex-col gap-2.5 px-4 py-4 target:bg-accent-wash/40">
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <Stars rating={rating} />
        <span className="font-medium">{name}</span>
        {isOwn && <Badge tone="accent">Yours</Badge>}
        <span className="text-muted text-sm">
          <RelativeTime at={writtenAt} now={now} />
          {editedAt && (
            <>
              , edited <RelativeTime at={editedAt} now={now} />
            </>
          )}
        </span>
      </p>
      {hiddenReason !== null && (
        <Callout tone="attention">
          <CalloutTitle>{isOwn ? "Only you and those who moderate see this" : "Hidden"}</CalloutTitle>
          <CalloutBody>{hiddenReason}</CalloutBody>
        </Callout>
      )}
      <Markdown>{text}</Markdown>
      {answer && (
        <div className="flex flex-col gap-1 border-l-2 pl-3">
          <p className="text-sm">
            <span className="font-medium">{answer.by?.name ?? "Somebody who left"}</span>{" "}
            <span className="text-muted">
              answered for the owning domain, <RelativeTime at={answer.at} now={now} />
            </span>
          </p>
          <Markdown>{answer.text}</Markdown>
        </div>
      )}
      <div className="flex flex-wrap items-start gap-2">
        {isOwn || !mayWrite ? (
          <span className="flex min-h-7 items-center text-muted text-sm">{helpfulWords(helpful)}</span>
        ) : (
          <OneButtonForm
            submit={actions.markHelpful}
            fields={{ id, isHelpful: review.isHelpfulToMe ? "no" : "yes" }}
            label={`${review.isHelpfulToMe ? "Helpful to you" : "Helpful"}${helpful > 0 ? ` · ${helpful}` : ""}`}
            pendingLabel="Saving…"
            variant="secondary"
            size="sm"
          />
        )}
        {isOwn && (
          <WithdrawForm
            id={id}
            about="your review"
            consequence="It is gone with what was answered to it. You can write another one."
            submit={actions.withdraw}
          />
        )}
        {review.mayAnswer && (
          <Disclosure label="Answer" about={`the review by ${name}`} variant="secondary" size="sm">
            <WordsForm
              id={`answer-${id}`}
              name="text"
              namesFor={null}
              label="Your answer"
              help="One answer, for everybody to read; it cannot be changed."
              fields={{ id }}
              text=""
              maxLength={TEXT_MAX}
              button="Publish answer"
              pendingLabel="Publishing…"
              variant="primary"
              submit={actions.answer}
            />
          </Disclosure>
        )}
        {review.mayHide && !isOwn && hiddenReason === null && (
          <Disclosure label="Hide" about={`the review by ${name}`} variant="secondary" size="sm">
            <WordsForm
              id={`hide-${id}`}
              name="note"
              namesFor={null}
              label="Why nobody should read it"
              help="Whoever wrote it reads this. It is kept in the record of what happened here."
              fields={{ id }}
              text=""
              maxLength={500}
              button="Hide review"
              pendingLabel="Hiding…"
              variant="danger"
              submit={actions.hide}
            />
          </Disclosure>
        )}
        {review.mayHide && hiddenReason !== null && (
          <OneButtonForm
            submit={actions.show}
            fields={{ id }}
            label="Show again"
            pendingLabel="Saving…"
            variant="secondary"
            size="sm"
          />
        )}
      </div>
    </li>
  );
}

function helpfulWords(helpful: number): string {
  return helpful === 0
    ? "Nobody has called it helpful yet"
    : `${counted(helpful, "person", "people")} found it helpful`;
}

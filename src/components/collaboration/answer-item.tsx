import { OneButtonForm } from "@/components/identity/one-button-form";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Answer } from "@/lib/collaboration/discussion";
import { TEXT_MAX } from "@/lib/collaboration/model";
import type { FormAction } from "@/lib/platform/action-state";
import type { ProductRef } from "@/lib/registry/model";
import { Disclosure } from "./disclosure";
import { SaidText } from "./said-text";
import { WithdrawForm } from "./withdraw-form";
import { WordsForm } from "./words-form";

export type AnswerActions = {
  accept: FormAction<void>;
  edit: FormAction<void>;
  withdraw: FormAction<void>;
};

type AnswerItemProps = {
  product: ProductRef;
  answer: Answer;
  mentioned: readonly string[];
  mayAccept: boolean;
  actions: AnswerActions;
  now: Date;
};

export function AnswerItem({ product, answer, mentioned, mayAccept, actions, now }: AnswerItemProps) {
  const { id, author, text, isFromTeam, isAccepted, isWithdrawn, writtenAt, editedAt } = answer;
  const name = author?.name ?? "Somebody who left";

  return (
    <li id={`answer-${id}`} className="flex scroll-mt-20 flex-col gap-2 px-4 py-4 target:bg-accent-wash/40">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-medium">{name}</span>
        {isFromTeam && <Badge tone="accent">Owning domain</Badge>}
        {isAccepted && <Badge tone="pass">Accepted answer</Badge>}
        <span className="text-muted text-sm">
          <RelativeTime at={writtenAt} now={now} />
          {editedAt && ", edited"}
        </span>
      </p>
      {isWithdrawn ? (
        <p className="text-muted italic">This answer was withdrawn.</p>
      ) : (
        <SaidText text={text} mentioned={mentioned} />
      )}
      {!isWithdrawn && (mayAccept || answer.mayEdit || answer.mayWithdraw) && (
        <div className="flex flex-wrap items-start gap-2">
          {mayAccept && (
            <OneButtonForm
              submit={actions.accept}
              fields={{ id, isAccepted: isAccepted ? "no" : "yes" }}
              label={isAccepted ? "No longer the answer" : "Accept this answer"}
              pendingLabel="Saving…"
              variant="secondary"
              size="sm"
            />
          )}
          {answer.mayEdit && (
            <Disclosure
              key={editedAt?.toISOString()}
              label="Edit"
              about="your answer"
              variant="secondary"
              size="sm"
            >
              <WordsForm
                id={`edit-${id}`}
                name="text"
                namesFor={product}
                label="Your answer"
                help={null}
                fields={{ id }}
                text={text}
                maxLength={TEXT_MAX}
                button="Save"
                pendingLabel="Saving…"
                variant="primary"
                submit={actions.edit}
              />
            </Disclosure>
          )}
          {answer.mayWithdraw && (
            <WithdrawForm
              id={id}
              about={answer.mayEdit ? "your answer" : `the answer by ${name}`}
              consequence="Its words are gone for everybody; that there was an answer stays visible."
              submit={actions.withdraw}
            />
          )}
        </div>
      )}
    </li>
  );
}

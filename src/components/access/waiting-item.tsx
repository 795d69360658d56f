import { ConfirmedAction } from "@/components/ui/confirmed-action";
import { RelativeTime } from "@/components/ui/relative-time";
import type { WaitingRequest } from "@/lib/access/access-views";
import { purposeWords } from "@/lib/access/access-words";
import type { FormAction } from "@/lib/platform/action-state";
import { AccessPlace } from "./access-place";
import { columnWords, consumerWords } from "./state-words";

type WaitingItemProps = {
  waiting: WaitingRequest;
  isOpenable: boolean;
  isTheirs: boolean;
  withdraw: FormAction<void>;
  now: Date;
};

/** A request that waits: each step, who took it, and who holds it. */
export function WaitingItem({ waiting, isOpenable, isTheirs, withdraw, now }: WaitingItemProps) {
  const { request, step, steps, heldBy } = waiting;
  const about = `${request.portName} of ${request.product.title}`;

  return (
    <li className="flex flex-col gap-2 px-4 py-3.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <AccessPlace request={request} isOpenable={isOpenable} />
        <span className="text-muted text-sm">
          asked <RelativeTime at={request.requestedAt} now={now} />
          {request.requestedBy && ` by ${request.requestedBy.name}`}
        </span>
      </div>
      <p className="max-w-[80ch] [overflow-wrap:anywhere]">
        <span className="text-muted">
          For {consumerWords(request.consumer)}, {request.days} days, {columnWords(request.columns)}
          {request.renewsId !== null && ", a renewal"}.
        </span>{" "}
        {purposeWords(request)}
      </p>
      <ol className="flex flex-col gap-0.5 text-sm">
        {request.decisions.map(({ step: taken, decidedBy, isAutomatic, reason, at }) => (
          <li key={taken}>
            Step {taken} of {steps}:{" "}
            {isAutomatic
              ? `approved without asking. ${reason}`
              : `approved by ${decidedBy?.name ?? "somebody who has left"}`}{" "}
            <span className="text-muted">
              <RelativeTime at={at} now={now} />
            </span>
          </li>
        ))}
        <li>
          Step {step} of {steps}: <span className="font-medium">waits for {heldBy}</span>
        </li>
        {step < steps && (
          <li className="text-muted">
            Step 2 of 2: somebody else,{" "}
            {request.secondStepFor === null
              ? "as it holds personal data"
              : `as ${request.secondStepFor} asks`}
          </li>
        )}
      </ol>
      {isTheirs && (
        <div>
          <ConfirmedAction
            size="sm"
            label="Withdraw"
            about={`the request for ${about}`}
            tone="danger"
            title={`Withdraw the request for ${about}?`}
            consequence="Nobody decides about it any more. You can ask again."
            fields={{ id: request.id }}
            submit={withdraw}
          />
        </div>
      )}
    </li>
  );
}

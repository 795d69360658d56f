import { Badge } from "@/components/ui/badge";
import { CodeBlock } from "@/components/ui/code-block";
import { RelativeTime } from "@/components/ui/relative-time";
import type { WebhookDelivery } from "@/lib/interop/webhooks/model";
import type { FormAction } from "@/lib/platform/action-state";
import { OneButtonForm } from "../identity/one-button-form";
import { DELIVERY_TONES, DELIVERY_WORDS } from "./webhook-words";

type DeliveryItemProps = {
  delivery: WebhookDelivery;
  replay: FormAction<void>;
  skip: FormAction<void>;
  now: Date;
};

/** One event for one webhook: what became of it, each time it was tried, and what was sent. */
export function DeliveryItem({ delivery, replay, skip, now }: DeliveryItemProps) {
  const { attempts, createdAt, dueAt, id, sequence, state, subject, tries, type } = delivery;
  const isWaiting = state === "waiting";
  const [last] = tries;

  return (
    <li className="flex flex-col gap-1.5 px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="min-w-0 font-medium font-mono text-sm [overflow-wrap:anywhere]">{type}</h3>
        <span className="flex flex-wrap items-center gap-2 text-muted text-sm">
          <RelativeTime at={createdAt} now={now} />
          <Badge tone={DELIVERY_TONES[state]}>{DELIVERY_WORDS[state]}</Badge>
        </span>
      </div>
      <p className="text-muted text-sm [overflow-wrap:anywhere]">
        {subject}, number {sequence}
        {last && ` — ${resultWords(last)}`}
        {isWaiting && attempts > 0 && (
          <>
            ; tried {attempts === 1 ? "once" : `${attempts} times`}, next{" "}
            <RelativeTime at={dueAt} now={now} />
          </>
        )}
      </p>
      <details className="text-sm">
        <summary className="-mx-1 w-fit cursor-pointer rounded-sm px-1 text-muted hover:bg-sunken">
          What was sent and answered
          <span className="sr-only">
            : {type}, number {sequence} of {subject}
          </span>
        </summary>
        <div className="flex flex-col gap-3 pt-2">
          {tries.length === 0 && <p className="text-muted">Not tried yet.</p>}
          <ul className="flex flex-col gap-2">
            {tries.map((attempt) => (
              <li key={attempt.id}>
                <p>
                  <RelativeTime at={attempt.at} now={now} />: {resultWords(attempt)} in {attempt.durationMs}{" "}
                  ms
                </p>
                {attempt.response !== "" && (
                  <p className="max-w-[80ch] whitespace-pre-wrap font-mono text-muted [overflow-wrap:anywhere]">
                    {attempt.response}
                  </p>
                )}
              </li>
            ))}
          </ul>
          <CodeBlock code={JSON.stringify(JSON.parse(delivery.body), null, 2)} label="Event" />
        </div>
      </details>
      <div className="flex flex-wrap gap-2">
        <OneButtonForm
          submit={replay}
          fields={{ id }}
          label={isWaiting ? "Try now" : "Send again"}
          pendingLabel="Sending…"
          variant="secondary"
          size="sm"
        />
        {isWaiting && attempts > 0 && (
          <OneButtonForm
            submit={skip}
            fields={{ id }}
            label="Skip"
            pendingLabel="Skipping…"
            variant="secondary"
            size="sm"
          />
        )}
      </div>
    </li>
  );
}

function resultWords({ error, status }: WebhookDelivery["tries"][number]): string {
  return status === null ? error : `answered ${status}`;
}

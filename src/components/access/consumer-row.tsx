import { Badge } from "@/components/ui/badge";
import { ConfirmedAction } from "@/components/ui/confirmed-action";
import { RelativeTime } from "@/components/ui/relative-time";
import { calendarDay } from "@/components/ui/time-distance";
import { purposeWords } from "@/lib/access/access-words";
import type { AccessGrant } from "@/lib/access/model";
import type { FormAction } from "@/lib/platform/action-state";
import { columnWords, consumerWords, GRANT_TONES, GRANT_WORDS } from "./state-words";

type ConsumerRowProps = {
  grant: AccessGrant;
  mayRevoke: boolean;
  revoke: FormAction<void>;
  /** Whether the database behind the port does what was granted. */
  provision: React.ReactNode;
  now: Date;
};

/** One consumer of a port, as those see it who answer for the product. */
export function ConsumerRow({ grant, mayRevoke, revoke, provision, now }: ConsumerRowProps) {
  const { id, request, startsAt, expiresAt, end, state } = grant;
  const { consumer, portName } = request;
  const askedBy = consumer.kind !== "person" && request.requestedBy?.name;

  return (
    <li className="flex flex-col gap-1.5 px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h4 className="min-w-0 font-medium [overflow-wrap:anywhere]">
          {consumer.name} <span className="font-mono font-normal text-muted text-sm">{portName}</span>
        </h4>
        <span className="flex flex-wrap items-center gap-2 text-muted text-sm">
          {end ? (
            <RelativeTime at={end.at} now={now} />
          ) : (
            <span>
              since {calendarDay(startsAt)}, until{" "}
              <time dateTime={expiresAt.toISOString()}>{calendarDay(expiresAt)}</time>
            </span>
          )}
          <Badge tone={GRANT_TONES[state]}>{GRANT_WORDS[state]}</Badge>
        </span>
      </div>
      <p className="max-w-[80ch] text-muted [overflow-wrap:anywhere]">
        {purposeWords(request)} ({columnWords(request.columns)}
        {askedBy && `; asked for by ${askedBy}`})
        {end?.reason && ` — ${end.endedBy?.name ?? "Agora"}: “${end.reason}”`}
      </p>
      {provision}
      {mayRevoke && !end && (
        <div>
          <ConfirmedAction
            size="sm"
            label="Revoke"
            about={`access of ${consumer.name} to ${portName}`}
            tone="danger"
            title={`Revoke access to ${portName}?`}
            consequence={`It ends now for ${consumerWords(consumer)}, rather than on ${calendarDay(expiresAt)}. They are told, with your reason.`}
            fields={{ id }}
            note="Why it ends before its time"
            submit={revoke}
          />
        </div>
      )}
    </li>
  );
}

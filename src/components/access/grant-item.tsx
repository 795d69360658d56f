import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Callout, CalloutActions, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { ConfirmedAction } from "@/components/ui/confirmed-action";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { calendarDay } from "@/components/ui/time-distance";
import { CAUSE_WORDS, purposeWords } from "@/lib/access/access-words";
import { type AccessGrant, requestHref } from "@/lib/access/model";
import type { FormAction } from "@/lib/platform/action-state";
import { productHref } from "@/lib/registry/model";
import { OneButtonForm } from "../identity/one-button-form";
import { AccessPlace } from "./access-place";
import { MigrationNotice } from "./migration-notice";
import { columnWords, consumerWords, GRANT_TONES, GRANT_WORDS } from "./state-words";

export type GrantMoves = Readonly<Record<"giveBack" | "attest" | "answer", FormAction<void>>>;

type GrantItemProps = {
  grant: AccessGrant;
  /** Whether the reader can still open the product. */
  isOpenable: boolean;
  /** Whether the reader acts for the consumer. */
  isTheirs: boolean;
  moves: GrantMoves;
  /** Whether the database behind the port does what was granted. */
  provision: React.ReactNode;
  now: Date;
};

/** Access one has: to what, for whom and what for, until when, and what can be done about it. */
export function GrantItem({ grant, isOpenable, isTheirs, moves, provision, now }: GrantItemProps) {
  const { id, request, expiresAt, attestation, migrations, state, renewalId } = grant;
  const { consumer, portName, product } = request;
  const about = `${portName} of ${product.title}`;
  const href = productHref(product.ref);

  return (
    <li className="flex flex-col gap-2 px-4 py-3.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <AccessPlace request={request} isOpenable={isOpenable} />
        <span className="flex flex-wrap items-center gap-2">
          <span className="text-muted text-sm tabular-nums">
            until <time dateTime={expiresAt.toISOString()}>{calendarDay(expiresAt)}</time>,{" "}
            <RelativeTime at={expiresAt} now={now} />
          </span>
          <Badge tone={GRANT_TONES[state]}>{GRANT_WORDS[state]}</Badge>
        </span>
      </div>
      <p className="max-w-[80ch] [overflow-wrap:anywhere]">
        <span className="text-muted">
          For {consumerWords(consumer)}, {columnWords(request.columns)}.
        </span>{" "}
        {purposeWords(request)}
      </p>
      {provision}
      {attestation && (
        <Callout tone="attention">
          <CalloutTitle>Does what you do with it still stand?</CalloutTitle>
          <CalloutBody>
            Version {attestation.version} was published, and{" "}
            {attestation.causes.map((cause) => CAUSE_WORDS[cause]).join(", and ")}. Read{" "}
            <TextLink href={`${href}#access`}>what it says now</TextLink> and confirm until{" "}
            {calendarDay(attestation.dueAt)}; otherwise the access ends then.
          </CalloutBody>
          {isTheirs && (
            <CalloutActions>
              <OneButtonForm
                submit={moves.attest}
                fields={{ id, answer: "confirm" }}
                label="It still stands"
                pendingLabel="Confirming…"
                variant="secondary"
                size="sm"
              />
            </CalloutActions>
          )}
        </Callout>
      )}
      {migrations.map((migration) => (
        <MigrationNotice
          key={migration.id}
          grant={grant}
          migration={migration}
          isTheirs={isTheirs}
          answer={moves.answer}
          now={now}
        />
      ))}
      <div className="flex flex-wrap items-center gap-2">
        {isOpenable && (
          <ButtonLink href={`${href}#start`} size="sm">
            Connect<span className="sr-only"> to {about}</span>
          </ButtonLink>
        )}
        {isTheirs && isOpenable && renewalId === null && (
          <ButtonLink href={requestHref(product.ref, portName, id)} size="sm">
            Renew<span className="sr-only"> access to {about}</span>
          </ButtonLink>
        )}
        {isTheirs && (
          <ConfirmedAction
            size="sm"
            label="Give back"
            about={`access to ${about}`}
            tone="danger"
            title={`Give back access to ${about}?`}
            consequence={`It ends now for ${consumerWords(consumer)}. Whoever needs it again has to ask again.`}
            fields={{ id }}
            submit={moves.giveBack}
          />
        )}
        {renewalId !== null && <p className="text-muted text-sm">Its renewal waits to be decided.</p>}
      </div>
    </li>
  );
}

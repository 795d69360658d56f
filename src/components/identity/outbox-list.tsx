import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import type { FormAction } from "@/lib/platform/action-state";
import { OneButtonForm } from "./one-button-form";

type OutboxMail = {
  id: string;
  to: string;
  subject: string;
  body: string | null;
  createdAt: Date;
  sentAt: Date | null;
  attempts: number;
  error: string | null;
};

type OutboxListProps = { mails: readonly OutboxMail[]; retry: FormAction<void>; now: Date };

export function OutboxList({ mails, retry, now }: OutboxListProps) {
  return (
    <Panel>
      <ul className="divide-y">
        {mails.map((mail) => (
          <li key={mail.id} className="flex flex-col gap-2 px-4 py-3">
            <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <span className="font-medium [overflow-wrap:anywhere]">{mail.subject}</span>
              <MailState mail={mail} />
              <span className="text-muted text-sm [overflow-wrap:anywhere] sm:ml-auto">
                to {mail.to}, <RelativeTime at={mail.createdAt} now={now} />
              </span>
            </div>
            {mail.body !== null && mail.sentAt === null && (
              <details className="text-sm">
                <summary className="cursor-pointer text-muted hover:text-ink">Show the text</summary>
                <p className="mt-2 max-w-[72ch] whitespace-pre-wrap [overflow-wrap:anywhere]">{mail.body}</p>
              </details>
            )}
            {mail.error !== null && (
              <>
                <p className="text-fail-ink text-sm [overflow-wrap:anywhere]">
                  Attempt {mail.attempts} failed: {mail.error}
                </p>
                <OneButtonForm
                  submit={retry}
                  fields={{ mailId: mail.id }}
                  label="Try again now"
                  pendingLabel="Trying…"
                  variant="secondary"
                  size="sm"
                  done="It will be tried again in a moment."
                />
              </>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function MailState({ mail }: { mail: Pick<OutboxMail, "sentAt" | "error"> }) {
  if (mail.sentAt) return <Badge tone="pass">Sent</Badge>;
  return mail.error ? <Badge tone="fail">Not sent</Badge> : <Badge tone="attention">Waiting</Badge>;
}

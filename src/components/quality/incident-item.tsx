import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import type { FormAction } from "@/lib/platform/action-state";
import type { Incident } from "@/lib/quality/incident";
import { Disclosure } from "./disclosure";
import { IncidentStepForm } from "./incident-step-form";
import { lastedWords, portWords, SEVERITY_LABELS, STATUS_LABELS, STATUS_TONES } from "./incident-words";

type IncidentItemProps = {
  incident: Incident;
  mayManage: boolean;
  update: FormAction<void>;
  now: Date;
};

/** One incident with everything that was said about it, the last word first. */
export function IncidentItem({ incident, mayManage, update, now }: IncidentItemProps) {
  const { title, status, severity, ports, openedAt, openedBy, endedAt, updates } = incident;

  return (
    <li className="flex flex-col gap-2.5 px-4 py-3.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="min-w-0 text-base [overflow-wrap:anywhere]">{title}</h3>
        <span className="flex flex-wrap items-center gap-2">
          <Badge>{SEVERITY_LABELS[severity]}</Badge>
          <Badge tone={STATUS_TONES[status]}>{STATUS_LABELS[status]}</Badge>
        </span>
      </div>
      <p className="text-muted text-sm">
        {portWords(ports)} · {updates.at(-1)?.status === "reported" ? "reported" : "opened"}{" "}
        <RelativeTime at={openedAt} now={now} /> by {openedBy?.name ?? "somebody who has left"}
        {endedAt &&
          ` · ${status === "resolved" ? "lasted" : "answered after"} ${lastedWords(openedAt, endedAt)}`}
      </p>
      <ol className="flex flex-col gap-1.5 border-l pl-4">
        {updates.map(({ seq, status: at, note, by, at: when }) => (
          <li key={String(seq)} className="max-w-[80ch] [overflow-wrap:anywhere]">
            <span className="font-medium">{STATUS_LABELS[at]}</span>
            {note && `: ${note}`}{" "}
            <span className="text-muted text-sm">
              {by?.name ?? "somebody who has left"}, <RelativeTime at={when} now={now} />
            </span>
          </li>
        ))}
      </ol>
      {mayManage && !endedAt && (
        <Disclosure label={status === "reported" ? "Answer the report" : "Say how it goes on"}>
          <IncidentStepForm key={updates.length} incident={incident} submit={update} />
        </Disclosure>
      )}
    </li>
  );
}

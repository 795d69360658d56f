import { ChevronRight } from "lucide-react";
import { Badge, type Tone } from "@/components/ui/badge";
import { TextLink } from "@/components/ui/text-link";
import { exactTime } from "@/components/ui/time-distance";
import type { AuditRecord } from "@/lib/governance/audit-record";
import { AuditFacts } from "./audit-facts";
import { actionLabel, subjectHref } from "./audit-words";

/** Records as rows; each opens on the facts it keeps and the hashes that seal it. */
export function AuditList({ records }: { records: readonly AuditRecord[] }) {
  return (
    <ol data-slot="audit-list" className="divide-y rounded-lg border bg-surface">
      {records.map((record) => (
        <AuditRow key={record.seq} record={record} />
      ))}
    </ol>
  );
}

function AuditRow({ record }: { record: AuditRecord }) {
  const { seq, at, action, subject, actorName, facts, previous, hash } = record;
  const when = new Date(at);
  const href = subjectHref(subject);

  return (
    <li>
      <details className="group">
        <summary className="grid cursor-pointer list-none grid-cols-[1rem_minmax(0,1fr)_auto] items-baseline gap-x-3 gap-y-0.5 px-3 py-2.5 hover:bg-sunken/60 focus-visible:outline-offset-[-2px] sm:px-4 md:grid-cols-[1rem_3.5rem_11rem_minmax(0,1fr)_10rem_12rem] [&::-webkit-details-marker]:hidden">
          <ChevronRight
            aria-hidden
            className="size-4 shrink-0 translate-y-0.5 text-muted transition-transform group-open:rotate-90"
          />
          <span className="order-last text-muted text-sm tabular-nums max-md:col-start-3 max-md:row-start-2 max-md:text-right md:order-none">
            <span className="sr-only">Record </span>
            {seq}
          </span>
          <span className="max-md:col-start-3 max-md:row-start-1">
            <Badge tone={toneOf(action)}>{actionLabel(action)}</Badge>
          </span>
          <span className="min-w-0 font-medium max-md:col-start-2 max-md:row-start-1 [overflow-wrap:anywhere]">
            {subject}
            {versionOf(facts) && <span className="font-normal text-muted"> {versionOf(facts)}</span>}
          </span>
          <span className="truncate text-muted text-sm max-md:hidden">{actorName}</span>
          <span className="text-muted text-sm max-md:col-start-2 max-md:row-start-2 md:text-right">
            <span className="md:hidden">{actorName}, </span>
            <time dateTime={at}>{exactTime(when)}</time>
          </span>
        </summary>
        <div className="flex flex-col gap-3 px-4 pt-1 pb-4 sm:pl-11">
          <AuditFacts facts={facts} />
          <dl className="grid gap-x-6 gap-y-0.5 border-t pt-2 text-muted text-xs sm:grid-cols-[minmax(8rem,12rem)_1fr]">
            <dt>Seal</dt>
            <dd className="font-mono [overflow-wrap:anywhere]">{hash}</dd>
            <dt>Seal of the record before</dt>
            <dd className="font-mono [overflow-wrap:anywhere]">{previous}</dd>
          </dl>
          {href && (
            <p>
              <TextLink href={href}>Open {subject}</TextLink>
            </p>
          )}
        </div>
      </details>
    </li>
  );
}

function versionOf({ version }: AuditRecord["facts"]): string {
  if (typeof version === "number") return `version ${version}`;
  return typeof version === "string" ? version : "";
}

function toneOf(action: string): Tone {
  if (action === "product.publish-refused" || action.endsWith(".rejected")) return "fail";
  if (action === "product.published" || action.endsWith(".granted") || action.endsWith(".approved"))
    return "pass";
  return "neutral";
}

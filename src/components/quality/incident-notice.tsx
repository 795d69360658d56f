import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { type Incident, incidentsHref } from "@/lib/quality/incident";
import { portWords, SEVERITY_LABELS, STATUS_LABELS } from "./incident-words";

type IncidentNoticeProps = {
  incidents: readonly Pick<Incident, "id" | "title" | "severity" | "status" | "ports" | "openedAt">[];
  href: string;
  now: Date;
};

/** What is wrong with the product now, above everything else about it; nothing where all is well. */
export function IncidentNotice({ incidents, href, now }: IncidentNoticeProps) {
  if (incidents.length === 0) return;
  const isMinor = incidents.every(({ severity }) => severity === "minor");

  return (
    <Callout tone={isMinor ? "attention" : "fail"}>
      <CalloutTitle>
        {incidents.length === 1 ? "An incident is open" : `${incidents.length} incidents are open`}
      </CalloutTitle>
      <CalloutBody>
        <ul className="flex flex-col gap-1">
          {incidents.map(({ id, title, severity, status, ports, openedAt }) => (
            <li key={id} className="[overflow-wrap:anywhere]">
              <TextLink href={incidentsHref(href)}>{title}</TextLink>{" "}
              <span className="text-muted">
                · {SEVERITY_LABELS[severity].toLowerCase()}, {STATUS_LABELS[status].toLowerCase()},{" "}
                {portWords(ports)}, since <RelativeTime at={openedAt} now={now} />
              </span>
            </li>
          ))}
        </ul>
      </CalloutBody>
    </Callout>
  );
}

import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { policyHref } from "@/lib/governance/model";
import type { PolicyDetail, PolicyHistoryEntry } from "@/lib/governance/policy";

type PolicyHistoryProps = {
  policy: PolicyDetail;
  now: Date;
  /** What those who may can do with a version. */
  actionFor: (entry: PolicyHistoryEntry) => React.ReactNode;
};

/** Every version, newest first: what it changed, who wrote it, which one is in force. */
export function PolicyHistory({ policy: { key, history }, now, actionFor }: PolicyHistoryProps) {
  return (
    <ol className="divide-y rounded-lg border bg-surface">
      {history.map((entry, index) => {
        const { version, changeNote, createdAt, createdBy, isInForce } = entry;
        const before = history[index + 1];
        return (
          <li key={version} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3">
            <div className="flex min-w-0 flex-col gap-0.5">
              <p className="flex flex-wrap items-center gap-x-2">
                <span className="font-medium">Version {version}</span>
                {isInForce && <Badge tone="pass">In force</Badge>}
                <span className="text-muted text-sm">
                  <RelativeTime at={createdAt} now={now} />
                  {createdBy && ` by ${createdBy.name}`}
                </span>
              </p>
              {changeNote && <p className="max-w-[72ch] [overflow-wrap:anywhere]">{changeNote}</p>}
              {before && (
                <p className="text-sm">
                  <TextLink href={`${policyHref(key)}?from=${before.version}&to=${version}#changes`}>
                    {changedWords(entry)}
                  </TextLink>
                </p>
              )}
            </div>
            {actionFor(entry)}
          </li>
        );
      })}
    </ol>
  );
}

function changedWords({ changes }: PolicyHistoryEntry): string {
  const labels = changes.map(({ label }) => label.toLowerCase());
  if (labels.length === 0) return "Nothing changed";
  const shown = labels.slice(0, 4).join(", ");
  return labels.length > 4 ? `Changed: ${shown} and ${labels.length - 4} more` : `Changed: ${shown}`;
}

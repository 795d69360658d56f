import { OneButtonForm } from "@/components/identity/one-button-form";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import type { TuningHistoryEntry } from "@/lib/discovery/tuning/tuning";
import type { FormAction } from "@/lib/platform/action-state";

type TuningHistoryProps = {
  history: readonly TuningHistoryEntry[];
  current: number;
  restore: FormAction<never>;
  now: Date;
};

/** Every tuning that was in force, newest first, and the way back to each. */
export function TuningHistory({ history, current, restore, now }: TuningHistoryProps) {
  return (
    <ol aria-label="Versions" className="divide-y rounded-lg border bg-surface">
      {history.map(({ version, note, restoredFrom, createdAt, createdBy, changes }) => (
        <li key={version} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3">
          <div className="flex min-w-0 flex-1 basis-60 flex-col gap-0.5">
            <p className="flex flex-wrap items-center gap-x-2">
              <span className="font-medium">{version === 0 ? "As Agora came" : `Version ${version}`}</span>
              {version === current && <Badge tone="pass">In force</Badge>}
              {createdAt && (
                <span className="text-muted text-sm">
                  <RelativeTime at={createdAt} now={now} />
                  {createdBy && ` by ${createdBy}`}
                </span>
              )}
            </p>
            {restoredFrom !== null && (
              <p className="text-sm">
                {restoredFrom === 0 ? "Back to what Agora came with" : `Back to version ${restoredFrom}`}
              </p>
            )}
            {note && <p className="max-w-[72ch] [overflow-wrap:anywhere]">{note}</p>}
            {changes.map((change) => (
              <p key={change} className="max-w-[72ch] text-muted text-sm [overflow-wrap:anywhere]">
                {change}
              </p>
            ))}
          </div>
          {version !== current && (
            <OneButtonForm
              submit={restore}
              fields={{ version: String(version), basedOn: String(current) }}
              label="Restore"
              pendingLabel="Restoring…"
              variant="secondary"
              size="sm"
            />
          )}
        </li>
      ))}
    </ol>
  );
}

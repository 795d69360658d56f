import { Minus, Pencil, Plus } from "lucide-react";
import { Panel } from "@/components/ui/panel";
import type { Change } from "@/lib/registry/diff";
import type { Json } from "@/lib/registry/json";

const KINDS = {
  added: { Icon: Plus, color: "text-pass", words: "Added" },
  removed: { Icon: Minus, color: "text-fail", words: "Removed" },
  changed: { Icon: Pencil, color: "text-muted", words: "Changed" },
} as const satisfies Record<Change["kind"], unknown>;

const SHOWN = 300;

/** Differences as sentences: where, what it was, what it is. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  return (
    <Panel>
      <ul className="divide-y">
        {changes.slice(0, SHOWN).map(({ after, before, kind, label, pointer }) => {
          const { Icon, color, words } = KINDS[kind];
          return (
            <li key={`${kind}-${pointer}`} className="flex gap-2.5 px-4 py-2.5">
              <Icon aria-hidden className={`mt-1 size-3.5 shrink-0 ${color}`} />
              <div className="flex min-w-0 flex-col gap-0.5">
                <span>
                  <span className="sr-only">{words}: </span>
                  {label}
                </span>
                {before !== undefined && (
                  <Value value={before} className="text-muted line-through decoration-fail/60" />
                )}
                {after !== undefined && <Value value={after} className="text-ink" />}
              </div>
            </li>
          );
        })}
        {changes.length > SHOWN && (
          <li className="px-4 py-2.5 text-muted">and {changes.length - SHOWN} more differences</li>
        )}
      </ul>
    </Panel>
  );
}

function Value({ value, className }: { value: Json; className: string }) {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return (
    <span className={`line-clamp-3 text-sm [overflow-wrap:anywhere] ${className}`}>
      {text === "" ? "(empty)" : text}
    </span>
  );
}

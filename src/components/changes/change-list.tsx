import { Minus, PenLine, Plus } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { Change } from "@/lib/registry/diff";
import { ValueWords } from "./value-words";

const KINDS = {
  added: { Icon: Plus, word: "Added", ink: "text-pass" },
  removed: { Icon: Minus, word: "Removed", ink: "text-fail" },
  changed: { Icon: PenLine, word: "Changed", ink: "text-muted" },
} as const satisfies Record<Change["kind"], unknown>;

/** More than anybody reads; a page of ten thousand lines would only be slow. */
const SHOWN = 300;

/** Differences as lines: what, from what, to what. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  return (
    <ul data-slot="change-list" className="divide-y rounded-lg border bg-surface">
      {changes.slice(0, SHOWN).map((change) => (
        <ChangeLine key={`${change.kind} ${change.pointer}`} change={change} />
      ))}
      {changes.length > SHOWN && (
        <li className="px-4 py-2.5 text-muted">
          and {(changes.length - SHOWN).toLocaleString("en")} more differences
        </li>
      )}
    </ul>
  );
}

function ChangeLine({ change }: { change: Change }) {
  const { Icon, word, ink } = KINDS[change.kind];
  return (
    <li className="flex gap-2.5 px-4 py-2.5">
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", ink)} />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="[overflow-wrap:anywhere]">
          <span className="font-medium">{change.label}</span>
          <span className="text-muted"> {word.toLowerCase()}</span>
        </p>
        {change.kind === "changed" && (
          <div className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-2">
            <ValueWords label="Before" value={change.before} className="text-muted line-through" />
            <ValueWords label="Now" value={change.after} />
          </div>
        )}
        {change.kind === "added" && <ValueWords label="Now" value={change.after} className="text-sm" />}
        {change.kind === "removed" && (
          <ValueWords label="Before" value={change.before} className="text-muted text-sm line-through" />
        )}
      </div>
    </li>
  );
}

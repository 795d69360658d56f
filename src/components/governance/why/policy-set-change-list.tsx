import { TextLink } from "@/components/ui/text-link";
import { policyHref } from "@/lib/governance/model";
import type { PolicySetChange } from "@/lib/governance/policy-set-changes";

/** How the policies of today differ from those of then, each with the way to its page. */
export function PolicySetChangeList({ changes }: { changes: readonly PolicySetChange[] }) {
  if (changes.length === 0)
    return <p className="text-muted">The same policies are in force today, in the same versions.</p>;

  return (
    <ul className="divide-y rounded-lg border bg-surface">
      {changes.map((change) => (
        <li key={change.key} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-4 py-2.5">
          <TextLink href={hrefOf(change)} className="font-mono text-sm">
            {change.key}
          </TextLink>
          <span className="min-w-0 [overflow-wrap:anywhere]">{change.title}</span>
          <span className="text-muted text-sm">{wordsOf(change)}</span>
        </li>
      ))}
    </ul>
  );
}

function hrefOf(change: PolicySetChange): string {
  const page = policyHref(change.key);
  return change.kind === "changed" ? `${page}?from=${change.from}&to=${change.to}#changes` : page;
}

function wordsOf(change: PolicySetChange): string {
  switch (change.kind) {
    case "added":
      return change.isAnnounced ? "new, and only announced so far" : "new, in force today";
    case "removed":
      return "was in force then, is no more";
    case "changed":
      return `version ${change.to} in force, then version ${change.from}`;
  }
}

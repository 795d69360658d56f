import { Wrench } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";
import type { Finding } from "@/lib/governance/evaluation";

const SHOWN_AT_ONCE = 5;

type FindingListProps = { findings: readonly Finding[]; mayFix: boolean };

/** Findings as sentences, each with the way to where it is mended; many are folded after the first few. */
export function FindingList({ findings, mayFix }: FindingListProps) {
  const rest = findings.slice(SHOWN_AT_ONCE);

  return (
    <>
      <FindingItems findings={findings.slice(0, SHOWN_AT_ONCE)} mayFix={mayFix} />
      {rest.length > 0 && (
        <details>
          <summary className="-mx-1 w-fit rounded-sm px-1 py-0.5 text-accent-ink text-sm hover:bg-sunken">
            {rest.length} more
          </summary>
          <FindingItems findings={rest} mayFix={mayFix} />
        </details>
      )}
    </>
  );
}

function FindingItems({ findings, mayFix }: FindingListProps) {
  return (
    <ul className="divide-y border-y">
      {findings.map(({ fingerprint, message, label, fix }) => (
        <li key={fingerprint} className="flex items-start justify-between gap-x-4 py-1.5">
          <span className="min-w-0 max-w-[80ch] [overflow-wrap:anywhere]">{message}</span>
          {mayFix && (
            <ButtonLink href={fix.href} size="sm">
              <Wrench aria-hidden />
              Fix<span className="sr-only">: {label}</span>
            </ButtonLink>
          )}
        </li>
      ))}
    </ul>
  );
}

import { Wrench } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import type { Finding } from "@/lib/governance/evaluation";
import { waiverHref } from "@/lib/governance/waiver";
import { acceptedWords } from "./accepted-words";

const SHOWN_AT_ONCE = 5;

type FindingListProps = {
  findings: readonly Finding[];
  /** Until when the policy accepts what was published before it. */
  graceUntil: string | null;
  mayFix: boolean;
};

/** Findings as sentences, each with the way to where it is mended; many are folded after the first few. */
export function FindingList({ findings, ...rest }: FindingListProps) {
  const folded = findings.slice(SHOWN_AT_ONCE);

  return (
    <>
      <FindingItems findings={findings.slice(0, SHOWN_AT_ONCE)} {...rest} />
      {folded.length > 0 && (
        <details>
          <summary className="-mx-1 w-fit rounded-sm px-1 py-0.5 text-accent-ink text-sm hover:bg-sunken">
            {folded.length} more
          </summary>
          <FindingItems findings={folded} {...rest} />
        </details>
      )}
    </>
  );
}

function FindingItems({ findings, graceUntil, mayFix }: FindingListProps) {
  return (
    <ul className="divide-y border-y">
      {findings.map(({ fingerprint, message, label, fix, standing, waiver }) => (
        <li key={fingerprint} className="flex items-start justify-between gap-x-4 py-1.5">
          <span className="flex min-w-0 max-w-[80ch] flex-col [overflow-wrap:anywhere]">
            {message}
            {standing !== "open" && (
              <Accepted words={acceptedWords({ standing, waiver }, graceUntil)} waiver={waiver} />
            )}
          </span>
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

/** A waiver leads to its reason. */
function Accepted({ words, waiver }: Pick<Finding, "waiver"> & { words: string }) {
  return (
    <span className="text-muted text-sm">
      {waiver ? <TextLink href={waiverHref(waiver)}>{words}</TextLink> : words}
    </span>
  );
}

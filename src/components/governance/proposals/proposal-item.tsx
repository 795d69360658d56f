import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { proposalHref } from "@/lib/governance/proposals/model";
import type { ProposalSummary } from "@/lib/governance/proposals/proposal";
import { EFFECT_WORDS, STATUS_WORDS } from "./proposal-words";

/** One proposal in the list: what, by whom, how it stands, and whether it waits for the reader. */
export function ProposalItem({ proposal, now }: { proposal: ProposalSummary; now: Date }) {
  const {
    id,
    policy,
    version,
    title,
    sentence,
    status,
    effect,
    openedBy,
    deadline,
    closedAt,
    tally,
    waitsFor,
  } = proposal;
  const { label, tone } = STATUS_WORDS[status];

  return (
    <li className="flex flex-col gap-1 px-4 py-3">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-mono text-muted text-sm">{policy.key}</span>
        <Link href={proposalHref(id)} className="rounded-sm font-medium text-accent hover:underline">
          {version === null ? `Retire: ${title}` : title}
        </Link>
        <Badge tone={tone}>{label}</Badge>
        {waitsFor.length > 0 && (
          <Badge tone="attention">
            Waits for your vote for {waitsFor.map(({ name }) => name).join(", ")}
          </Badge>
        )}
      </p>
      <p className="max-w-[80ch] text-ink/90">{sentence}</p>
      <p className="text-muted text-sm tabular-nums">
        {EFFECT_WORDS[effect]} · proposed by {openedBy?.name ?? "somebody who left"} · {tally.approve} in
        favour, {tally.object} against, {tally.missing} to vote ·{" "}
        {status === "open" ? (
          <>open until {deadline.toISOString().slice(0, 10)}</>
        ) : (
          closedAt && (
            <>
              closed <RelativeTime at={closedAt} now={now} />
            </>
          )
        )}
      </p>
    </li>
  );
}

import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ProposalDetail } from "@/lib/governance/proposals/proposal";
import { EFFECT_WORDS, STATUS_WORDS } from "./proposal-words";

/** Where the proposal stands, in one line: its state, its effect, its votes, and what comes next. */
export function ProposalStanding({ proposal, now }: { proposal: ProposalDetail; now: Date }) {
  const { status, effect, tally, deadline, closedAt, begins, outcome, openedBy, policy, version } = proposal;
  const { label, tone } = STATUS_WORDS[status];

  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm tabular-nums">
      <Badge tone={tone}>{label}</Badge>
      <Badge tone="neutral">{EFFECT_WORDS[effect]}</Badge>
      <span>
        {policy.key} {version === null ? "to be retired" : `version ${version}`}, by{" "}
        {openedBy?.name ?? "somebody who left"}
      </span>
      <span>
        {tally.approve} in favour, {tally.object} against, {tally.abstain} abstained, {tally.missing} to vote;
        quorum {tally.quorum}
      </span>
      {status === "open" ? (
        <span>open until {deadline.toISOString().slice(0, 10)}</span>
      ) : (
        closedAt && (
          <span>
            closed <RelativeTime at={closedAt} now={now} />
          </span>
        )
      )}
      {status === "approved" && begins && (
        <span>
          {outcome === "no longer holds"
            ? "not put in force: the rule no longer type-checks"
            : begins > now
              ? `holds from ${begins.toISOString().slice(0, 10)}`
              : "in force"}
        </span>
      )}
    </p>
  );
}

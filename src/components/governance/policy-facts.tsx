import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { PageFacts } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { layerLabel } from "@/lib/governance/layer";
import type { PolicyDetail } from "@/lib/governance/policy";
import { statusAt } from "@/lib/governance/status-at";
import { LEVEL_WORDS, STATUS_TONES, STATUS_WORDS } from "./policy-words";

type PolicyFactsProps = {
  policy: PolicyDetail;
  since: { at: Date; byName: string | null } | null;
  now: Date;
};

/** One line: the key to quote, where the policy stands, since when and by whom. */
export function PolicyFacts({ policy, since, now }: PolicyFactsProps) {
  const { key, layer, current } = policy;
  const status = statusAt(policy, now);

  return (
    <PageFacts>
      <span className="inline-flex items-center gap-0.5 font-mono">
        {key}
        <CopyButton text={key} aria-label={`Copy ${key}`} />
      </span>
      <Badge tone={STATUS_TONES[status]}>{STATUS_WORDS[status].label}</Badge>
      <Badge>{LEVEL_WORDS[current.content.level].label}</Badge>
      <span>version {current.version}</span>
      <span>{layerLabel(layer)}</span>
      {policy.status === "active" && <Term policy={policy} now={now} />}
      {since && policy.status === status && (
        <span>
          {STATUS_WORDS[status].label.toLowerCase()} since <RelativeTime at={since.at} now={now} />
          {since.byName && `, by ${since.byName}`}
        </span>
      )}
    </PageFacts>
  );
}

/** What the term adds to the status: a day that is still to come, or one on which it ends by itself. */
function Term({
  policy: { effectiveFrom, lapsesAt, fallbackVersion },
  now,
}: Pick<PolicyFactsProps, "policy" | "now">) {
  const day = (at: Date) => at.toISOString().slice(0, 10);
  return (
    <>
      {effectiveFrom && effectiveFrom > now && <span>binds from {day(effectiveFrom)}</span>}
      {lapsesAt && (
        <span>
          {lapsesAt > now ? `lapses on ${day(lapsesAt)} unless it is ratified` : `lapsed on ${day(lapsesAt)}`}
          {fallbackVersion !== null &&
            (lapsesAt > now
              ? `; then version ${fallbackVersion} binds again`
              : `; version ${fallbackVersion} binds again`)}
        </span>
      )}
    </>
  );
}

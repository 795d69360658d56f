import { Answer } from "@/components/product/answer";
import { Segment, SegmentedControl } from "@/components/ui/segmented-control";
import { Stat, StatGroup, StatHint, StatLabel, StatValue } from "@/components/ui/stat";
import { SHOWN_MIN, type ShownUsage } from "@/lib/usage/shown-usage";
import { PERIODS, type Period, trendOf, type UsageSeries } from "@/lib/usage/usage-series";
import { UsageChart } from "./usage-chart";

type UsageAnswerProps = { usage: ShownUsage; period: Period; href: string; className?: string };

/** How much a product is used: everything for its team, and for others what points at nobody. */
export function UsageAnswer({ usage, period, href, className }: UsageAnswerProps) {
  return (
    <Answer id="usage" question="How much it is used" className={className}>
      <SegmentedControl aria-label="Period" className="self-start">
        {PERIODS.map((days) => (
          <Segment
            key={days}
            href={`${href}?days=${days}#usage`}
            aria-current={days === period ? "page" : undefined}
          >
            {days} days
          </Segment>
        ))}
      </SegmentedControl>
      {usage.isFull ? <TeamUsage usage={usage} /> : <PublicUsage usage={usage} period={period} />}
    </Answer>
  );
}

function TeamUsage({ usage }: { usage: ShownUsage & { isFull: true } }) {
  const { views, searches, requests, grants, consumers } = usage;
  const now = consumers.at(-1)?.count ?? 0;
  const then = consumers[0]?.count ?? 0;

  return (
    <>
      <StatGroup className="grid-cols-[repeat(auto-fit,minmax(11rem,1fr))]">
        <Series label="Views" help="one a person and day" series={views} />
        <Series label="Found by a search" help="views that came from one" series={searches} />
        <Series label="Access requests" help="one a port" series={requests} />
        <Series label="Grants" help="begun" series={grants} />
        <Stat>
          <StatLabel>Consumers</StatLabel>
          <StatValue>{now}</StatValue>
          <StatHint>{then === now ? "as at the start" : `${then} at the start`}</StatHint>
          <dd>
            <UsageChart days={consumers} label={`Consumers by day, ${now} on the last`} />
          </dd>
        </Stat>
      </StatGroup>
      <p className="max-w-[72ch] text-muted text-sm">
        Counted without keeping who looked; your own team is left out. Others see the sums alone, from{" "}
        {SHOWN_MIN} upwards.
      </p>
    </>
  );
}

function Series({ label, help, series }: { label: string; help: string; series: UsageSeries }) {
  return (
    <Stat>
      <StatLabel>{label}</StatLabel>
      <StatValue>{series.total.toLocaleString("en")}</StatValue>
      <StatHint>
        {help}
        {trendWords(series)}
      </StatHint>
      <dd>
        <UsageChart days={series.days} label={`${label} by day, ${series.total} in all`} />
      </dd>
    </Stat>
  );
}

function trendWords(series: UsageSeries): string {
  const trend = trendOf(series);
  if (trend === null) return "";
  if (trend === 0) return "; as many as before";
  return `; ${Math.abs(trend)} % ${trend > 0 ? "more" : "fewer"} than before`;
}

function PublicUsage({ usage, period }: { usage: ShownUsage & { isFull: false }; period: Period }) {
  if (usage.views === null && usage.consumers === null)
    return <p className="text-muted">Too little to be shown without pointing at somebody.</p>;
  return (
    <StatGroup className="max-w-md">
      {usage.views !== null && (
        <Stat>
          <StatLabel>Views in {period} days</StatLabel>
          <StatValue>{usage.views.toLocaleString("en")}</StatValue>
        </Stat>
      )}
      {usage.consumers !== null && (
        <Stat>
          <StatLabel>Consumers with access</StatLabel>
          <StatValue>{usage.consumers.toLocaleString("en")}</StatValue>
        </Stat>
      )}
    </StatGroup>
  );
}

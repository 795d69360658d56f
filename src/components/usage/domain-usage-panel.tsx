import { Section, SectionHeader, SectionTitle } from "@/components/ui/section";
import { Stat, StatGroup, StatLabel, StatValue } from "@/components/ui/stat";
import { TextLink } from "@/components/ui/text-link";
import { productHref } from "@/lib/registry/model";
import type { DomainUsage } from "@/lib/usage/domain-usage";
import { PERIODS } from "@/lib/usage/usage-series";

/** How much the products of a domain are used, and which of them most; nothing where that would point at somebody. */
export function DomainUsagePanel({ usage: { views, consumers, top } }: { usage: DomainUsage }) {
  if (views === null && consumers === null) return null;
  return (
    <Section aria-labelledby="domain-usage">
      <SectionHeader>
        <SectionTitle id="domain-usage">Usage</SectionTitle>
        <span className="text-muted text-sm">last {PERIODS[0]} days</span>
      </SectionHeader>
      <StatGroup>
        {views !== null && (
          <Stat>
            <StatLabel>Views</StatLabel>
            <StatValue>{views.toLocaleString("en")}</StatValue>
          </Stat>
        )}
        {consumers !== null && (
          <Stat>
            <StatLabel>Consumers</StatLabel>
            <StatValue>{consumers.toLocaleString("en")}</StatValue>
          </Stat>
        )}
      </StatGroup>
      {top.length > 0 && (
        <ol aria-label="Looked at most" className="flex flex-col gap-1">
          {top.map(({ ref, title, views: count }) => (
            <li key={productHref(ref)} className="flex items-baseline justify-between gap-4">
              <TextLink href={productHref(ref)} className="min-w-0 [overflow-wrap:anywhere]">
                {title}
              </TextLink>
              <span className="text-muted text-sm tabular-nums">
                {count.toLocaleString("en")}
                <span className="sr-only"> views</span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

import type { Metadata } from "next";
import { GovernanceTabs } from "@/components/governance/governance-tabs";
import { WaiverFilters } from "@/components/governance/waiver-filters";
import { WaiverItem } from "@/components/governance/waiver-item";
import { isNarrowed, waiversHref } from "@/components/governance/waivers-href";
import { PageFrame } from "@/components/layout/page-frame";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Section, SectionTitle } from "@/components/ui/section";
import { countWaitingWaivers, findWaivers, WAIVERS_PAGE_SIZE } from "@/lib/governance/queries/find-waivers";
import { WAIVERS, type Waiver, WaiverFilter } from "@/lib/governance/waiver";
import { waiverAbilities } from "@/lib/governance/waiver-abilities";
import { can } from "@/lib/identity/permissions";
import { requirePageActor } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import { decideWaiverAction, revokeWaiverAction, withdrawWaiverAction } from "./actions";

export const metadata: Metadata = { title: "Waivers" };

const MOVES = { decide: decideWaiverAction, revoke: revokeWaiverAction, withdraw: withdrawWaiverAction };

type WaiversPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function WaiversPage({ searchParams }: WaiversPageProps) {
  const actor = await requirePageActor();
  const filter = WaiverFilter.parse(await searchParams);
  const { waiting, items, total, policies, openable } = await findWaivers(actor, filter);
  const waitingInAll = await countWaitingWaivers(actor);
  const narrowed = isNarrowed(filter);
  const time = now();

  const list = (waivers: readonly Waiver[]) => (
    <ul className="divide-y rounded-lg border bg-surface">
      {waivers.map((waiver) => (
        <WaiverItem
          key={waiver.id}
          waiver={waiver}
          isOpenable={openable.has(waiver.product.id)}
          abilities={waiverAbilities(actor, waiver, time)}
          moves={MOVES}
          now={time}
        />
      ))}
    </ul>
  );

  return (
    <PageFrame>
      <PageHeader>
        <PageHeading>
          <PageTitle>Governance</PageTitle>
          <PageSummary>What is accepted for a time although it does not meet a policy, and why.</PageSummary>
        </PageHeading>
      </PageHeader>
      <GovernanceTabs waiting={{ [WAIVERS]: waitingInAll }} mayReadAudit={can(actor, "audit.read")} />
      {policies.length > 0 && <WaiverFilters filter={filter} policies={policies} />}
      {waiting.length > 0 && (
        <Section aria-labelledby="waiting">
          <SectionTitle id="waiting">
            Waits for you <span className="font-normal text-muted tabular-nums">{waiting.length}</span>
          </SectionTitle>
          {list(waiting)}
        </Section>
      )}
      {waiting.length + items.length === 0 ? (
        <EmptyState>
          <EmptyStateTitle>
            {narrowed ? "No waiver matches" : "Nobody has asked for a waiver"}
          </EmptyStateTitle>
          <EmptyStateBody>
            {narrowed
              ? "Take a filter away to see the others."
              : "When a policy refuses what cannot be mended yet, stewards of the product ask for a waiver where the finding stands: in the review of the editor, or on the product's Compliance tab."}
          </EmptyStateBody>
          {narrowed && (
            <EmptyStateActions>
              <ButtonLink href={WAIVERS}>Show all</ButtonLink>
            </EmptyStateActions>
          )}
        </EmptyState>
      ) : (
        items.length > 0 && (
          <Section aria-labelledby="register">
            <SectionTitle id="register">
              {waiting.length > 0 ? "All others" : "Waivers"}{" "}
              <span className="font-normal text-muted tabular-nums">{total.toLocaleString("en")}</span>
            </SectionTitle>
            {list(items)}
          </Section>
        )
      )}
      {total > WAIVERS_PAGE_SIZE && (
        <Pagination
          page={filter.page}
          pageCount={Math.ceil(total / WAIVERS_PAGE_SIZE)}
          hrefOf={(page) => waiversHref(filter, { page })}
        />
      )}
    </PageFrame>
  );
}

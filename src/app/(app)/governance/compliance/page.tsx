import { Download } from "lucide-react";
import type { Metadata } from "next";
import { ComplianceFigures } from "@/components/governance/compliance/compliance-figures";
import { ComplianceFilters } from "@/components/governance/compliance/compliance-filters";
import { ComplianceTrend } from "@/components/governance/compliance/compliance-trend";
import { FullCheckNote } from "@/components/governance/compliance/full-check-note";
import { ProductStandings } from "@/components/governance/compliance/product-standings";
import { StandingTable } from "@/components/governance/compliance/standing-table";
import { WEIGHTING_WORDS } from "@/components/governance/compliance/weighting-words";
import { WorstPolicies } from "@/components/governance/compliance/worst-policies";
import { GovernanceTabs } from "@/components/governance/governance-tabs";
import { PageFrame } from "@/components/layout/page-frame";
import { ButtonLink, buttonVariants } from "@/components/ui/button";
import { DomainMark } from "@/components/ui/domain-mark";
import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { PageActions, PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Section, SectionTitle } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { COMPLIANCE, ComplianceFilter, complianceHref } from "@/lib/governance/compliance/overview";
import { findComplianceChoices } from "@/lib/governance/queries/find-compliance-choices";
import { findComplianceOverview } from "@/lib/governance/queries/find-compliance-overview";
import { findProductStandings, STANDINGS_PAGE_SIZE } from "@/lib/governance/queries/find-product-standings";
import { countWaitingWaivers } from "@/lib/governance/queries/find-waivers";
import { WAIVERS } from "@/lib/governance/waiver";
import { can } from "@/lib/identity/permissions";
import { requirePageActor } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";

export const metadata: Metadata = { title: "Compliance" };

const OWNERS_SHOWN = 10;

type CompliancePageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function CompliancePage({ searchParams }: CompliancePageProps) {
  const actor = await requirePageActor();
  const filter = ComplianceFilter.parse(await searchParams);
  const [overview, standings, choices, waiting] = await Promise.all([
    findComplianceOverview(actor, filter),
    findProductStandings(actor, filter),
    findComplianceChoices(actor),
    countWaitingWaivers(actor),
  ]);
  const { byDomain, byOwner, worstPolicies, trend, lastCheck, pending, products } = overview;
  const time = now();
  const isNarrowed = filter.domain !== undefined || filter.owner !== undefined;

  return (
    <PageFrame>
      <PageHeader>
        <PageHeading>
          <PageTitle>Governance</PageTitle>
          <PageSummary>How the published data products you can see meet the policies in force.</PageSummary>
        </PageHeading>
        {products > 0 && (
          <PageActions>
            {(["csv", "json"] as const).map((format) => (
              <a key={format} href={exportHref(filter, format)} download className={buttonVariants()}>
                <Download aria-hidden />
                {format.toUpperCase()}
              </a>
            ))}
          </PageActions>
        )}
      </PageHeader>
      <GovernanceTabs waiting={{ [WAIVERS]: waiting }} mayReadAudit={can(actor, "audit.read")} />
      <ComplianceFilters filter={filter} {...choices} />
      {products === 0 ? (
        <NothingEvaluated pending={pending} isNarrowed={isNarrowed} />
      ) : (
        <>
          <ComplianceFigures filter={filter} standing={overview} pending={pending} />
          <div className="grid gap-8 lg:grid-cols-2 lg:items-start">
            <Section aria-labelledby="trend">
              <SectionTitle id="trend">Compliant products, last 90 days</SectionTitle>
              <ComplianceTrend days={trend} />
            </Section>
            <Section aria-labelledby="worst">
              <SectionTitle id="worst">Policies most products do not meet</SectionTitle>
              <WorstPolicies filter={filter} policies={worstPolicies} />
            </Section>
          </div>
          <ProductStandings filter={filter} standings={standings} pageSize={STANDINGS_PAGE_SIZE} />
          <div className="grid gap-8 lg:grid-cols-2 lg:items-start">
            <Section aria-labelledby="by-domain">
              <SectionTitle id="by-domain">By domain</SectionTitle>
              <StandingTable
                aria-label="Compliance by domain"
                heading="Domain"
                rows={byDomain.map(({ domain: { slug, name, hue }, ...standing }) => ({
                  id: slug,
                  label: name,
                  standing,
                  name: (
                    <span className="flex items-center gap-2">
                      <DomainMark name={name} hue={hue} />
                      <TextLink href={complianceHref(filter, { domain: slug })}>{name}</TextLink>
                    </span>
                  ),
                }))}
              />
            </Section>
            <Section aria-labelledby="by-owner">
              <SectionTitle id="by-owner">By owner</SectionTitle>
              {byOwner.length === 0 ? (
                <p className="text-muted">None of these domains has an owner.</p>
              ) : (
                <StandingTable
                  aria-label="Compliance by owner"
                  heading="Owner"
                  rows={byOwner
                    .slice(0, OWNERS_SHOWN)
                    .map(({ person: { id, name }, domains: _of, ...standing }) => ({
                      id,
                      label: name,
                      standing,
                      name: <TextLink href={complianceHref(filter, { owner: id })}>{name}</TextLink>,
                    }))}
                />
              )}
              {byOwner.length > OWNERS_SHOWN && (
                <p className="text-muted text-sm">
                  The {OWNERS_SHOWN} with the most to mend; the others are in the choice of owners above.
                </p>
              )}
            </Section>
          </div>
          <p className="max-w-[72ch] text-muted text-sm">{WEIGHTING_WORDS}</p>
        </>
      )}
      {lastCheck && <FullCheckNote check={lastCheck} now={time} />}
    </PageFrame>
  );
}

function exportHref(filter: ComplianceFilter, format: "csv" | "json"): string {
  const { page: _page, ...narrowing } = filter;
  const href = complianceHref({ ...narrowing, page: 1 }, {}, `${COMPLIANCE}/export`);
  return `${href}${href.includes("?") ? "&" : "?"}format=${format}`;
}

function NothingEvaluated({ pending, isNarrowed }: { pending: number; isNarrowed: boolean }) {
  return (
    <EmptyState>
      <EmptyStateTitle>
        {pending > 0 ? "The products are being evaluated" : "No published data product is here"}
      </EmptyStateTitle>
      <EmptyStateBody>
        {pending > 0
          ? `${pending.toLocaleString("en")} are to be looked at for the first time. Come back in a minute.`
          : isNarrowed
            ? "Choose another domain or owner."
            : "As soon as a product that you may see is published, it is evaluated and shown here."}
      </EmptyStateBody>
      {isNarrowed && (
        <EmptyStateActions>
          <ButtonLink href={COMPLIANCE}>Show all</ButtonLink>
        </EmptyStateActions>
      )}
    </EmptyState>
  );
}

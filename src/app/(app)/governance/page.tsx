import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { GovernanceTabs } from "@/components/governance/governance-tabs";
import { LevelGuide } from "@/components/governance/level-guide";
import { PolicyRow } from "@/components/governance/policy-row";
import { RegisterFilters } from "@/components/governance/register-filters";
import { isNarrowed, registerHref } from "@/components/governance/register-href";
import { RegisterSearch } from "@/components/governance/register-search";
import { PageFrame } from "@/components/layout/page-frame";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { PageActions, PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { PolicyFilter } from "@/lib/governance/model";
import { mayWritePolicies } from "@/lib/governance/policy-access";
import { findPolicies, PAGE_SIZE } from "@/lib/governance/queries/find-policies";
import { findPolicySentences } from "@/lib/governance/queries/find-policy-sentences";
import { countWaitingWaivers } from "@/lib/governance/queries/find-waivers";
import { WAIVERS } from "@/lib/governance/waiver";
import { can } from "@/lib/identity/permissions";
import { requirePageActor } from "@/lib/identity/session";
import { findDomains } from "@/lib/registry/queries/find-domains";

export const metadata: Metadata = { title: "Governance" };

type RegisterPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RegisterPage({ searchParams }: RegisterPageProps) {
  const actor = await requirePageActor();
  const filter = PolicyFilter.parse(await searchParams);
  const [{ items, total, counts }, domains, waiting] = await Promise.all([
    findPolicies(actor, filter),
    findDomains(actor),
    countWaitingWaivers(actor),
  ]);
  const keys = items.map(({ key }) => key);
  const sentences = await findPolicySentences(actor, keys);
  const mayWrite = mayWritePolicies(actor);
  const narrowed = isNarrowed(filter);

  return (
    <PageFrame>
      <PageHeader>
        <PageHeading>
          <PageTitle>Governance</PageTitle>
          <PageSummary>The policies data products are held to, and why.</PageSummary>
        </PageHeading>
        {mayWrite && (
          <PageActions>
            <ButtonLink href="/governance/policies/new" variant="primary">
              <Plus aria-hidden />
              New policy
            </ButtonLink>
          </PageActions>
        )}
      </PageHeader>
      <GovernanceTabs waiting={{ [WAIVERS]: waiting }} mayReadAudit={can(actor, "audit.read")} />
      <LevelGuide />
      <div className="flex flex-col gap-4 lg:grid lg:grid-cols-[14rem_minmax(0,1fr)] lg:items-start lg:gap-x-8">
        <aside aria-label="Filters" className="hidden lg:sticky lg:top-20 lg:block">
          <RegisterFilters filter={filter} counts={counts} />
        </aside>
        <div className="flex min-w-0 flex-col gap-3">
          <RegisterSearch filter={filter} domains={domains} />
          <details className="lg:hidden">
            <summary className="w-fit rounded-md py-1 font-medium">Filters</summary>
            <div className="pt-2">
              <RegisterFilters filter={filter} counts={counts} />
            </div>
          </details>
          <p aria-live="polite" className="text-muted tabular-nums">
            {total} {total === 1 ? "policy" : "policies"}
          </p>
          {items.length === 0 ? (
            <EmptyState>
              <EmptyStateTitle>
                {narrowed ? "No policy matches" : "There are no policies yet"}
              </EmptyStateTitle>
              <EmptyStateBody>
                {narrowed
                  ? "Take a filter away, or look for other words."
                  : "Until there are, a publication is held to what the registry itself needs, and to nothing else."}
              </EmptyStateBody>
              <EmptyStateActions>
                {narrowed && <ButtonLink href="/governance">Show all</ButtonLink>}
                {!narrowed && mayWrite && (
                  <ButtonLink href="/governance/policies/new" variant="primary">
                    Write the first one
                  </ButtonLink>
                )}
              </EmptyStateActions>
            </EmptyState>
          ) : (
            <ul className="divide-y rounded-lg border bg-surface">
              {items.map((policy) => (
                <PolicyRow key={policy.key} policy={policy} sentence={sentences.get(policy.key)} />
              ))}
            </ul>
          )}
          {total > PAGE_SIZE && (
            <Pagination
              page={filter.page}
              pageCount={Math.ceil(total / PAGE_SIZE)}
              hrefOf={(page) => registerHref(filter, { page })}
            />
          )}
        </div>
      </div>
    </PageFrame>
  );
}

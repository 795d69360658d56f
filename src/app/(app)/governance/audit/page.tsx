import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AuditFilters } from "@/components/governance/audit/audit-filters";
import { AUDIT, auditExportHref, auditHref, isNarrowed } from "@/components/governance/audit/audit-href";
import { AuditList } from "@/components/governance/audit/audit-list";
import { VerifyLog } from "@/components/governance/audit/verify-log";
import { GovernanceTabs } from "@/components/governance/governance-tabs";
import { PageFrame } from "@/components/layout/page-frame";
import { ButtonLink, buttonVariants } from "@/components/ui/button";
import { counted } from "@/components/ui/counted";
import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { PageActions, PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { AuditFilter } from "@/lib/governance/audit-record";
import { findAuditRecords, PAGE_SIZE } from "@/lib/governance/queries/find-audit-records";
import { countWaitingWaivers } from "@/lib/governance/queries/find-waivers";
import { WAIVERS } from "@/lib/governance/waiver";
import { can } from "@/lib/identity/permissions";
import { requirePageActor } from "@/lib/identity/session";
import { verifyAuditLogAction } from "./actions";

export const metadata: Metadata = { title: "Audit" };

type AuditPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: AuditPageProps) {
  const actor = await requirePageActor();
  if (!can(actor, "audit.read")) notFound();
  const filter = AuditFilter.parse(await searchParams);
  const [{ items, total }, waiting] = await Promise.all([
    findAuditRecords(actor, filter),
    countWaitingWaivers(actor),
  ]);
  const narrowed = isNarrowed(filter);

  return (
    <PageFrame>
      <PageHeader>
        <PageHeading>
          <PageTitle>Governance</PageTitle>
          <PageSummary>
            Every decision about policies and publications, sealed record by record, so that a change shows.
          </PageSummary>
        </PageHeading>
        {total > 0 && (
          <PageActions>
            <a href={auditExportHref(filter, "csv")} download className={buttonVariants()}>
              Export CSV
            </a>
            <a href={auditExportHref(filter, "jsonl")} download className={buttonVariants()}>
              Export JSON lines
            </a>
          </PageActions>
        )}
      </PageHeader>
      <GovernanceTabs waiting={{ [WAIVERS]: waiting }} mayReadAudit />
      <VerifyLog verify={verifyAuditLogAction} />
      <div className="flex flex-col gap-3">
        <AuditFilters filter={filter} />
        <p aria-live="polite" className="text-muted tabular-nums">
          {counted(total, "decision", "decisions")}
        </p>
        {items.length === 0 ? (
          <EmptyState>
            <EmptyStateTitle>{narrowed ? "No decision matches" : "Nothing was decided yet"}</EmptyStateTitle>
            <EmptyStateBody>
              {narrowed
                ? "Take a filter away, or look for other words."
                : "Policies that are written or activated and publications that go through or are refused appear here."}
            </EmptyStateBody>
            {narrowed && (
              <EmptyStateActions>
                <ButtonLink href={AUDIT}>Show all</ButtonLink>
              </EmptyStateActions>
            )}
          </EmptyState>
        ) : (
          <AuditList records={items} />
        )}
        {total > PAGE_SIZE && (
          <Pagination
            page={filter.page}
            pageCount={Math.ceil(total / PAGE_SIZE)}
            hrefOf={(page) => auditHref(filter, { page })}
          />
        )}
      </div>
    </PageFrame>
  );
}

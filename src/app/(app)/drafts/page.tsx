import type { Metadata } from "next";
import { PageFrame } from "@/components/layout/page-frame";
import { DraftRow } from "@/components/register/draft-row";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { checkDraft } from "@/lib/governance/queries/check-draft";
import { domainsWhere } from "@/lib/identity/permissions";
import { requirePageActor } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import { PageRequest } from "@/lib/registry/page";
import { findMyDrafts } from "@/lib/registry/queries/find-my-drafts";

export const metadata: Metadata = { title: "My drafts" };

type DraftsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const SIZE = 20;

export default async function DraftsPage({ searchParams }: DraftsPageProps) {
  const actor = await requirePageActor();
  const { page } = PageRequest.parse(await searchParams);
  const { items, total } = await findMyDrafts(actor, { page, size: SIZE });
  const drafts = await Promise.all(
    items.map(async (draft) => ({ draft, check: await checkDraft(actor, draft.ref) })),
  );
  const mayRegister = domainsWhere(actor, "product.register").length > 0;
  const pageCount = Math.ceil(total / SIZE);
  const time = now();

  return (
    <PageFrame>
      <PageHeader>
        <PageHeading>
          <PageTitle>My drafts</PageTitle>
          <PageSummary>Work in your domains that is not published yet, last touched first.</PageSummary>
        </PageHeading>
      </PageHeader>
      {drafts.length === 0 ? (
        <EmptyState>
          <EmptyStateTitle>Nothing is waiting</EmptyStateTitle>
          <EmptyStateBody>
            {mayRegister
              ? "New products and unpublished changes of your domains appear here."
              : "Once you contribute to a domain, its unpublished work appears here."}
          </EmptyStateBody>
          {mayRegister && (
            <EmptyStateActions>
              <ButtonLink href="/products/new" variant="primary">
                New data product
              </ButtonLink>
            </EmptyStateActions>
          )}
        </EmptyState>
      ) : (
        <Panel className="divide-y">
          {drafts.map(({ draft, check }) => (
            <DraftRow key={draft.id} draft={draft} outcomes={check?.evaluation.outcomes ?? []} now={time} />
          ))}
        </Panel>
      )}
      {pageCount > 1 && (
        <Pagination page={page} pageCount={pageCount} hrefOf={(next) => `/drafts?page=${next}`} />
      )}
    </PageFrame>
  );
}

import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { DomainTree } from "@/components/domain/domain-tree";
import { PageFrame } from "@/components/layout/page-frame";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { PageActions, PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { can } from "@/lib/identity/permissions";
import { requirePageActor } from "@/lib/identity/session";
import { findDomains } from "@/lib/registry/queries/find-domains";

export const metadata: Metadata = { title: "Domains" };

export default async function DomainsPage() {
  const actor = await requirePageActor();
  const domains = await findDomains(actor);
  const mayCreate = can(actor, "domain.create");

  return (
    <PageFrame>
      <PageHeader>
        <PageHeading>
          <PageTitle>Domains</PageTitle>
          <PageSummary>The areas of the business that own data products and answer for them.</PageSummary>
        </PageHeading>
        {mayCreate && (
          <PageActions>
            <ButtonLink href="/domains/new" variant="primary">
              <Plus aria-hidden />
              New domain
            </ButtonLink>
          </PageActions>
        )}
      </PageHeader>
      {domains.length === 0 ? (
        <EmptyState>
          <EmptyStateTitle>There are no domains yet</EmptyStateTitle>
          <EmptyStateBody>
            {mayCreate
              ? "Create the first one: a part of the business that owns data, such as Sales."
              : "An administrator creates the first one."}
          </EmptyStateBody>
        </EmptyState>
      ) : (
        <DomainTree domains={domains} />
      )}
    </PageFrame>
  );
}

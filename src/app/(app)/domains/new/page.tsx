import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DomainForm } from "@/components/domain/domain-form";
import { PageBreadcrumb, PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb, BreadcrumbLink, BreadcrumbPage } from "@/components/ui/breadcrumb";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { can } from "@/lib/identity/permissions";
import { requirePageActor } from "@/lib/identity/session";
import { parentChoices } from "@/lib/registry/parent-choices";
import { findDomains } from "@/lib/registry/queries/find-domains";
import { createDomainAction } from "../actions";

export const metadata: Metadata = { title: "New domain" };

type NewDomainPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewDomainPage({ searchParams }: NewDomainPageProps) {
  const actor = await requirePageActor();
  if (!can(actor, "domain.create")) notFound();
  const [domains, { parent }] = await Promise.all([findDomains(actor), searchParams]);
  const choices = parentChoices(actor, domains, null);
  const chosen = choices.domains.find(({ slug }) => slug === parent);

  return (
    <PageFrame className="max-w-2xl">
      <PageBreadcrumb>
        <Breadcrumb>
          <BreadcrumbLink href="/domains">Domains</BreadcrumbLink>
          <BreadcrumbPage>New domain</BreadcrumbPage>
        </Breadcrumb>
      </PageBreadcrumb>
      <PageHeader>
        <PageHeading>
          <PageTitle>New domain</PageTitle>
          <PageSummary>
            A part of the business that owns data products and answers for them. Its members come next.
          </PageSummary>
        </PageHeading>
      </PageHeader>
      <DomainForm
        submit={createDomainAction}
        stored={{
          name: "",
          slug: "",
          kind: chosen?.kind ?? "",
          purpose: "",
          boundary: "",
          hue: String(chosen?.hue ?? domains.length % 12),
          parentId: chosen?.id ?? "",
          revision: "",
        }}
        existing={null}
        parents={choices.domains}
        isRootOffered={choices.isRootOffered}
      />
    </PageFrame>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DomainBreadcrumb } from "@/components/domain/domain-breadcrumb";
import { DomainForm } from "@/components/domain/domain-form";
import { PageBreadcrumb, PageFrame } from "@/components/layout/page-frame";
import { PageHeader, PageHeading, PageTitle } from "@/components/ui/page-header";
import { canInDomain } from "@/lib/identity/permissions";
import { parentChoices } from "@/lib/registry/parent-choices";
import { findDomains } from "@/lib/registry/queries/find-domains";
import { changeDomainAction } from "../../actions";
import { type DomainParams, domainOfPage } from "../domain-of-page";

export async function generateMetadata({ params }: { params: DomainParams }): Promise<Metadata> {
  const { domain } = await domainOfPage(params);
  return { title: `Edit ${domain.name}` };
}

export default async function EditDomainPage({ params }: { params: DomainParams }) {
  const { actor, domain } = await domainOfPage(params);
  if (!canInDomain(actor, "domain.edit", domain.id)) notFound();
  const choices = parentChoices(actor, await findDomains(actor), domain);

  return (
    <PageFrame className="max-w-2xl">
      <PageBreadcrumb>
        <DomainBreadcrumb path={domain.path} here="Edit" />
      </PageBreadcrumb>
      <PageHeader>
        <PageHeading>
          <PageTitle>Edit {domain.name}</PageTitle>
        </PageHeading>
      </PageHeader>
      <DomainForm
        submit={changeDomainAction}
        stored={{
          name: domain.name,
          slug: domain.slug,
          kind: domain.kind,
          purpose: domain.purpose,
          boundary: domain.boundary,
          hue: String(domain.hue),
          parentId: domain.parentId ?? "",
          revision: String(domain.revision),
        }}
        existing={{ id: domain.id, slug: domain.slug }}
        parents={choices.domains}
        isRootOffered={choices.isRootOffered}
      />
    </PageFrame>
  );
}

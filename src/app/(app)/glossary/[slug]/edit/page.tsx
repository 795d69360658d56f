import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TermForm } from "@/components/glossary/term-form";
import { PageBreadcrumb, PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb, BreadcrumbLink, BreadcrumbPage } from "@/components/ui/breadcrumb";
import { PageHeader, PageHeading, PageTitle } from "@/components/ui/page-header";
import { canInDomain } from "@/lib/identity/permissions";
import { GLOSSARY, termHref } from "@/lib/registry/glossary";
import { findTermDomains } from "@/lib/registry/queries/find-term-domains";
import { changeTermAction } from "../../actions";
import { type TermParams, termOfPage } from "../../term-of-page";

export async function generateMetadata({ params }: { params: TermParams }): Promise<Metadata> {
  const { term } = await termOfPage(params);
  return { title: `Edit ${term.name}` };
}

export default async function EditTermPage({ params }: { params: TermParams }) {
  const { actor, term } = await termOfPage(params);
  if (!canInDomain(actor, "term.manage", term.domain.id)) notFound();
  const { id, slug, name, definition, synonyms, domain, revision } = term;

  return (
    <PageFrame className="max-w-2xl">
      <PageBreadcrumb>
        <Breadcrumb>
          <BreadcrumbLink href={GLOSSARY}>Glossary</BreadcrumbLink>
          <BreadcrumbLink href={termHref(slug)}>{name}</BreadcrumbLink>
          <BreadcrumbPage>Edit</BreadcrumbPage>
        </Breadcrumb>
      </PageBreadcrumb>
      <PageHeader>
        <PageHeading>
          <PageTitle>Edit {name}</PageTitle>
        </PageHeading>
      </PageHeader>
      <TermForm
        submit={changeTermAction}
        stored={{
          name,
          definition,
          synonyms: synonyms.join(", "),
          domainId: domain.id,
          revision: String(revision),
        }}
        existing={{ id, slug }}
        domains={await findTermDomains(actor)}
      />
    </PageFrame>
  );
}

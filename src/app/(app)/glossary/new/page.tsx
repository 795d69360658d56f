import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TermForm } from "@/components/glossary/term-form";
import { PageBreadcrumb, PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb, BreadcrumbLink, BreadcrumbPage } from "@/components/ui/breadcrumb";
import { PageHeader, PageHeading, PageTitle } from "@/components/ui/page-header";
import { requirePageActor } from "@/lib/identity/session";
import { GLOSSARY } from "@/lib/registry/glossary";
import { findTermDomains } from "@/lib/registry/queries/find-term-domains";
import { createTermAction } from "../actions";

export const metadata: Metadata = { title: "Define a term" };

export default async function NewTermPage() {
  const actor = await requirePageActor();
  const domains = await findTermDomains(actor);
  if (domains.length === 0) notFound();
  const domainId = domains.length === 1 ? (domains[0]?.id ?? "") : "";

  return (
    <PageFrame className="max-w-2xl">
      <PageBreadcrumb>
        <Breadcrumb>
          <BreadcrumbLink href={GLOSSARY}>Glossary</BreadcrumbLink>
          <BreadcrumbPage>Define a term</BreadcrumbPage>
        </Breadcrumb>
      </PageBreadcrumb>
      <PageHeader>
        <PageHeading>
          <PageTitle>Define a term</PageTitle>
        </PageHeading>
      </PageHeader>
      <TermForm
        submit={createTermAction}
        stored={{ name: "", definition: "", synonyms: "", domainId, revision: "" }}
        existing={null}
        domains={domains}
      />
    </PageFrame>
  );
}

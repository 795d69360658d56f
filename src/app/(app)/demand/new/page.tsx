import type { Metadata } from "next";
import { RequestForm } from "@/components/demand/request-form";
import { PageBreadcrumb, PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb, BreadcrumbLink, BreadcrumbPage } from "@/components/ui/breadcrumb";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { DEMAND } from "@/lib/discovery/demand";
import { requirePageActor } from "@/lib/identity/session";
import { ListWords } from "@/lib/registry/list-words";
import { requestDataAction } from "../actions";

export const metadata: Metadata = { title: "Request data" };

type NewRequestPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewRequestPage({ searchParams }: NewRequestPageProps) {
  await requirePageActor();
  const title = ListWords.parse((await searchParams).title);

  return (
    <PageFrame className="max-w-2xl">
      <PageBreadcrumb>
        <Breadcrumb>
          <BreadcrumbLink href={DEMAND}>Demand</BreadcrumbLink>
          <BreadcrumbPage>Request data</BreadcrumbPage>
        </Breadcrumb>
      </PageBreadcrumb>
      <PageHeader>
        <PageHeading>
          <PageTitle>Request data</PageTitle>
          <PageSummary>
            It becomes a card that others can back and a domain can claim. You are told by mail when it is
            published.
          </PageSummary>
        </PageHeading>
      </PageHeader>
      <RequestForm title={title} submit={requestDataAction} />
    </PageFrame>
  );
}

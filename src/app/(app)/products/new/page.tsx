import type { Metadata } from "next";
import { z } from "zod";
import { PageFrame } from "@/components/layout/page-frame";
import { DescribeForm } from "@/components/register/describe-form";
import { ImportForm } from "@/components/register/import-form";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Segment, SegmentedControl } from "@/components/ui/segmented-control";
import { canInDomain } from "@/lib/identity/permissions";
import { requirePageActor } from "@/lib/identity/session";
import { pathTo } from "@/lib/registry/domain-tree";
import { findDomains } from "@/lib/registry/queries/find-domains";
import { importAction, registerAction } from "./actions";

export const metadata: Metadata = { title: "New data product" };

const Params = z.object({
  from: z.enum(["describe", "import"]).catch("describe"),
  domain: z.string().catch(""),
});

type NewProductPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewProductPage({ searchParams }: NewProductPageProps) {
  const actor = await requirePageActor();
  const { from, domain } = Params.parse(await searchParams);
  const all = await findDomains(actor);
  const domains = all
    .filter(({ id }) => canInDomain(actor, "product.register", id))
    .map(({ id, slug }) => ({
      slug,
      label: pathTo(all, id)
        .map(({ name }) => name)
        .join(" › "),
    }));
  const chosen = domain ? `&domain=${encodeURIComponent(domain)}` : "";

  return (
    <PageFrame className="max-w-3xl">
      <PageHeader>
        <PageHeading>
          <PageTitle>New data product</PageTitle>
          <PageSummary>It starts as a draft that only your domain sees, until it is published.</PageSummary>
        </PageHeading>
      </PageHeader>
      {domains.length === 0 ? (
        <EmptyState>
          <EmptyStateTitle>You cannot register data products yet</EmptyStateTitle>
          <EmptyStateBody>
            Contributors, stewards and owners of a domain can. Ask the owner of your domain to add you.
          </EmptyStateBody>
          <EmptyStateActions>
            <ButtonLink href="/domains">See the domains and their owners</ButtonLink>
          </EmptyStateActions>
        </EmptyState>
      ) : (
        <>
          <SegmentedControl aria-label="How to start" className="self-start">
            <Segment
              href={`/products/new?from=describe${chosen}`}
              aria-current={from === "describe" ? "page" : undefined}
            >
              Describe it
            </Segment>
            <Segment
              href={`/products/new?from=import${chosen}`}
              aria-current={from === "import" ? "page" : undefined}
            >
              Import a file or text
            </Segment>
          </SegmentedControl>
          {from === "describe" ? (
            <DescribeForm domains={domains} domain={domain} register={registerAction} />
          ) : (
            <ImportForm domains={domains} domain={domain} importProduct={importAction} />
          )}
        </>
      )}
    </PageFrame>
  );
}

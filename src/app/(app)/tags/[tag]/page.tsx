import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBreadcrumb, PageFrame } from "@/components/layout/page-frame";
import { ProductRow } from "@/components/product/product-row";
import { Breadcrumb, BreadcrumbLink, BreadcrumbPage } from "@/components/ui/breadcrumb";
import { ButtonLink } from "@/components/ui/button";
import { counted } from "@/components/ui/counted";
import { PageActions, PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { requirePageActor } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import { findTrustStates } from "@/lib/quality/queries/find-trust";
import { PageRequest } from "@/lib/registry/page";
import { findProductsTagged } from "@/lib/registry/queries/find-products-tagged";
import { tagHref } from "@/lib/registry/tag-href";

const SIZE = 20;

type TagPageProps = {
  params: Promise<{ tag: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Pick<TagPageProps, "params">): Promise<Metadata> {
  return { title: `Tag “${tagIn((await params).tag)}”` };
}

export default async function TagPage({ params, searchParams }: TagPageProps) {
  const actor = await requirePageActor();
  const tag = tagIn((await params).tag);
  const page = PageRequest.parse({ page: (await searchParams).page, size: SIZE });
  const { items, total } = await findProductsTagged(actor, tag, page);
  // A tag that only hidden products have is no tag one knows of.
  if (total === 0) notFound();
  const trust = await findTrustStates(
    actor,
    items.map(({ id }) => id),
  );
  const time = now();

  return (
    <PageFrame>
      <PageBreadcrumb>
        <Breadcrumb>
          <BreadcrumbLink href="/tags">Tags</BreadcrumbLink>
          <BreadcrumbPage>{tag}</BreadcrumbPage>
        </Breadcrumb>
      </PageBreadcrumb>
      <PageHeader>
        <PageHeading>
          <PageTitle>{tag}</PageTitle>
          <PageSummary>{counted(total, "data product has", "data products have")} this tag.</PageSummary>
        </PageHeading>
        <PageActions>
          <ButtonLink href={`/search?${new URLSearchParams({ tag })}`}>Search among them</ButtonLink>
        </PageActions>
      </PageHeader>
      {items.length > 0 && (
        <Panel className="divide-y">
          {items.map((product) => (
            <ProductRow key={product.id} product={product} trust={trust.get(product.id)} now={time} />
          ))}
        </Panel>
      )}
      {total > SIZE && (
        <Pagination
          page={page.page}
          pageCount={Math.ceil(total / SIZE)}
          hrefOf={(next) => `${tagHref(tag)}?page=${next}`}
        />
      )}
    </PageFrame>
  );
}

/** Next hands over the segment of the address as it was encoded. */
function tagIn(segment: string): string {
  try {
    return decodeURIComponent(segment).replaceAll("\u0000", "").slice(0, 600).toWellFormed();
  } catch {
    return segment.slice(0, 600);
  }
}

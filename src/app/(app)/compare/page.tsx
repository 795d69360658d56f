import { Columns3 } from "lucide-react";
import type { Metadata } from "next";
import { AddToComparison } from "@/components/compare/add-to-comparison";
import { AdoptSelection } from "@/components/compare/adopt-selection";
import { comparisonFacts } from "@/components/compare/comparison-facts";
import { ComparisonTable } from "@/components/compare/comparison-table";
import { PageFrame } from "@/components/layout/page-frame";
import { Callout, CalloutTitle } from "@/components/ui/callout";
import { EmptyState, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { PageActions, PageHeader, PageHeading, PageTitle } from "@/components/ui/page-header";
import { Segment, SegmentedControl } from "@/components/ui/segmented-control";
import { COMPARED_MAX, CompareParams, compareHref } from "@/lib/discovery/compare-params";
import { compareSchemas } from "@/lib/discovery/compare-schemas";
import { findComparedProducts } from "@/lib/discovery/queries/find-compared-products";
import { requirePageActor } from "@/lib/identity/session";
import { columnsOf } from "@/lib/registry/columns";
import { findProductRefs } from "@/lib/registry/queries/find-product-refs";
import { toRefText } from "@/lib/registry/ref-text";

export const metadata: Metadata = { title: "Compare" };

type ComparePageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ComparePage({ searchParams }: ComparePageProps) {
  const actor = await requirePageActor();
  const params = CompareParams.parse(await searchParams);
  const [products, choices] = await Promise.all([
    findComparedProducts(actor, params.products),
    params.q === "" ? [] : findProductRefs(actor, params.q),
  ]);
  const shown = products.map(({ product }) => product.ref);
  const schemas = products.map(({ descriptor }) =>
    (descriptor.outputPorts ?? []).flatMap(({ contract }) => columnsOf(contract ?? {})),
  );

  return (
    <PageFrame>
      <AdoptSelection
        products={products.map(({ product: { ref, title } }) => ({ ref: toRefText(ref), title }))}
      />
      <PageHeader>
        <PageHeading>
          <PageTitle>Compare</PageTitle>
        </PageHeading>
        {products.length > 1 && (
          <PageActions>
            <SegmentedControl aria-label="What is shown">
              <Segment
                href={compareHref({ products: shown, only: undefined })}
                aria-current={params.only ? undefined : "page"}
              >
                Everything
              </Segment>
              <Segment
                href={compareHref({ products: shown, only: "differences" })}
                aria-current={params.only ? "page" : undefined}
              >
                Only differences
              </Segment>
            </SegmentedControl>
          </PageActions>
        )}
      </PageHeader>
      {products.length < params.products.length && (
        <Callout tone="neutral">
          <CalloutTitle>Some of what this address names is not here, or not for you to see.</CalloutTitle>
        </Callout>
      )}
      {products.length < COMPARED_MAX && <AddToComparison params={params} shown={shown} choices={choices} />}
      {products.length === 0 ? (
        <EmptyState>
          <Columns3 aria-hidden />
          <EmptyStateTitle>Put up to four data products side by side</EmptyStateTitle>
          <EmptyStateBody>
            Find one above, or choose “Compare” on search results and product pages. The address keeps the
            comparison, so you can pass it on.
          </EmptyStateBody>
        </EmptyState>
      ) : (
        <ComparisonTable
          products={products}
          facts={comparisonFacts(products)}
          columns={compareSchemas(schemas)}
          params={{ ...params, products: shown }}
        />
      )}
    </PageFrame>
  );
}

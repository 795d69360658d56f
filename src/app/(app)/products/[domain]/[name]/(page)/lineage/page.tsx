import { Download, Waypoints } from "lucide-react";
import type { Metadata } from "next";
import { ImpactTable } from "@/components/lineage/impact-table";
import { LineageFigure } from "@/components/lineage/lineage-figure";
import { MadeFromList } from "@/components/lineage/made-from-list";
import { NotPublishedYet } from "@/components/product/not-published-yet";
import { ButtonLink, buttonVariants } from "@/components/ui/button";
import { counted } from "@/components/ui/counted";
import { EmptyState, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { Section, SectionHeader, SectionSummary, SectionTitle } from "@/components/ui/section";
import { Segment, SegmentedControl } from "@/components/ui/segmented-control";
import { impactOf } from "@/lib/lineage/impact";
import { lineagePicture } from "@/lib/lineage/lineage-picture";
import { LineageParams, STEPS, stepsMaxOf } from "@/lib/lineage/lineage-steps";
import { findProductLineage } from "@/lib/lineage/queries/find-product-lineage";
import { productHref } from "@/lib/registry/model";
import { type ProductParams, productOfPage } from "../product-of-page";

export const metadata: Metadata = { title: "Lineage" };

type LineagePageProps = {
  params: ProductParams;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const STEP_LABELS = { 1: "1 step", 2: "2 steps", 3: "3 steps", all: "All" } as const;

/** Beyond this many the table is cut; the file has all of them. */
const IMPACT_SHOWN_MAX = 200;

export default async function ProductLineagePage({ params, searchParams }: LineagePageProps) {
  const { actor, product } = await productOfPage(params);
  const lineage = await findProductLineage(actor, product.ref);
  if (!lineage) return <NotPublishedYet product={product} />;
  const asked = LineageParams.parse(await searchParams);
  const picture = lineagePicture(lineage, stepsMaxOf(asked));
  const impact = impactOf(lineage);
  const href = productHref(product.ref);
  const isAlone = picture.nodes.length === 1;
  const { into, missing, outside } = lineage.graph;
  const hasSources = [into, missing, outside].some((sources) => sources.has(product.id));

  return (
    <div className="flex flex-col gap-8">
      <Section aria-labelledby="picture">
        <SectionHeader>
          <SectionTitle id="picture">Where it comes from, and where it goes</SectionTitle>
          <div className="flex flex-wrap items-center gap-2">
            {!isAlone && (
              <SegmentedControl aria-label="How far the picture goes">
                {STEPS.map((steps) => (
                  <Segment
                    key={steps}
                    href={`${href}/lineage?steps=${steps}`}
                    aria-current={steps === asked.steps ? "page" : undefined}
                  >
                    {STEP_LABELS[steps]}
                  </Segment>
                ))}
              </SegmentedControl>
            )}
            <ButtonLink href={`/map?focus=${product.ref.domain}/${product.ref.name}`}>
              <Waypoints aria-hidden />
              Show on the map
            </ButtonLink>
          </div>
        </SectionHeader>
        {isAlone ? (
          <EmptyState>
            <Waypoints aria-hidden />
            <EmptyStateTitle>It stands alone</EmptyStateTitle>
            <EmptyStateBody>
              Its input ports name no source, no published data product names it as one, and no access is
              granted between it and another. Lineage comes from input ports and grants; nobody draws it.
            </EmptyStateBody>
          </EmptyState>
        ) : (
          <LineageFigure lineage={lineage} picture={picture} />
        )}
      </Section>
      {!isAlone && (
        <>
          <Section aria-labelledby="made-from">
            <SectionHeader>
              <SectionTitle id="made-from">Made from</SectionTitle>
            </SectionHeader>
            {hasSources ? (
              <MadeFromList lineage={lineage} />
            ) : (
              <p className="text-muted">
                {product.lifecycle === "retired"
                  ? "It is retired and takes nothing in any more."
                  : "No source is stated."}
              </p>
            )}
          </Section>
          <Section aria-labelledby="impact">
            <SectionHeader>
              <SectionTitle id="impact">
                {impact.length === 0
                  ? "Nothing is made of it yet"
                  : `A change reaches ${counted(impact.length, "data product", "data products")}`}
              </SectionTitle>
              {impact.length > 0 && (
                // A file, which the router must not fetch as a page.
                <a href={`${href}/impact`} download className={buttonVariants()}>
                  <Download aria-hidden />
                  Download as CSV
                </a>
              )}
            </SectionHeader>
            {impact.length > 0 && <ImpactTable impact={impact.slice(0, IMPACT_SHOWN_MAX)} />}
            {impact.length > IMPACT_SHOWN_MAX && (
              <SectionSummary>
                The nearest {IMPACT_SHOWN_MAX} are shown; the file has all of them.
              </SectionSummary>
            )}
          </Section>
        </>
      )}
    </div>
  );
}

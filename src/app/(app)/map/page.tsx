import { Waypoints } from "lucide-react";
import type { Metadata } from "next";
import { PageFrame } from "@/components/layout/page-frame";
import { FoundOnMap } from "@/components/map/found-on-map";
import { LAYER_LABELS } from "@/components/map/layer-words";
import { MapFigure } from "@/components/map/map-figure";
import { MapFocusNote } from "@/components/map/map-focus-note";
import { MapLegend } from "@/components/map/map-legend";
import { MapList } from "@/components/map/map-list";
import { MapTools } from "@/components/map/map-tools";
import { ButtonLink } from "@/components/ui/button";
import { Callout, CalloutTitle } from "@/components/ui/callout";
import { counted } from "@/components/ui/counted";
import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Section, SectionHeader, SectionTitle } from "@/components/ui/section";
import { Segment, SegmentedControl } from "@/components/ui/segmented-control";
import { requirePageActor } from "@/lib/identity/session";
import { edgesOf } from "@/lib/lineage/graph";
import { keptLayout } from "@/lib/lineage/map/kept-layout";
import { outlineOf } from "@/lib/lineage/map/map-layout";
import { MAP_LAYERS, MapParams, mapHref, OPEN_MAX } from "@/lib/lineage/map/map-params";
import { mapView } from "@/lib/lineage/map/map-view";
import { findMesh } from "@/lib/lineage/queries/find-mesh";
import { layerOfMap } from "./layer-of-map";

export const metadata: Metadata = { title: "Mesh map" };

/** Of more products one opens the domains one wants to see. */
const OPENED_AT_ONCE_MAX = 200;

type MapPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MapPage({ searchParams }: MapPageProps) {
  const actor = await requirePageActor();
  const params = MapParams.parse({ open: null, ...(await searchParams) });
  const mesh = await findMesh(actor);
  const { graph, domains } = mesh;
  const view = mapView(mesh, params);
  const layer = await layerOfMap(actor, params.layer, view.shown);
  const layout = keptLayout(outlineOf(view.map));
  const flows = edgesOf(graph).length;
  const isOpen = view.map.boxes.some((box) => box.type === "domain" && box.inside !== null);
  const mayOpenAll = domains.length <= OPEN_MAX && view.shown.nodes.size <= OPENED_AT_ONCE_MAX;
  const slugs = domains.map(({ slug }) => slug);

  return (
    <PageFrame className="max-w-none">
      <PageHeader>
        <PageHeading>
          <PageTitle>Mesh map</PageTitle>
          <PageSummary>
            {graph.nodes.size === 0
              ? "How the data products of all domains hang together."
              : `${counted(graph.nodes.size, "data product", "data products")} and ${counted(flows, "flow", "flows")} between them, as input ports and granted access say.`}
          </PageSummary>
        </PageHeading>
      </PageHeader>
      {graph.nodes.size === 0 ? (
        <EmptyState>
          <Waypoints aria-hidden />
          <EmptyStateTitle>Nothing to draw yet</EmptyStateTitle>
          <EmptyStateBody>
            Published data products stand here, in their domains, with lines from what they are made from.
          </EmptyStateBody>
          <EmptyStateActions>
            <ButtonLink href="/domains">See the domains</ButtonLink>
          </EmptyStateActions>
        </EmptyState>
      ) : (
        <>
          <MapTools params={params} />
          {flows === 0 && (
            <Callout tone="neutral">
              <CalloutTitle>
                No lines yet: they come from the input ports of published products that name another product.
              </CalloutTitle>
            </Callout>
          )}
          {view.focus.type !== "whole" && <MapFocusNote focus={view.focus} graph={graph} params={params} />}
          {params.q !== "" && (
            <FoundOnMap
              found={view.found}
              params={params}
              domainNames={new Map(domains.map(({ id, name }) => [id, name]))}
            />
          )}
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <SegmentedControl aria-label="What the products are told apart by">
              {MAP_LAYERS.map((each) => (
                <Segment
                  key={each}
                  href={mapHref(params, { layer: each })}
                  aria-current={each === params.layer ? "page" : undefined}
                >
                  {LAYER_LABELS[each]}
                </Segment>
              ))}
            </SegmentedControl>
            <div className="flex gap-2">
              {mayOpenAll && (
                <ButtonLink href={mapHref(params, { open: slugs })} scroll={false}>
                  Open all
                </ButtonLink>
              )}
              {isOpen && (
                <ButtonLink href={mapHref(params, { open: [] })} scroll={false}>
                  Close all
                </ButtonLink>
              )}
            </div>
          </div>
          <div className="flex flex-col gap-8">
            <figure className="flex flex-col gap-2 max-md:order-last">
              <MapFigure view={view} layout={layout} layer={layer} params={params} domains={domains} />
              <figcaption>
                <MapLegend layer={layer} />
              </figcaption>
            </figure>
            <Section aria-labelledby="list">
              <SectionHeader>
                <SectionTitle id="list">As a list</SectionTitle>
              </SectionHeader>
              <MapList
                map={view.map}
                graph={view.shown}
                layer={layer}
                params={params}
                domains={domains}
                open={view.open}
              />
            </Section>
          </div>
        </>
      )}
    </PageFrame>
  );
}

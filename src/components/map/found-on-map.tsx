import { ButtonLink } from "@/components/ui/button";
import { counted } from "@/components/ui/counted";
import { Section, SectionHeader, SectionTitle } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { lookAt, type MapParams, mapHref } from "@/lib/lineage/map/map-params";
import type { MeshProduct } from "@/lib/lineage/mesh-product";
import { productHref } from "@/lib/registry/model";
import { toRefText } from "@/lib/registry/ref-text";

type FoundOnMapProps = {
  found: readonly MeshProduct[];
  params: MapParams;
  domainNames: ReadonlyMap<string, string>;
};

const SHOWN_MAX = 12;

/** What was found, each with the ways to look at it on the map. */
export function FoundOnMap({ found, params, domainNames }: FoundOnMapProps) {
  return (
    <Section aria-labelledby="found">
      <SectionHeader>
        <SectionTitle id="found">
          {found.length === 0
            ? `Nothing on the map is called “${params.q}”`
            : `${counted(found.length, "product", "products")} found`}
        </SectionTitle>
        <ButtonLink href={mapHref(params, { q: "" })}>Clear</ButtonLink>
      </SectionHeader>
      {found.length > 0 && (
        <ul className="divide-y rounded-lg border bg-surface">
          {found.slice(0, SHOWN_MAX).map((product) => {
            const ref = toRefText(product.ref);
            return (
              <li key={product.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
                <span className="min-w-0 flex-1 basis-60 [overflow-wrap:anywhere]">
                  <TextLink href={productHref(product.ref)}>{product.title}</TextLink>{" "}
                  <span className="text-muted text-sm">{domainNames.get(product.domainId)}</span>
                </span>
                <span className="flex flex-wrap gap-x-4 text-sm">
                  <TextLink href={lookAt(params, { focus: ref })} aria-label={`Focus on ${product.title}`}>
                    Focus
                  </TextLink>
                  <TextLink
                    href={mapHref(params, { from: ref, q: "" })}
                    aria-label={`Path from ${product.title}`}
                  >
                    Path from here
                  </TextLink>
                  <TextLink
                    href={mapHref(params, { to: ref, q: "" })}
                    aria-label={`Path to ${product.title}`}
                  >
                    Path to here
                  </TextLink>
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {found.length > SHOWN_MAX && (
        <p className="text-muted text-sm">The first {SHOWN_MAX} are listed; more words find fewer.</p>
      )}
    </Section>
  );
}

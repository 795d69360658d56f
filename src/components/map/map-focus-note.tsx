import { ButtonLink } from "@/components/ui/button";
import { Callout, CalloutActions, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { counted } from "@/components/ui/counted";
import { TextLink } from "@/components/ui/text-link";
import type { Graph } from "@/lib/lineage/graph";
import { lookAt, type MapParams } from "@/lib/lineage/map/map-params";
import type { MapFocus } from "@/lib/lineage/map/map-view";
import type { MeshProduct } from "@/lib/lineage/mesh-product";
import { productHref } from "@/lib/registry/model";
import { toRefText } from "@/lib/registry/ref-text";
import { flowWords } from "./flow-words";

type MapFocusNoteProps = {
  focus: Exclude<MapFocus<MeshProduct>, { type: "whole" }>;
  /** The whole mesh, not only what is shown of it. */
  graph: Graph<MeshProduct>;
  params: MapParams;
};

/** What of the mesh the map shows, and the ways on from there. */
export function MapFocusNote({ focus, graph, params }: MapFocusNoteProps) {
  const whole = <ButtonLink href={lookAt(params, {})}>Show the whole mesh</ButtonLink>;

  if (focus.type === "unknown")
    return (
      <Callout tone="attention">
        <CalloutTitle>There is no “{focus.text}” on the map</CalloutTitle>
        <CalloutBody>It may be called otherwise, be unpublished, or not be for you to see.</CalloutBody>
      </Callout>
    );
  if (focus.type === "domain")
    return (
      <Callout tone="neutral">
        <CalloutTitle>{focus.domain.name} and what is right beside it</CalloutTitle>
        <CalloutActions>
          <ButtonLink href={`/domains/${focus.domain.slug}`}>Open the domain</ButtonLink>
          {whole}
        </CalloutActions>
      </Callout>
    );
  if (focus.type === "product") {
    const { product } = focus;
    return (
      <Callout tone="neutral">
        <CalloutTitle>{product.title} and what is around it, two steps each way</CalloutTitle>
        <CalloutBody>In the whole mesh it {flowWords(graph, product.id)}.</CalloutBody>
        <CalloutActions>
          <ButtonLink href={productHref(product.ref)}>Open the product</ButtonLink>
          <ButtonLink href={`${productHref(product.ref)}/lineage`}>Its lineage</ButtonLink>
          {whole}
        </CalloutActions>
      </Callout>
    );
  }
  const { from, to, path } = focus;
  const title = `From ${from.title} to ${to.title}`;
  if (!path.found)
    return (
      <Callout tone="attention">
        <CalloutTitle>
          No data flows between {from.title} and {to.title}
        </CalloutTitle>
        <CalloutBody>Neither is made from the other, as far as you can see.</CalloutBody>
        <CalloutActions>{whole}</CalloutActions>
      </Callout>
    );
  const inOrder = path.ids.flatMap((id) => graph.nodes.get(id) ?? []);
  return (
    <Callout tone="neutral">
      <CalloutTitle>
        {path.isReversed ? `Data flows the other way, from ${to.title} to ${from.title}` : title},{" "}
        {counted(path.ids.length - 1, "step", "steps")}
      </CalloutTitle>
      <CalloutBody>
        {inOrder.map((product, index) => (
          <span key={product.id}>
            {index > 0 && " → "}
            <TextLink href={lookAt(params, { focus: toRefText(product.ref) })}>{product.title}</TextLink>
          </span>
        ))}
      </CalloutBody>
      <CalloutActions>{whole}</CalloutActions>
    </Callout>
  );
}

import { FlowLines } from "@/components/lineage/flow-lines";
import { NodeBox } from "@/components/lineage/node-box";
import { PictureFrame } from "@/components/lineage/picture-frame";
import { curve } from "@/lib/lineage/layout/curve";
import type { MapLayout } from "@/lib/lineage/map/map-layout";
import { lookAt, type MapParams, mapHref } from "@/lib/lineage/map/map-params";
import { type MapView, toggledOpen } from "@/lib/lineage/map/map-view";
import { allBoxes, type MapDomain } from "@/lib/lineage/map/mesh-map";
import type { MeshProduct } from "@/lib/lineage/mesh-product";
import { productHref } from "@/lib/registry/model";
import { titleOfBox } from "./box-title";
import { ClosedDomain, OpenDomain } from "./domain-boxes";
import { flowWords } from "./flow-words";
import type { Layer } from "./layer";

type MapFigureProps = {
  view: MapView<MeshProduct>;
  layout: MapLayout;
  layer: Layer | null;
  params: MapParams;
  domains: readonly MapDomain[];
};

const THICKEST = 5;

/** The mesh as a picture: domains hold what is in them, and data flows along the lines. */
export function MapFigure({ view, layout, layer, params, domains }: MapFigureProps) {
  const { map, focus, found, open } = view;
  const boxes = allBoxes(map.boxes);
  const titles = new Map(boxes.map((box) => [box.key, titleOfBox(box)]));
  const hues = new Map(domains.map(({ id, hue }) => [id, hue]));
  const foundIds = new Set(found.map(({ id }) => id));
  const isSearched = params.q !== "";
  const way = focus.type === "path" && focus.path.found ? focus.path.ids : [];
  const onTheWay = new Set(way.slice(1).map((id, index) => `product:${way[index]} product:${id}`));
  // Short names for the boxes: each line says two of them.
  const nameOf = new Map(boxes.map(({ key }, index) => [key, String(index)]));
  const most = map.flows.reduce((max, { edges }) => Math.max(max, edges), 1);
  const lines = map.flows.flatMap(({ from, to, edges, isGranted }) => {
    const [start, end] = [layout.places.get(from), layout.places.get(to)];
    if (!start || !end) return [];
    return {
      key: `${from} ${to}`,
      from: nameOf.get(from) ?? "",
      to: nameOf.get(to) ?? "",
      path: curve(start, end),
      isGranted,
      isMarked: onTheWay.has(`${from} ${to}`),
      ...(edges > 1 && {
        width: Math.round(10 * (1.5 + (THICKEST - 1.5) * ((edges - 1) / most))) / 10,
        label: `${titles.get(from)} to ${titles.get(to)}: ${edges} flows`,
      }),
    };
  });

  return (
    <PictureFrame
      label="Picture of the mesh"
      width={layout.width}
      height={layout.height}
      className="max-h-[78vh]"
    >
      {boxes.map((box) => {
        const place = layout.places.get(box.key);
        if (!place || box.type !== "domain" || box.inside === null) return null;
        return (
          <OpenDomain
            key={box.key}
            place={place}
            domain={box.domain}
            count={box.products.length}
            href={mapHref(params, { open: toggledOpen(domains, open, box.domain.id) })}
          />
        );
      })}
      <FlowLines lines={lines} />
      {boxes.map((box) => {
        const place = layout.places.get(box.key);
        if (!place) return null;
        if (box.type === "rest") {
          const { x, y, height } = place;
          return (
            <text key={box.key} x={x + 16} y={y + height / 2 + 4} fontSize="12" className="fill-muted">
              and {box.products.length} more, see the list
            </text>
          );
        }
        if (box.type === "domain") {
          if (box.inside !== null) return null;
          const hits = box.products.filter(({ id }) => foundIds.has(id)).length;
          return (
            <ClosedDomain
              key={box.key}
              id={nameOf.get(box.key) ?? ""}
              place={place}
              domain={box.domain}
              products={box.products}
              layer={layer}
              found={isSearched ? hits : null}
              href={mapHref(params, { open: toggledOpen(domains, open, box.domain.id) })}
            />
          );
        }
        const { product } = box;
        const isHere = focus.type === "product" && focus.product.id === product.id;
        const value = layer?.of.get(product.id);
        const words = value?.label ?? flowWords(view.shown, product.id);
        const isFound = foundIds.has(product.id);
        return (
          <NodeBox
            key={box.key}
            id={nameOf.get(box.key) ?? ""}
            place={place}
            hue={hues.get(product.domainId) ?? 0}
            title={product.title}
            below={words}
            tone={value?.tone}
            label={`${product.title}, ${words}`}
            href={
              isHere
                ? productHref(product.ref)
                : lookAt(params, { focus: `${product.ref.domain}/${product.ref.name}` })
            }
            isHere={isHere || (isSearched && isFound)}
            isFaint={isSearched && !isFound}
          />
        );
      })}
    </PictureFrame>
  );
}

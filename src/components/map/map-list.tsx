import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { counted } from "@/components/ui/counted";
import { DomainMark } from "@/components/ui/domain-mark";
import { TextLink } from "@/components/ui/text-link";
import type { EdgeKind, Graph } from "@/lib/lineage/graph";
import { lookAt, type MapParams, mapHref } from "@/lib/lineage/map/map-params";
import { toggledOpen } from "@/lib/lineage/map/map-view";
import { allBoxes, type MapBox, type MapDomain, type MeshMap } from "@/lib/lineage/map/mesh-map";
import type { MeshProduct } from "@/lib/lineage/mesh-product";
import { type Direction, neighbours } from "@/lib/lineage/walk";
import { groupedBy } from "@/lib/platform/grouped";
import { productHref } from "@/lib/registry/model";
import { toRefText } from "@/lib/registry/ref-text";
import { titleOfBox } from "./box-title";
import { type Layer, spreadOf } from "./layer";

type MapListProps = {
  map: MeshMap<MeshProduct>;
  graph: Graph<MeshProduct>;
  layer: Layer | null;
  params: MapParams;
  domains: readonly MapDomain[];
  open: ReadonlySet<string>;
};

/** Neighbours named in full; of more there is a number. */
const NAMED_MAX = 6;

/** All that the picture says, as nested lists. */
export function MapList(props: MapListProps) {
  const { map } = props;
  const names = new Map(allBoxes(map.boxes).map((box) => [box.key, titleOfBox(box)]));
  const given = groupedBy(map.flows, ({ from }) => from);
  const taken = groupedBy(map.flows, ({ to }) => to);

  function flowsOf(key: string): string[] {
    const said = (flows: typeof map.flows = [], end: "from" | "to") =>
      listed(
        flows
          .toSorted((a, b) => b.edges - a.edges)
          .map((flow) => `${names.get(flow[end])}${flow.edges > 1 ? ` (${flow.edges})` : ""}`),
      );
    const [from, to] = [said(taken.get(key), "from"), said(given.get(key), "to")];
    return [...(from ? [`Takes from ${from}.`] : []), ...(to ? [`Gives to ${to}.`] : [])];
  }

  return (
    <div className="gap-10 lg:columns-2 2xl:columns-3 [&>ul>li]:break-inside-avoid-column">
      <Level boxes={map.boxes} flowsOf={flowsOf} {...props} />
    </div>
  );
}

type LevelProps = MapListProps & {
  boxes: readonly MapBox<MeshProduct>[];
  flowsOf: (key: string) => readonly string[];
};

function Level({ boxes, ...props }: LevelProps) {
  return (
    <ul className="flex flex-col gap-1">
      {boxes.map((box) => (
        <li key={box.key}>
          {box.type === "domain" && <DomainItem box={box} {...props} />}
          {box.type === "product" && <ProductItem product={box.product} {...props} />}
          {box.type === "rest" &&
            box.products.map((product) => <ProductItem key={product.id} product={product} {...props} />)}
        </li>
      ))}
    </ul>
  );
}

type DomainItemProps = Omit<LevelProps, "boxes"> & { box: MapBox<MeshProduct> & { type: "domain" } };

function DomainItem({ box, ...props }: DomainItemProps) {
  const { domain, products, inside, key } = box;
  const { layer, params, domains, open, flowsOf } = props;
  const shares =
    layer && inside === null
      ? spreadOf(
          layer,
          products.map(({ id }) => id),
        )
      : [];

  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1">
        <DomainMark name={domain.name} hue={domain.hue} size="md" />
        <Link href={`/domains/${domain.slug}`} className="font-medium hover:text-accent-ink">
          {domain.name}
        </Link>
        <span className="text-muted text-sm">
          {counted(products.length, "product", "products")}
          {shares.length > 0 &&
            `: ${shares.map(({ value, count }) => `${count} ${value.phrase}`).join(", ")}`}
        </span>
        <TextLink
          href={mapHref(params, { open: toggledOpen(domains, open, domain.id) })}
          scroll={false}
          prefetch={false}
          aria-label={`${inside === null ? "Open" : "Close"} ${domain.name} on the map`}
          className="text-sm"
        >
          {inside === null ? "Open" : "Close"}
        </TextLink>
        <TextLink
          href={lookAt(params, { focus: domain.slug })}
          prefetch={false}
          aria-label={`Show only ${domain.name} and what is beside it`}
          className="text-sm"
        >
          Focus
        </TextLink>
      </div>
      {inside === null ? (
        flowsOf(key).length > 0 && <p className="pl-7 text-muted text-sm">{flowsOf(key).join(" ")}</p>
      ) : (
        <div className="ml-2 border-l pl-4">
          <Level {...props} boxes={inside} />
        </div>
      )}
    </div>
  );
}

type ProductItemProps = Pick<MapListProps, "graph" | "layer" | "params"> & { product: MeshProduct };

function ProductItem({ product, graph, layer, params }: ProductItemProps) {
  const value = layer?.of.get(product.id);
  const [from, to, has, gives] = [
    namesOf(graph, product.id, "upstream", "input-port"),
    namesOf(graph, product.id, "downstream", "input-port"),
    namesOf(graph, product.id, "upstream", "grant"),
    namesOf(graph, product.id, "downstream", "grant"),
  ];

  return (
    <div className="flex flex-col py-1">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Link href={productHref(product.ref)} className="[overflow-wrap:anywhere] hover:text-accent-ink">
          {product.title}
        </Link>
        {value && <Badge tone={value.tone}>{value.label}</Badge>}
        <TextLink
          href={lookAt(params, { focus: toRefText(product.ref) })}
          prefetch={false}
          aria-label={`Show only ${product.title} and what is around it`}
          className="text-sm"
        >
          Focus
        </TextLink>
      </div>
      {(from || to || has || gives) && (
        <p className="text-muted text-sm">
          {from && `Made from ${from}. `}
          {to && `Used by ${to}. `}
          {has && `Has access to ${has}. `}
          {gives && `Access is granted to ${gives}.`}
        </p>
      )}
    </div>
  );
}

function namesOf(graph: Graph<MeshProduct>, id: string, direction: Direction, kind: EdgeKind): string {
  return listed(
    neighbours(graph, id, direction, kind).flatMap((other) => graph.nodes.get(other)?.title ?? []),
  );
}

function listed(names: readonly string[]): string {
  const rest = names.length - NAMED_MAX;
  return [...names.slice(0, NAMED_MAX), ...(rest > 0 ? [`${rest} more`] : [])].join(", ");
}

import { groupedBy } from "@/lib/platform/grouped";
import { byName } from "@/lib/registry/domain-tree";
import type { DomainSummary } from "@/lib/registry/model";
import { edgesOf, type Graph, type GraphNode } from "../graph";

export type MapDomain = Pick<DomainSummary, "id" | "slug" | "name" | "hue" | "parentId">;
export type MapProduct = GraphNode & { title: string; domainId: string };

/** What the map shows of a mesh: a closed domain stands for all within it. Keys are unique among all boxes. */
export type MapBox<P extends MapProduct> =
  | { type: "product"; key: string; product: P }
  /** The products of an open domain for which there is no room. */
  | { type: "rest"; key: string; products: readonly P[] }
  | {
      type: "domain";
      key: string;
      domain: MapDomain;
      /** Those of its sub-domains included. */
      products: readonly P[];
      /** Null while it is closed. */
      inside: readonly MapBox<P>[] | null;
    };

/** How many edges between products run from one box to another. */
export type MapFlow = {
  from: string;
  to: string;
  edges: number;
  /** Access alone: no document names any of it. */
  isGranted: boolean;
};

export type MeshMap<P extends MapProduct> = {
  boxes: readonly MapBox<P>[];
  flows: readonly MapFlow[];
};

/** Of a larger domain those with the most edges are drawn. */
export const DRAWN_IN_DOMAIN_MAX = 60;

/** The boxes and flows of a mesh in which these domains are open; domains without products are left out. */
export function toMeshMap<P extends MapProduct>(
  domains: readonly MapDomain[],
  graph: Graph<P>,
  open: ReadonlySet<string>,
): MeshMap<P> {
  const children = groupedBy(domains.toSorted(byName), ({ parentId }) => parentId ?? "");
  const own = groupedBy([...graph.nodes.values()].toSorted(byTitle), ({ domainId }) => domainId);
  const boxOf = new Map<string, string>();

  function toBox(domain: MapDomain): MapBox<P>[] {
    const key = `domain:${domain.id}`;
    const below = (children.get(domain.id) ?? []).flatMap(toBox);
    const direct = own.get(domain.id) ?? [];
    const products = [...direct, ...below.flatMap(productsIn)];
    if (products.length === 0) return [];
    if (!open.has(domain.id)) {
      for (const { id } of products) boxOf.set(id, key);
      return [{ type: "domain", key, domain, products, inside: null }];
    }
    return [{ type: "domain", key, domain, products, inside: [...below, ...toProductBoxes(domain, direct)] }];
  }

  function toProductBoxes({ id }: MapDomain, products: readonly P[]): MapBox<P>[] {
    const drawn = busiest(graph, products);
    const rest = products.filter((product) => !drawn.has(product.id));
    const key = `rest:${id}`;
    for (const product of rest) boxOf.set(product.id, key);
    const boxes = products.flatMap((product): MapBox<P>[] => {
      if (!drawn.has(product.id)) return [];
      boxOf.set(product.id, `product:${product.id}`);
      return [{ type: "product", key: `product:${product.id}`, product }];
    });
    return rest.length > 0 ? [...boxes, { type: "rest", key, products: rest }] : boxes;
  }

  const boxes = (children.get("") ?? []).flatMap(toBox);
  return { boxes, flows: flowsBetween(graph, boxOf) };
}

export function productsIn<P extends MapProduct>(box: MapBox<P>): readonly P[] {
  return box.type === "product" ? [box.product] : box.products;
}

/** Every box, those within others included, outer ones first. */
export function allBoxes<P extends MapProduct>(boxes: readonly MapBox<P>[]): MapBox<P>[] {
  return boxes.flatMap((box) => [box, ...(box.type === "domain" ? allBoxes(box.inside ?? []) : [])]);
}

function busiest<P extends MapProduct>(graph: Graph<P>, products: readonly P[]): ReadonlySet<string> {
  const ids = products.map(({ id }) => id);
  if (ids.length <= DRAWN_IN_DOMAIN_MAX) return new Set(ids);
  const edges = (id: string) => (graph.into.get(id)?.length ?? 0) + (graph.outOf.get(id)?.length ?? 0);
  return new Set(ids.toSorted((a, b) => edges(b) - edges(a)).slice(0, DRAWN_IN_DOMAIN_MAX));
}

function flowsBetween(graph: Graph<MapProduct>, boxOf: ReadonlyMap<string, string>): MapFlow[] {
  const flows = new Map<string, MapFlow>();
  for (const edge of edgesOf(graph)) {
    const from = boxOf.get(edge.from);
    const to = boxOf.get(edge.to);
    if (from === undefined || to === undefined || from === to) continue;
    const key = `${from} ${to}`;
    const known = flows.get(key);
    const isGranted = edge.kind === "grant" && (known?.isGranted ?? true);
    flows.set(key, { from, to, edges: (known?.edges ?? 0) + 1, isGranted });
  }
  return [...flows.values()];
}

function byTitle(a: MapProduct, b: MapProduct): number {
  return byName({ name: a.title }, { name: b.title }) || (a.id < b.id ? -1 : 1);
}

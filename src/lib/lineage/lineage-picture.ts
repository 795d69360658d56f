import type { Edge } from "./graph";
import { arrangeColumns, type Box, type Link, type Place } from "./layout/arrange-columns";
import { curve } from "./layout/curve";
import { ranksOf } from "./layout/ranks";
import type { MeshProduct } from "./mesh-product";
import { neighbourhoodOf } from "./neighbourhood";
import type { ProductLineage } from "./product-lineage";

export type PictureNode = { key: string; place: Place } & (
  | { type: "product"; product: MeshProduct }
  /** A source outside the mesh. */
  | { type: "outside"; name: string }
  /** What an input names that is not there; null where who looks may not know what it is. */
  | { type: "missing"; name: string | null }
);

export type LineagePicture = {
  nodes: readonly PictureNode[];
  lines: readonly { key: string; from: string; to: string; path: string; isGranted: boolean }[];
  width: number;
  height: number;
  /** Connected products that are not drawn, by side. */
  beyond: { up: number; down: number };
};

/** Of more products on one side the nearest are drawn; the lists have all of them. */
export const DRAWN_ON_SIDE_MAX = 30;

export const NODE_SIZES = {
  product: { width: 208, height: 52 },
  outside: { width: 176, height: 36 },
  missing: { width: 176, height: 36 },
} as const;
const GAPS = { column: 64, row: 14 };

type Bare = PictureNode extends infer N ? (N extends PictureNode ? Omit<N, "place"> : never) : never;

/** The product with its sources on the left and what is made of it on the right, as far as `stepsMax` steps. */
export function lineagePicture({ product, graph }: ProductLineage, stepsMax: number): LineagePicture {
  const around = neighbourhoodOf(graph, product.id, stepsMax);
  const up = around.up.slice(0, DRAWN_ON_SIDE_MAX).map(({ id }) => id);
  const down = around.down.slice(0, DRAWN_ON_SIDE_MAX).map(({ id }) => id);
  const drawn = [product.id, ...up, ...down];
  const edges = around.edges.filter(({ from, to }) => drawn.includes(from) && drawn.includes(to));
  const ranks = ranksAround(product.id, up, down, edges);
  const products = drawn.flatMap((id): Bare[] => {
    const node = graph.nodes.get(id);
    return node ? [{ type: "product", key: id, product: node }] : [];
  });
  // What a product names that is no product is a step further than the product itself.
  const near = around.up.slice(0, DRAWN_ON_SIDE_MAX).filter(({ distance }) => distance < stepsMax);
  const named = [product.id, ...near.map(({ id }) => id)].flatMap((to) => [
    ...(graph.outside.get(to) ?? []).map((name) => outsideOf(to, name)),
    ...missingOf(to, graph.missing.get(to)),
  ]);
  const nodes = [...products, ...named.map(({ node }) => node)];
  const links: (Link & { isGranted: boolean })[] = [
    ...edges.map(({ from, to, kind }) => ({ from, to, isGranted: kind === "grant" })),
    ...named.map(({ node, to }) => ({ from: node.key, to, isGranted: false })),
  ];
  const rankOf = new Map([
    ...ranks,
    ...named.map(({ node, to }) => [node.key, (ranks.get(to) ?? 0) - 1] as const),
  ]);
  const boxes: Box[] = nodes.map(({ key, type }) => ({
    id: key,
    rank: rankOf.get(key) ?? 0,
    ...NODE_SIZES[type],
  }));
  const { places, bends, width, height } = arrangeColumns(boxes, links, GAPS);
  const placeOf = (key: string): Place => places.get(key) ?? { x: 0, y: 0, width: 0, height: 0 };
  return {
    nodes: nodes.map((node) => ({ ...node, place: placeOf(node.key) })),
    lines: links.map(({ from, to, isGranted }, index) => ({
      key: `${from} ${to}`,
      from,
      to,
      path: curve(placeOf(from), placeOf(to), bends[index]),
      isGranted,
    })),
    width,
    height,
    beyond: {
      up: around.beyond.up + around.up.length - up.length,
      down: around.beyond.down + around.down.length - down.length,
    },
  };
}

/** Columns by the longest way, to the left of the product and to the right of it, so that lines rarely go back. */
function ranksAround(
  center: string,
  up: readonly string[],
  down: readonly string[],
  edges: readonly Edge[],
): Map<string, number> {
  const side = (ids: readonly string[], arrows: readonly Link[]) => {
    const own = new Set([center, ...ids]);
    const outward = arrows.filter(({ from, to }) => own.has(from) && own.has(to) && to !== center);
    const ranks = ranksOf(
      [center, ...ids],
      outward.map((arrow) => ({ ...arrow, weight: 1 })),
    );
    // In a cycle something may come first that the product does not: it stands on its side all the same.
    return ids.map((id) => [id, Math.max(1, ranks.get(id) ?? 1)] as const);
  };
  const against = edges.map(({ from, to }) => ({ from: to, to: from }));
  return new Map([
    [center, 0],
    ...side(up, against).map(([id, rank]) => [id, -rank] as const),
    ...side(down, edges),
  ]);
}

type Named = { to: string; node: Bare };

function outsideOf(to: string, name: string): Named {
  return { to, node: { type: "outside", key: `outside ${to} ${name}`, name } };
}

/** However many inputs lead nowhere, one node says so where their names are not for whoever looks. */
function missingOf(to: string, names: readonly string[] | undefined): Named[] {
  if (!names) return [];
  const shown = names.length > 0 ? names : [null];
  return shown.map((name) => ({ to, node: { type: "missing", key: `missing ${to} ${name ?? ""}`, name } }));
}

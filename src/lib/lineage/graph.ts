import { groupedBy } from "@/lib/platform/grouped";
import type { ProductRef } from "@/lib/registry/model";
import { toRefText } from "@/lib/registry/ref-text";

/**
 * How data gets from one product to another: an input port names it, or access was granted to the product and its
 * document does not name it yet.
 */
export type EdgeKind = "input-port" | "grant";

/** Something a product takes in, as its published document or a grant says. */
export type Flow = {
  kind: EdgeKind;
  /** `domain/product` of what it comes from. */
  from: string;
  /** Id of the product that takes it in. */
  to: string;
  /** The output port it is taken at; null where the document does not say. */
  port: string | null;
};

/** A source outside the mesh, by the name the document of the product gives it. */
export type OutsideSource = { to: string; name: string };

export type GraphNode = { id: string; ref: ProductRef };

/** All the ways data of one kind gets from one product to another. */
export type Edge = { kind: EdgeKind; from: string; to: string; ports: readonly string[] };

export type Graph<N extends GraphNode = GraphNode> = {
  nodes: ReadonlyMap<string, N>;
  /** By the product they end at; a product nothing leads to is left out. */
  into: ReadonlyMap<string, readonly Edge[]>;
  /** By the product they start at. */
  outOf: ReadonlyMap<string, readonly Edge[]>;
  /** By product: what it names that is no product of this graph. */
  missing: ReadonlyMap<string, readonly string[]>;
  outside: ReadonlyMap<string, readonly string[]>;
};

/**
 * The products and what flows between them. Whatever a flow names that is not among the nodes is missing, whether it
 * does not exist or is hidden from whom the graph is for: the two are told alike. A product is no source of itself.
 */
export function buildGraph<N extends GraphNode>(
  nodes: readonly N[],
  flows: readonly Flow[],
  outside: readonly OutsideSource[] = [],
): Graph<N> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const idOf = new Map(nodes.map(({ id, ref }) => [toRefText(ref), id]));
  const edges = new Map<string, Edge & { ports: string[] }>();
  const missing: { to: string; name: string }[] = [];
  for (const { kind, from: ref, to, port } of flows) {
    const from = idOf.get(ref);
    if (!byId.has(to) || from === to) continue;
    if (from === undefined) {
      missing.push({ to, name: ref });
      continue;
    }
    const key = `${kind} ${from} ${to}`;
    const edge = edges.get(key) ?? { kind, from, to, ports: [] };
    edges.set(key, edge);
    if (port !== null && !edge.ports.includes(port)) edge.ports.push(port);
  }
  // What the document names is told once, as what the document names.
  const told = [...edges.values()].filter(
    ({ kind, from, to }) => kind === "input-port" || !edges.has(`input-port ${from} ${to}`),
  );
  return {
    nodes: byId,
    ...byEnds(told),
    missing: namesByProduct(missing),
    outside: namesByProduct(outside.filter(({ to }) => byId.has(to))),
  };
}

/** The same graph for whoever may not tell what is hidden from what does not exist: that something is missing, not what. */
export function withoutMissingNames<N extends GraphNode>(graph: Graph<N>): Graph<N> {
  return { ...graph, missing: new Map([...graph.missing.keys()].map((id) => [id, []])) };
}

export function edgesOf({ into }: Pick<Graph, "into">): Edge[] {
  return [...into.values()].flat();
}

/** The products of `ids` and what flows between these alone. */
export function subgraph<N extends GraphNode>(graph: Graph<N>, ids: ReadonlySet<string>): Graph<N> {
  const only = <T>(map: ReadonlyMap<string, T>) => new Map([...map].filter(([id]) => ids.has(id)));
  return {
    nodes: only(graph.nodes),
    ...byEnds(edgesOf(graph).filter(({ from, to }) => ids.has(from) && ids.has(to))),
    missing: only(graph.missing),
    outside: only(graph.outside),
  };
}

function byEnds(edges: readonly Edge[]): Pick<Graph, "into" | "outOf"> {
  return { into: groupedBy(edges, ({ to }) => to), outOf: groupedBy(edges, ({ from }) => from) };
}

function namesByProduct(said: readonly { to: string; name: string }[]): Map<string, string[]> {
  return new Map(
    [...groupedBy(said, ({ to }) => to)].map(([id, own]) => [id, [...new Set(own.map(({ name }) => name))]]),
  );
}

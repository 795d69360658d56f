import type { EdgeKind, Graph } from "./graph";

export type Direction = "upstream" | "downstream";

/** A product that was reached: in how many steps, and by which neighbour on the shortest way. */
export type Step = { id: string; distance: number; via: string };

/** Whatever lies on one side of a product, the nearest first; each product once, so that cycles end. */
export function walk(
  graph: Pick<Graph, "into" | "outOf">,
  start: string,
  direction: Direction,
  stepsMax = Number.POSITIVE_INFINITY,
): Step[] {
  const steps: Step[] = [];
  const reached = new Set([start]);
  let front = [start];
  for (let distance = 1; distance <= stepsMax && front.length > 0; distance++) {
    const next: string[] = [];
    for (const via of front) {
      for (const id of neighbours(graph, via, direction)) {
        if (reached.has(id)) continue;
        reached.add(id);
        next.push(id);
        steps.push({ id, distance, via });
      }
    }
    front = next;
  }
  return steps;
}

/** The products right beside one, each once; of all edges, or of those of one kind. */
export function neighbours(
  { into, outOf }: Pick<Graph, "into" | "outOf">,
  id: string,
  direction: Direction,
  kind: EdgeKind | null = null,
): string[] {
  const edges = (direction === "upstream" ? into : outOf).get(id) ?? [];
  const wanted = kind === null ? edges : edges.filter((edge) => edge.kind === kind);
  return [...new Set(wanted.map(({ from, to }) => (direction === "upstream" ? from : to)))];
}

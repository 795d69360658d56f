import type { Graph } from "./graph";
import { walk } from "./walk";

export type PathBetween =
  /** From the first product to the last, both included, in the order data flows. */
  { found: true; isReversed: boolean; ids: readonly string[] } | { found: false };

/** One of the shortest ways data takes from one product to another; if there is none, from the other to the one. */
export function pathBetween(graph: Pick<Graph, "into" | "outOf">, from: string, to: string): PathBetween {
  const along = pathAlong(graph, from, to);
  if (along) return { found: true, isReversed: false, ids: along };
  const against = pathAlong(graph, to, from);
  return against ? { found: true, isReversed: true, ids: against } : { found: false };
}

function pathAlong(graph: Pick<Graph, "into" | "outOf">, from: string, to: string): string[] | null {
  if (from === to) return [from];
  const viaOf = new Map(walk(graph, from, "downstream").map(({ id, via }) => [id, via]));
  if (!viaOf.has(to)) return null;
  const path = [to];
  for (let via = viaOf.get(to); via !== undefined; via = viaOf.get(via)) path.unshift(via);
  return path;
}

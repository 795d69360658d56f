import type { Graph } from "@/lib/lineage/graph";
import { neighbours } from "@/lib/lineage/walk";

/** "takes from 2, gives to 5": how a product hangs together with the others. */
export function flowWords(graph: Graph, id: string): string {
  const [from, to] = [neighbours(graph, id, "upstream").length, neighbours(graph, id, "downstream").length];
  const parts = [...(from > 0 ? [`takes from ${from}`] : []), ...(to > 0 ? [`gives to ${to}`] : [])];
  return parts.length > 0 ? parts.join(", ") : "stands alone";
}

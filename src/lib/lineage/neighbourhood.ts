import type { Edge, Graph } from "./graph";
import { type Step, walk } from "./walk";

/** What lies around a product, as far as it was asked for. */
export type Neighbourhood = {
  up: readonly Step[];
  /** A product that lies on both sides is upstream when it is no farther there. */
  down: readonly Step[];
  /** What flows between these products and the one in the middle. */
  edges: readonly Edge[];
  /** Products beyond, by side. */
  beyond: { up: number; down: number };
};

export function neighbourhoodOf(graph: Graph, id: string, stepsMax: number): Neighbourhood {
  const upstream = walk(graph, id, "upstream");
  const downstream = walk(graph, id, "downstream");
  const distanceUp = new Map(upstream.map((step) => [step.id, step.distance]));
  const distanceDown = new Map(downstream.map((step) => [step.id, step.distance]));
  const within = ({ distance }: Step) => distance <= stepsMax;
  const up = upstream.filter(
    (step) => within(step) && step.distance <= (distanceDown.get(step.id) ?? step.distance),
  );
  const down = downstream.filter(
    (step) => within(step) && step.distance < (distanceUp.get(step.id) ?? Number.POSITIVE_INFINITY),
  );
  const shown = new Set([id, ...up.map((step) => step.id), ...down.map((step) => step.id)]);
  return {
    up,
    down,
    edges: [...shown].flatMap((to) => (graph.into.get(to) ?? []).filter(({ from }) => shown.has(from))),
    beyond: {
      up: upstream.filter((step) => !within(step) && !shown.has(step.id)).length,
      down: downstream.filter((step) => !within(step) && !shown.has(step.id)).length,
    },
  };
}

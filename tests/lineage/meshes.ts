import fc from "fast-check";
import { buildGraph, type Flow, type Graph } from "@/lib/lineage/graph";

export type Node = { id: string; ref: { domain: string; name: string }; title: string; domainId: string };

export function aNode(name: string, domainId = "shop"): Node {
  return { id: `id-${name}`, ref: { domain: domainId, name }, title: `Title of ${name}`, domainId };
}

/** A graph written as `a>b b>c`: data flows from a to b and from b to c. */
export function aGraph(arrows: string, ...alone: readonly string[]): Graph<Node> {
  const pairs = arrows
    .split(" ")
    .filter(Boolean)
    .map((arrow) => arrow.split(">"));
  const nodes = [...new Set([...pairs.flat(), ...alone])].map((name) => aNode(name));
  return buildGraph(
    nodes,
    pairs.map(([from = "", to = ""]) => aFlow(from, to)),
  );
}

export function aFlow(from: string, to: string, port: string | null = null): Flow {
  return { kind: "input-port", from: `shop/${from}`, to: `id-${to}`, port };
}

export const idOf = (name: string) => `id-${name}`;
export const nameOf = (id: string) => id.replace("id-", "");

/** Any small mesh: cycles, products that name themselves, names of nothing, and the same thing named twice. */
export const meshes = fc
  .integer({ min: 1, max: 14 })
  .chain((count) =>
    fc.record({
      nodes: fc.constant(Array.from({ length: count }, (_, i) => aNode(`p${i}`))),
      flows: fc.array(
        fc.record({
          from: fc.oneof(
            { weight: 9, arbitrary: fc.nat(count - 1).map((i) => `p${i}`) },
            fc.constant("nothing"),
          ),
          to: fc.nat(count - 1).map((i) => `p${i}`),
          port: fc.constantFrom(null, "lines", "events"),
        }),
        { maxLength: 40 },
      ),
    }),
  )
  .map(({ nodes, flows }) => ({ nodes, flows: flows.map(({ from, to, port }) => aFlow(from, to, port)) }));

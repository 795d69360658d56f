import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildGraph, edgesOf, subgraph, withoutMissingNames } from "@/lib/lineage/graph";
import { neighbourhoodOf } from "@/lib/lineage/neighbourhood";
import { pathBetween } from "@/lib/lineage/path-between";
import { type Direction, neighbours, walk } from "@/lib/lineage/walk";
import { aFlow, aGraph, aNode, idOf, meshes, nameOf } from "./meshes";

test("a grant is an edge of its own kind, unless an input port says the same", () => {
  const products = ["a", "b", "c"].map((name) => ({ id: `id-${name}`, ref: { domain: "shop", name } }));
  const graph = buildGraph(products, [
    { kind: "grant", from: "shop/a", to: "id-b", port: "lines" },
    { kind: "grant", from: "shop/a", to: "id-c", port: "lines" },
    { kind: "input-port", from: "shop/a", to: "id-c", port: "events" },
  ]);
  expect(edgesOf(graph)).toEqual([
    { kind: "grant", from: "id-a", to: "id-b", ports: ["lines"] },
    { kind: "input-port", from: "id-a", to: "id-c", ports: ["events"] },
  ]);
  expect(neighbours(graph, "id-a", "downstream", "grant")).toEqual(["id-b"]);
  expect(neighbours(graph, "id-a", "downstream")).toEqual(["id-b", "id-c"]);
});

describe("the graph", () => {
  test("has one edge between two products however many ports it goes through", () => {
    const flows = [
      aFlow("a", "b", "lines"),
      aFlow("a", "b"),
      aFlow("a", "b", "events"),
      aFlow("a", "b", "lines"),
    ];
    const graph = buildGraph([aNode("a"), aNode("b")], flows);
    expect(edgesOf(graph)).toEqual([
      { kind: "input-port", from: "id-a", to: "id-b", ports: ["lines", "events"] },
    ]);
  });

  test("says of each product what it names that is not there, and nothing of what names itself", () => {
    const flows = [aFlow("gone", "a"), aFlow("gone", "a", "lines"), aFlow("a", "a"), aFlow("a", "nobody")];
    const graph = buildGraph([aNode("a")], flows);
    expect([...graph.missing]).toEqual([["id-a", ["shop/gone"]]]);
    expect(edgesOf(graph)).toEqual([]);
    expect([...withoutMissingNames(graph).missing]).toEqual([["id-a", []]]);
  });

  test("keeps the names of sources outside by the product that states them", () => {
    const outside = [
      { to: "id-a", name: "SAP" },
      { to: "id-a", name: "SAP" },
      { to: "id-gone", name: "Secret" },
    ];
    expect([...buildGraph([aNode("a")], [], outside).outside]).toEqual([["id-a", ["SAP"]]]);
  });

  test("of some products is what would be built of these alone, but for the names of the others", () => {
    fc.assert(
      fc.property(meshes, fc.infiniteStream(fc.boolean()), ({ nodes, flows }, coin) => {
        const chosen = nodes.filter(() => coin.next().value);
        const ids = new Set(chosen.map(({ id }) => id));
        const part = subgraph(buildGraph(nodes, flows), ids);
        const alone = buildGraph(chosen, flows);
        expect(part.nodes).toEqual(alone.nodes);
        expect(edgesOf(part).map(show).sort()).toEqual(edgesOf(alone).map(show).sort());
      }),
    );
  });
});

const show = ({ from, to, ports }: { from: string; to: string; ports: readonly string[] }) =>
  `${from}>${to} ${[...ports].sort()}`;

const steps = (arrows: string, start: string, direction: Direction, stepsMax?: number) =>
  walk(aGraph(arrows, start), idOf(start), direction, stepsMax).map(
    ({ id, distance, via }) => `${nameOf(id)}@${distance} by ${nameOf(via)}`,
  );

describe("walking", () => {
  test.each<[string, string, string, Direction, number | undefined, string[]]>([
    ["down a chain", "a>b b>c", "a", "downstream", undefined, ["b@1 by a", "c@2 by b"]],
    ["up a chain", "a>b b>c", "c", "upstream", undefined, ["b@1 by c", "a@2 by b"]],
    ["no farther than asked", "a>b b>c", "a", "downstream", 1, ["b@1 by a"]],
    ["not at all", "a>b", "a", "downstream", 0, []],
    ["the shortest of two ways", "a>b b>c a>c", "a", "downstream", undefined, ["b@1 by a", "c@1 by a"]],
    ["a diamond once", "a>b a>c b>d c>d", "a", "downstream", undefined, ["b@1 by a", "c@1 by a", "d@2 by b"]],
    ["a cycle to its end", "a>b b>c c>a", "a", "downstream", undefined, ["b@1 by a", "c@2 by b"]],
    ["a cycle of two", "a>b b>a", "a", "upstream", undefined, ["b@1 by a"]],
    ["from a product nothing leads to", "a>b", "x", "downstream", undefined, []],
  ])("goes %s", (_what, arrows, start, direction, stepsMax, expected) => {
    expect(steps(arrows, start, direction, stepsMax)).toEqual(expected);
  });

  test("reaches exactly what a relaxation of all edges reaches, at the same distances", () => {
    fc.assert(
      fc.property(meshes, ({ nodes, flows }) => {
        const graph = buildGraph(nodes, flows);
        const distances = new Map([["id-p0", 0]]);
        for (let round = 0; round < nodes.length; round++) {
          for (const { from, to } of edgesOf(graph)) {
            const here = distances.get(from);
            if (here !== undefined && here + 1 < (distances.get(to) ?? Number.POSITIVE_INFINITY))
              distances.set(to, here + 1);
          }
        }
        distances.delete("id-p0");
        const walked = walk(graph, "id-p0", "downstream");
        expect(new Map(walked.map(({ id, distance }) => [id, distance]))).toEqual(distances);
        expect(walked.map(({ distance }) => distance)).toEqual(
          walked.map(({ distance }) => distance).toSorted((a, b) => a - b),
        );
      }),
    );
  });

  test("downstream of one is upstream of the other", () => {
    fc.assert(
      fc.property(meshes, ({ nodes, flows }) => {
        const graph = buildGraph(nodes, flows);
        for (const { id } of nodes) {
          for (const step of walk(graph, id, "downstream")) {
            const back = walk(graph, step.id, "upstream").find((other) => other.id === id);
            expect(back?.distance).toBe(step.distance);
          }
        }
      }),
    );
  });
});

describe("the path between two products", () => {
  test.each([
    [
      "is the shortest",
      "a>b b>c c>d a>c",
      "a",
      "d",
      { found: true, isReversed: false, ids: ["a", "c", "d"] },
    ],
    [
      "is found against the flow too",
      "a>b b>c",
      "c",
      "a",
      { found: true, isReversed: true, ids: ["a", "b", "c"] },
    ],
    ["is the product itself", "a>b", "a", "a", { found: true, isReversed: false, ids: ["a"] }],
    ["ends in cycles", "a>b b>a b>c", "a", "c", { found: true, isReversed: false, ids: ["a", "b", "c"] }],
    ["may not exist", "a>b c>b", "a", "c", { found: false }],
  ])("%s", (_what, arrows, from, to, expected) => {
    const path = pathBetween(aGraph(arrows), idOf(from), idOf(to));
    expect(path.found ? { ...path, ids: path.ids.map(nameOf) } : path).toEqual(expected);
  });

  test("follows edges only and is as long as the walk says", () => {
    fc.assert(
      fc.property(meshes, ({ nodes, flows }) => {
        const graph = buildGraph(nodes, flows);
        const edges = new Set(edgesOf(graph).map(({ from, to }) => `${from}>${to}`));
        for (const { id } of nodes) {
          const path = pathBetween(graph, "id-p0", id);
          if (!path.found) continue;
          for (const [index, to] of path.ids.slice(1).entries())
            expect(edges).toContain(`${path.ids[index]}>${to}`);
          const [start = "", end = ""] = [path.ids[0], path.ids.at(-1)];
          const step = walk(graph, start, "downstream").find((reached) => reached.id === end);
          expect(path.ids.length - 1).toBe(start === end ? 0 : step?.distance);
        }
      }),
    );
  });
});

describe("the neighbourhood of a product", () => {
  const around = (arrows: string, stepsMax: number) => {
    const { up, down, edges, beyond } = neighbourhoodOf(aGraph(arrows, "x"), idOf("x"), stepsMax);
    return {
      up: up.map(({ id }) => nameOf(id)),
      down: down.map(({ id }) => nameOf(id)),
      edges: edges.map(({ from, to }) => `${nameOf(from)}>${nameOf(to)}`).sort(),
      beyond,
    };
  };

  test("ends where it was asked to, and says how much lies beyond", () => {
    expect(around("a>b b>x x>c c>d d>e", 1)).toEqual({
      up: ["b"],
      down: ["c"],
      edges: ["b>x", "x>c"],
      beyond: { up: 1, down: 2 },
    });
  });

  test("puts a product of both sides on the nearer one, and upstream when it is as near", () => {
    expect(around("x>a a>x x>b b>c c>x", 9)).toMatchObject({ up: ["a", "c"], down: ["b"] });
  });

  test("leaves out what is neither above nor below", () => {
    expect(around("a>x a>b c>d", 9)).toEqual({
      up: ["a"],
      down: [],
      edges: ["a>x"],
      beyond: { up: 0, down: 0 },
    });
  });

  test("shows each product once and counts every other one that is connected", () => {
    fc.assert(
      fc.property(meshes, fc.integer({ min: 1, max: 4 }), ({ nodes, flows }, stepsMax) => {
        const graph = buildGraph(nodes, flows);
        const { up, down, beyond } = neighbourhoodOf(graph, "id-p0", stepsMax);
        const shown = [...up, ...down].map(({ id }) => id);
        expect(new Set(shown).size).toBe(shown.length);
        expect(shown).not.toContain("id-p0");
        for (const direction of ["upstream", "downstream"] as const) {
          const unseen = walk(graph, "id-p0", direction).filter(({ id }) => !shown.includes(id));
          expect(beyond[direction === "upstream" ? "up" : "down"]).toBe(unseen.length);
        }
      }),
    );
  });
});

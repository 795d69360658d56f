import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildGraph, withoutMissingNames } from "@/lib/lineage/graph";
import { IMPACT_CSV_HEAD, impactCsvLine, impactOf } from "@/lib/lineage/impact";
import { DRAWN_ON_SIDE_MAX, lineagePicture, type PictureNode } from "@/lib/lineage/lineage-picture";
import { LineageParams, stepsMaxOf } from "@/lib/lineage/lineage-steps";
import type { ProductLineage } from "@/lib/lineage/product-lineage";
import { aFlow, aNode, meshes, nameOf } from "./meshes";

const SHOP = { id: "shop", slug: "shop", name: "Shop", hue: 3, owners: [{ id: "ana", name: "Ana" }] };

function lineageOf(
  center: string,
  flows: readonly (readonly [from: string, to: string])[],
  outside: readonly { to: string; name: string }[] = [],
  notThere: readonly string[] = [],
): ProductLineage {
  const names = [...new Set([center, ...flows.flat()])].filter((name) => !notThere.includes(name));
  const nodes = names.map((name) => ({ ...aNode(name), lifecycle: "active" as const }));
  const graph = buildGraph(
    nodes,
    flows.map(([from, to]) => aFlow(from, to)),
    outside,
  );
  const [product] = nodes.filter(({ ref }) => ref.name === center);
  if (!product) throw new Error(`${center} is not there.`);
  return { product, graph, domains: new Map([["shop", SHOP]]) };
}

const wordOf = (node: PictureNode) =>
  node.type === "product" ? node.product.ref.name : `${node.type} ${node.name ?? "something"}`;

function columnsOf(nodes: readonly PictureNode[]): string[][] {
  const xs = [...new Set(nodes.map(({ place }) => place.x))].sort((a, b) => a - b);
  return xs.map((x) =>
    nodes
      .filter(({ place }) => place.x === x)
      .map(wordOf)
      .sort(),
  );
}

describe("the picture of a lineage", () => {
  test("has sources on the left and consumers on the right, the longest way counting", () => {
    const lineage = lineageOf("x", [
      ["a", "x"],
      ["a", "b"],
      ["b", "x"],
      ["x", "c"],
    ]);
    expect(columnsOf(lineagePicture(lineage, 9).nodes)).toEqual([["a"], ["b"], ["x"], ["c"]]);
  });

  test("ends in what lies outside and in what is not there, right before what names it", () => {
    const lineage = lineageOf(
      "x",
      [
        ["gone", "x"],
        ["lost", "x"],
        ["a", "x"],
        ["veiled", "c"],
        ["x", "c"],
      ],
      [
        { to: "id-a", name: "SAP" },
        { to: "id-c", name: "Beside the point" },
      ],
      ["gone", "lost", "veiled"],
    );
    expect(columnsOf(lineagePicture(lineage, 9).nodes)).toEqual([
      ["outside SAP"],
      ["a", "missing shop/gone", "missing shop/lost"],
      ["x"],
      ["c"],
    ]);
    const veiled = { ...lineage, graph: withoutMissingNames(lineage.graph) };
    expect(columnsOf(lineagePicture(veiled, 9).nodes)[1]).toEqual(["a", "missing something"]);
  });

  test("goes as far as it was asked for, which a source outside is a step beyond", () => {
    const outside = [
      { to: "id-x", name: "Till" },
      { to: "id-a", name: "SAP" },
    ];
    const lineage = lineageOf("x", [["a", "x"]], outside);
    expect(columnsOf(lineagePicture(lineage, 1).nodes)).toEqual([["a", "outside Till"], ["x"]]);
    expect(columnsOf(lineagePicture(lineage, 2).nodes)).toEqual([
      ["outside SAP"],
      ["a", "outside Till"],
      ["x"],
    ]);
  });

  test("draws the nearest of very many, and counts the others", () => {
    const many = Array.from({ length: 50 }, (_, i) => ["x", `c${i}`] as const);
    const { nodes, beyond } = lineagePicture(lineageOf("x", many), 1);
    expect(nodes).toHaveLength(DRAWN_ON_SIDE_MAX + 1);
    expect(beyond).toEqual({ up: 0, down: 50 - DRAWN_ON_SIDE_MAX });
  });

  test("draws of any mesh each product once, on its side, connected, and every line between two that are drawn", () => {
    fc.assert(
      fc.property(meshes, fc.integer({ min: 1, max: 5 }), ({ nodes, flows }, stepsMax) => {
        const graph = buildGraph(
          nodes.map((node) => ({ ...node, lifecycle: "active" as const })),
          flows,
        );
        const product = graph.nodes.get("id-p0");
        if (!product) throw new Error("The first product is not there.");
        const picture = lineagePicture({ product, graph, domains: new Map() }, stepsMax);
        const keys = picture.nodes.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        const ends = new Set(picture.lines.flatMap(({ from, to }) => [from, to]));
        for (const key of keys) if (key !== product.id) expect(ends).toContain(key);
        for (const end of ends) expect(keys).toContain(end);
        for (const { place } of picture.nodes) {
          expect(place.width).toBeGreaterThan(0);
          expect(place.x + place.width).toBeLessThanOrEqual(picture.width);
        }
      }),
    );
  });
});

test("the impact as a file has a line for each product, and runs nothing in a spreadsheet", () => {
  const lineage = lineageOf("x", [
    ["x", "a"],
    ["a", "b"],
  ]);
  const named = { ...SHOP, owners: [{ id: "eve", name: "=EVE()" }] };
  const impact = impactOf({ ...lineage, domains: new Map([["shop", named]]) });
  expect(impact.map(({ product }) => nameOf(product.id))).toEqual(["a", "b"]);
  expect([IMPACT_CSV_HEAD, ...impact.map(impactCsvLine)].join("")).toBe(
    "steps,domain,product,title,lifecycle,taken from,owners\r\n" +
      "1,shop,a,Title of a,active,shop/x,'=EVE()\r\n" +
      "2,shop,b,Title of b,active,shop/a,'=EVE()\r\n",
  );
});

test.each([
  ["1", 1],
  ["all", Number.POSITIVE_INFINITY],
  ["99", 2],
  [["1", "2"], 2],
  [undefined, 2],
])("the picture asked for with steps=%s goes %s steps", (steps, expected) => {
  expect(stepsMaxOf(LineageParams.parse({ steps }))).toBe(expected);
});

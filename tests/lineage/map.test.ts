import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildGraph, edgesOf } from "@/lib/lineage/graph";
import type { Place } from "@/lib/lineage/layout/arrange-columns";
import { findOnMap, meantBy } from "@/lib/lineage/map/find-on-map";
import { keptLayout } from "@/lib/lineage/map/kept-layout";
import { layOutMap, outlineOf } from "@/lib/lineage/map/map-layout";
import { MAP_LAYERS, MapParams, mapHref, OPEN_MAX } from "@/lib/lineage/map/map-params";
import { mapView, OPEN_AT_FIRST_MAX, toggledOpen } from "@/lib/lineage/map/map-view";
import {
  allBoxes,
  DRAWN_IN_DOMAIN_MAX,
  type MapBox,
  type MapDomain,
  productsIn,
  toMeshMap,
} from "@/lib/lineage/map/mesh-map";
import { aFlow, aNode, type Node } from "./meshes";

const domain = (slug: string, parentId: string | null = null): MapDomain => ({
  id: slug,
  slug,
  name: slug,
  hue: 0,
  parentId,
});

/** `shop` with `orders` in it, and `money` beside. */
const DOMAINS = [domain("shop"), domain("orders", "shop"), domain("money"), domain("empty")];

function product(name: string, domainId: string): Node {
  return { ...aNode(name, domainId), ref: { domain: domainId, name } };
}

const NODES = [
  product("baskets", "shop"),
  product("lines", "orders"),
  product("events", "orders"),
  product("books", "money"),
];
const GRAPH = buildGraph(NODES, [
  { ...aFlow("", "lines"), from: "orders/events" },
  { ...aFlow("", "books"), from: "orders/lines" },
  { ...aFlow("", "books"), from: "orders/events" },
  { ...aFlow("", "baskets"), from: "orders/lines" },
]);

const drawn = (boxes: readonly MapBox<Node>[]): unknown[] =>
  boxes.map((box) => {
    if (box.type === "product") return box.product.ref.name;
    if (box.type === "rest") return `and ${box.products.length} more`;
    return box.inside === null
      ? `${box.domain.name} (${box.products.length})`
      : [box.domain.name, drawn(box.inside)];
  });

const mapOf = (open: readonly string[]) => toMeshMap(DOMAINS, GRAPH, new Set(open));
const flowsOf = (open: readonly string[]) =>
  mapOf(open)
    .flows.map(({ from, to, edges }) => `${from} ${to} ${edges}`)
    .sort();

describe("the map", () => {
  test("shows a closed domain as one box with all it holds, and leaves out domains without products", () => {
    expect(drawn(mapOf([]).boxes)).toEqual(["money (1)", "shop (3)"]);
    expect(flowsOf([])).toEqual(["domain:shop domain:money 2"]);
  });

  test("nests what is open, sub-domains before products", () => {
    expect(drawn(mapOf(["shop"]).boxes)).toEqual(["money (1)", ["shop", ["orders (2)", "baskets"]]]);
    expect(flowsOf(["shop"])).toEqual(["domain:orders domain:money 2", "domain:orders product:id-baskets 1"]);
  });

  test("does not open what lies in a closed domain", () => {
    expect(drawn(mapOf(["orders"]).boxes)).toEqual(["money (1)", "shop (3)"]);
  });

  test("draws the busiest of a very large domain, and one box for the others", () => {
    const many = Array.from({ length: DRAWN_IN_DOMAIN_MAX + 5 }, (_, i) => product(`p${i}`, "shop"));
    const [start, last] = [many[0], many.at(-1)];
    if (!start || !last) throw new Error("There are products.");
    const graph = buildGraph(many, [{ ...aFlow("", last.ref.name), from: `shop/${start.ref.name}` }]);
    const { boxes, flows } = toMeshMap(DOMAINS, graph, new Set(["shop"]));
    const all = allBoxes(boxes);
    expect(all.filter(({ type }) => type === "product")).toHaveLength(DRAWN_IN_DOMAIN_MAX);
    expect(all.find(({ type }) => type === "rest")).toMatchObject({ products: { length: 5 } });
    expect(flows).toEqual([
      { from: `product:${start.id}`, to: `product:${last.id}`, edges: 1, isGranted: false },
    ]);
  });
});

const TREE = ["a", "b", "c", "d", "e", "f"];
/** Any small mesh in any tree of domains, any of them open. */
const anyMap = fc
  .record({
    parents: fc.array(fc.nat(5), { minLength: 6, maxLength: 6 }),
    homes: fc.array(fc.nat(5), { minLength: 1, maxLength: 25 }),
    flows: fc.array(fc.tuple(fc.nat(24), fc.nat(24)), { maxLength: 60 }),
    open: fc.subarray(TREE),
  })
  .map(({ parents, homes, flows, open }) => {
    // A domain may only lie in one named before it, so there are no cycles.
    const domains = TREE.map((slug, i) =>
      domain(slug, i === 0 ? null : (TREE.slice(0, i)[parents[i] ?? 0] ?? null)),
    );
    const nodes = homes.map((home, i) => product(`p${i}`, TREE[home] ?? "a"));
    const named = flows.flatMap(([from, to]) => {
      const [source, consumer] = [nodes[from], nodes[to]];
      return source && consumer ? [{ source, consumer }] : [];
    });
    const graph = buildGraph(
      nodes,
      named.map(({ source, consumer }) => ({
        ...aFlow("", consumer.ref.name),
        from: `${source.ref.domain}/${source.ref.name}`,
      })),
    );
    return { domains, nodes, graph, open: new Set(open) };
  });

describe("of any mesh, the map", () => {
  test("holds every product in exactly one innermost box, and counts every edge between two boxes once", () => {
    fc.assert(
      fc.property(anyMap, ({ domains, nodes, graph, open }) => {
        const { boxes, flows } = toMeshMap(domains, graph, open);
        const innermost = allBoxes(boxes).filter((box) => box.type !== "domain" || box.inside === null);
        const held = innermost.flatMap(productsIn).map(({ id }) => id);
        expect(held.toSorted()).toEqual(nodes.map(({ id }) => id).toSorted());
        const boxOf = new Map(
          innermost.flatMap((box) => productsIn(box).map(({ id }) => [id, box.key] as const)),
        );
        const crossing = edgesOf(graph).filter(({ from, to }) => boxOf.get(from) !== boxOf.get(to));
        expect(flows.reduce((sum, { edges }) => sum + edges, 0)).toBe(crossing.length);
        expect(new Set(flows.map(({ from, to }) => `${from} ${to}`)).size).toBe(flows.length);
      }),
    );
  });

  test("places every box within the one that contains it, apart from its neighbours, the same every time", () => {
    fc.assert(
      fc.property(anyMap, ({ domains, graph, open }) => {
        const map = toMeshMap(domains, graph, open);
        const layout = layOutMap(outlineOf(map));
        const whole = { x: 0, y: 0, width: layout.width, height: layout.height };
        const check = (boxes: readonly MapBox<Node>[], around: Place): void => {
          const places = boxes.map(({ key }) => layout.places.get(key));
          for (const [index, box] of boxes.entries()) {
            const place = places[index];
            if (!place) throw new Error(`${box.key} has no place.`);
            expect(place.x).toBeGreaterThanOrEqual(around.x - 1e-6);
            expect(place.y).toBeGreaterThanOrEqual(around.y - 1e-6);
            expect(place.x + place.width).toBeLessThanOrEqual(around.x + around.width + 1e-6);
            expect(place.y + place.height).toBeLessThanOrEqual(around.y + around.height + 1e-6);
            for (const other of places.slice(index + 1)) {
              if (!other) continue;
              const across =
                Math.max(place.x, other.x) - Math.min(place.x + place.width, other.x + other.width);
              const down =
                Math.max(place.y, other.y) - Math.min(place.y + place.height, other.y + other.height);
              expect(Math.max(across, down)).toBeGreaterThan(0);
            }
            if (box.type === "domain") check(box.inside ?? [], place);
          }
        };
        check(map.boxes, whole);
        expect(keptLayout(outlineOf(map))).toEqual(layout);
      }),
    );
  });

  test("is the same from an address that was read from it", () => {
    const state = fc.record({
      layer: fc.constantFrom(...MAP_LAYERS),
      open: fc.option(fc.uniqueArray(fc.constantFrom(...TREE)), { nil: null }),
      focus: fc.constantFrom("", "shop", "orders/lines"),
      q: fc.string({ maxLength: 20 }),
      from: fc.constantFrom("", "orders/lines"),
      to: fc.constantFrom("", "Größe & Gewicht"),
    });
    fc.assert(
      fc.property(state, (asked) => {
        const params = MapParams.parse(asked);
        const query = Object.fromEntries(new URL(mapHref(params), "https://agora.example").searchParams);
        expect(MapParams.parse({ open: null, ...query })).toEqual(params);
      }),
    );
  });
});

const asked = (query: Record<string, unknown>) => MapParams.parse(query);
const viewOf = (query: Record<string, unknown>) => mapView({ graph: GRAPH, domains: DOMAINS }, asked(query));
const shownIn = (query: Record<string, unknown>) =>
  [...viewOf(query).shown.nodes.values()].map(({ ref }) => ref.name).sort();

describe("looking at", () => {
  test("nothing in particular shows everything, open while it is little", () => {
    expect(drawn(viewOf({}).map.boxes)).toEqual([
      ["money", ["books"]],
      ["shop", [["orders", ["events", "lines"]], "baskets"]],
    ]);
    const many = Array.from({ length: OPEN_AT_FIRST_MAX + 1 }, (_, i) => product(`p${i}`, "shop"));
    const view = mapView({ graph: buildGraph(many, []), domains: DOMAINS }, asked({}));
    expect(drawn(view.map.boxes)).toEqual([`shop (${OPEN_AT_FIRST_MAX + 1})`]);
  });

  test("a product shows what lies around it", () => {
    expect(shownIn({ focus: "money/books" })).toEqual(["books", "events", "lines"]);
    expect(viewOf({ focus: "money/books" }).focus).toMatchObject({ type: "product" });
  });

  test("a domain shows its branch and what it gives to and takes from, closed", () => {
    expect(drawn(viewOf({ focus: "money" }).map.boxes)).toEqual([["money", ["books"]], "shop (2)"]);
    expect(shownIn({ focus: "shop" })).toEqual(["baskets", "books", "events", "lines"]);
  });

  test("a path shows the way, in whichever direction it runs", () => {
    expect(shownIn({ from: "orders/events", to: "shop/baskets" })).toEqual(["baskets", "events", "lines"]);
    expect(viewOf({ from: "shop/baskets", to: "orders/events" }).focus).toMatchObject({
      path: { found: true, isReversed: true },
    });
    expect(viewOf({ from: "shop/baskets", to: "money/books" }).focus).toMatchObject({
      path: { found: false },
    });
    expect(shownIn({ from: "title of EVENTS", to: "baskets" })).toEqual(["baskets", "events", "lines"]);
  });

  test("what is not there says so and shows everything", () => {
    for (const query of [{ focus: "gone" }, { focus: "shop/gone" }, { from: "zzz", to: "orders/lines" }]) {
      expect(viewOf(query).focus).toMatchObject({ type: "unknown" });
      expect(shownIn(query)).toHaveLength(NODES.length);
    }
  });

  test("with chosen domains open leaves the choice alone", () => {
    expect(drawn(viewOf({ open: "" }).map.boxes)).toEqual(["money (1)", "shop (3)"]);
    const { open } = viewOf({ open: "shop" });
    expect(toggledOpen(DOMAINS, open, "orders")).toEqual(["shop", "orders"]);
    expect(toggledOpen(DOMAINS, open, "shop")).toEqual([]);
  });
});

test("an address of nonsense is the map as it is without one", () => {
  const nonsense = { layer: "nonsense", open: ["a", "b"], focus: { no: 1 }, q: 3 };
  expect(MapParams.parse(nonsense)).toMatchObject({ layer: "flow", open: ["a"], focus: "", q: "" });
  const many = Array.from({ length: 500 }, (_, i) => `d${i}`).join(",");
  expect(MapParams.parse({ open: many }).open).toHaveLength(OPEN_MAX);
});

test("products are found by words of their title and address, whatever the case and accents", () => {
  const nodes = [
    { ...product("a", "shop"), title: "Café orders" },
    { ...product("b", "money"), title: "Orders of cafés" },
    { ...product("c", "money"), title: "Books" },
  ];
  const found = (text: string) => findOnMap(nodes, text).map(({ ref }) => ref.name);
  expect(found("cafe ord")).toEqual(["a", "b"]);
  expect(found("orders")).toEqual(["b", "a"]);
  expect(found("money/")).toEqual(["c", "b"]);
  expect(found(" ")).toEqual([]);
  expect(meantBy(nodes, "money/c")?.ref.name).toBe("c");
  expect(meantBy(nodes, "BOOKS")?.ref.name).toBe("c");
  expect(meantBy(nodes, "nothing")).toBeUndefined();
});

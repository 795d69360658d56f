import { branchOf, pathTo } from "@/lib/registry/domain-tree";
import { toRefText } from "@/lib/registry/ref-text";
import { type Graph, subgraph } from "../graph";
import { neighbourhoodOf } from "../neighbourhood";
import { type PathBetween, pathBetween } from "../path-between";
import { neighbours } from "../walk";
import { findOnMap, meantBy } from "./find-on-map";
import type { MapParams } from "./map-params";
import { type MapDomain, type MapProduct, type MeshMap, toMeshMap } from "./mesh-map";

/** With no more products than this everything is open until somebody closes it. */
export const OPEN_AT_FIRST_MAX = 60;
const STEPS_AROUND_FOCUS = 2;

export type MapFocus<P> =
  | { type: "whole" }
  | { type: "product"; product: P }
  | { type: "domain"; domain: MapDomain }
  | { type: "path"; from: P; to: P; path: PathBetween }
  /** What was asked for is not there for whoever looks. */
  | { type: "unknown"; text: string };

export type MapView<P extends MapProduct> = {
  map: MeshMap<P>;
  focus: MapFocus<P>;
  /** What of the mesh is on the map. */
  shown: Graph<P>;
  open: ReadonlySet<string>;
  /** Those found by the words asked for, anywhere in the mesh. */
  found: readonly P[];
};

/** What of a mesh the map shows, and which domains are open, as its address asks. */
export function mapView<P extends MapProduct>(
  { graph, domains }: { graph: Graph<P>; domains: readonly MapDomain[] },
  params: MapParams,
): MapView<P> {
  const focus = focusOf(graph, domains, params);
  const ids = shownIds(graph, domains, focus);
  const shown = ids ? subgraph(graph, ids) : graph;
  const open = params.open === null ? openAtFirst(shown, domains, focus) : slugsToIds(domains, params.open);
  const found = findOnMap(graph.nodes.values(), params.q);
  return { map: toMeshMap(domains, shown, open), focus, shown, open, found };
}

function focusOf<P extends MapProduct>(
  { nodes, ...graph }: Graph<P>,
  domains: readonly MapDomain[],
  { focus, from, to }: MapParams,
): MapFocus<P> {
  if (from !== "" && to !== "") {
    const start = meantBy(nodes.values(), from);
    const end = meantBy(nodes.values(), to);
    if (!start || !end) return { type: "unknown", text: start ? to : from };
    return { type: "path", from: start, to: end, path: pathBetween(graph, start.id, end.id) };
  }
  if (focus === "") return { type: "whole" };
  const domain = domains.find(({ slug }) => slug === focus);
  if (domain) return { type: "domain", domain };
  const product = [...nodes.values()].find(({ ref }) => toRefText(ref) === focus);
  return product ? { type: "product", product } : { type: "unknown", text: focus };
}

/** Null for everything. */
function shownIds<P extends MapProduct>(
  graph: Graph<P>,
  domains: readonly MapDomain[],
  focus: MapFocus<P>,
): ReadonlySet<string> | null {
  if (focus.type === "product") {
    const { up, down } = neighbourhoodOf(graph, focus.product.id, STEPS_AROUND_FOCUS);
    return new Set([focus.product.id, ...up.map(({ id }) => id), ...down.map(({ id }) => id)]);
  }
  if (focus.type === "domain") {
    const branch = new Set(branchOf(domains, focus.domain.id).map(({ id }) => id));
    const own = [...graph.nodes.values()].filter(({ domainId }) => branch.has(domainId)).map(({ id }) => id);
    const beside = own.flatMap((id) => [
      ...neighbours(graph, id, "upstream"),
      ...neighbours(graph, id, "downstream"),
    ]);
    return new Set([...own, ...beside]);
  }
  if (focus.type === "path") return new Set(focus.path.found ? focus.path.ids : [focus.from.id, focus.to.id]);
  return null;
}

function openAtFirst<P extends MapProduct>(
  shown: Graph<P>,
  domains: readonly MapDomain[],
  focus: MapFocus<P>,
): ReadonlySet<string> {
  if (focus.type === "domain") {
    const around = [...pathTo(domains, focus.domain.id), ...branchOf(domains, focus.domain.id)];
    return new Set(around.map(({ id }) => id));
  }
  if (focus.type === "path" || shown.nodes.size <= OPEN_AT_FIRST_MAX)
    return new Set(domains.map(({ id }) => id));
  if (focus.type === "product") return new Set(pathTo(domains, focus.product.domainId).map(({ id }) => id));
  return new Set();
}

function slugsToIds(domains: readonly MapDomain[], slugs: readonly string[]): ReadonlySet<string> {
  return new Set(domains.filter(({ slug }) => slugs.includes(slug)).map(({ id }) => id));
}

/** The slugs of what is open once this domain is opened, or closed where it is open. */
export function toggledOpen(domains: readonly MapDomain[], open: ReadonlySet<string>, id: string): string[] {
  return domains.filter((domain) => open.has(domain.id) !== (domain.id === id)).map(({ slug }) => slug);
}

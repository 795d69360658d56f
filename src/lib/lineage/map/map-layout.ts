import { arrangeColumns, type Place } from "../layout/arrange-columns";
import { type Arrow, ranksOf } from "../layout/ranks";
import { shelve } from "../layout/shelve";
import type { MapBox, MapFlow, MapProduct, MeshMap } from "./mesh-map";

/** What of a map decides where things stand: nothing people read, only sizes and flows. */
export type MapOutline = { boxes: readonly OutlineBox[]; flows: readonly MapFlow[] };
export type OutlineBox = {
  key: string;
  type: MapBox<MapProduct>["type"];
  inside: readonly OutlineBox[] | null;
};

/** Where each box of the map stands, seen from the corner of the whole. */
export type MapLayout = { places: ReadonlyMap<string, Place>; width: number; height: number };

export const MAP_SIZES = {
  product: { width: 208, height: 52 },
  rest: { width: 208, height: 32 },
  domain: { width: 208, height: 76 },
} as const;
export const DOMAIN_HEAD = 40;
const PADDING = 14;
const WITHIN = { column: 44, row: 12 };
const OUTERMOST = { column: 88, row: 24 };

export function outlineOf({ boxes, flows }: MeshMap<MapProduct>): MapOutline {
  const toOutline = (box: MapBox<MapProduct>): OutlineBox => ({
    key: box.key,
    type: box.type,
    inside: box.type === "domain" ? (box.inside?.map(toOutline) ?? null) : null,
  });
  return { boxes: boxes.map(toOutline), flows };
}

/**
 * Boxes that give to each other stand in columns from left to right, inside every open domain and among the outermost
 * ones alike; those that have nothing to do with their neighbours stand in rows beneath.
 */
export function layOutMap({ boxes, flows }: MapOutline): MapLayout {
  const arrows = arrowsByContainer(boxes, flows);
  const { content, width, height } = layOutInside(boxes, "", arrows);
  const places = new Map<string, Place>();
  settle(content, { x: 0, y: 0 }, places);
  return { places, width, height };
}

/** A box with its place in what contains it, and its own content placed within it. */
type Laid = { key: string; place: Place; content: readonly Laid[] };
type Inside = { content: readonly Laid[]; width: number; height: number };
type ArrowsByContainer = ReadonlyMap<string, readonly Arrow[]>;

function layOutInside(boxes: readonly OutlineBox[], container: string, all: ArrowsByContainer): Inside {
  const arrows = all.get(container) ?? [];
  const gaps = container === "" ? OUTERMOST : WITHIN;
  const sized = boxes.map((box) => ({ key: box.key, ...layOutBox(box, all) }));
  const busy = new Set(arrows.flatMap(({ from, to }) => [from, to]));
  const connected = sized.filter(({ key }) => busy.has(key));
  const ids = connected.map(({ key }) => key);
  const ranks = ranksOf(ids, arrows, Math.max(2, Math.ceil(Math.sqrt(ids.length * 1.6))));
  const columns = arrangeColumns(
    connected.map(({ key, width, height }) => ({ id: key, rank: ranks.get(key) ?? 0, width, height })),
    // Longer lines are drawn across the boxes between: room kept for each would pull the columns apart.
    arrows.filter(({ from, to }) => (ranks.get(to) ?? 0) - (ranks.get(from) ?? 0) === 1),
    gaps,
  );
  const top = columns.height > 0 ? columns.height + gaps.row : 0;
  const shelf = shelve(
    sized.filter(({ key }) => !busy.has(key)).map(({ key, width, height }) => ({ id: key, width, height })),
    columns.width,
    gaps.row,
  );
  const content = sized.flatMap(({ key, content: own }): Laid[] => {
    const shelved = shelf.places.get(key);
    const place = columns.places.get(key) ?? (shelved && { ...shelved, y: shelved.y + top });
    return place ? [{ key, place, content: own }] : [];
  });
  return {
    content,
    width: Math.max(columns.width, shelf.width),
    height: shelf.height > 0 ? top + shelf.height : columns.height,
  };
}

function layOutBox({ type, key, inside }: OutlineBox, arrows: ArrowsByContainer): Inside {
  if (inside === null) return { ...MAP_SIZES[type], content: [] };
  const { content, width, height } = layOutInside(inside, key, arrows);
  return {
    content: content.map(({ place, ...laid }) => ({
      ...laid,
      place: { ...place, x: place.x + PADDING, y: place.y + DOMAIN_HEAD },
    })),
    width: Math.max(MAP_SIZES.domain.width, width + 2 * PADDING),
    height: height + DOMAIN_HEAD + PADDING,
  };
}

function settle(
  content: readonly Laid[],
  corner: { x: number; y: number },
  places: Map<string, Place>,
): void {
  for (const { key, place, content: own } of content) {
    const settled = { ...place, x: corner.x + place.x, y: corner.y + place.y };
    places.set(key, settled);
    settle(own, settled, places);
  }
}

/** Each flow, told to the innermost container that holds both its ends, as one between the boxes right inside it. */
function arrowsByContainer(boxes: readonly OutlineBox[], flows: readonly MapFlow[]): ArrowsByContainer {
  const ways = new Map<string, readonly string[]>();
  const note = (inside: readonly OutlineBox[], way: readonly string[]): void => {
    for (const box of inside) {
      ways.set(box.key, [...way, box.key]);
      note(box.inside ?? [], [...way, box.key]);
    }
  };
  note(boxes, []);
  const arrows = new Map<string, Map<string, Arrow>>();
  for (const { from, to, edges } of flows) {
    const a = ways.get(from) ?? [];
    const b = ways.get(to) ?? [];
    const parting = a.findIndex((key, depth) => key !== b[depth]);
    const [start, end] = [a[parting], b[parting]];
    if (start === undefined || end === undefined) continue;
    const container = a[parting - 1] ?? "";
    const known = arrows.get(container) ?? new Map<string, Arrow>();
    arrows.set(container, known);
    const key = `${start} ${end}`;
    known.set(key, { from: start, to: end, weight: (known.get(key)?.weight ?? 0) + edges });
  }
  return new Map([...arrows].map(([container, known]) => [container, [...known.values()]]));
}

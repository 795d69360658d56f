import { z } from "zod";

export const MAP_LAYERS = [
  "flow",
  "compliance",
  "trust",
  "usage",
  "demand",
  "lifecycle",
  "personal-data",
  "criticality",
] as const;
export type MapLayer = (typeof MAP_LAYERS)[number];

/** An address naming more open domains than anybody opens by hand is a mistake, or no person. */
export const OPEN_MAX = 60;

const first = z.union([z.string(), z.array(z.string()).transform((all) => all[0] ?? "")]);
const words = first
  .transform((text) => text.replaceAll("\u0000", "").trim().slice(0, 200).toWellFormed())
  .catch("");

/** All state of the map, read from its URL; what cannot be read is as if it had not been asked for. */
export const MapParams = z.object({
  /** What the products are told apart by. */
  layer: first.pipe(z.enum(MAP_LAYERS)).catch("flow"),
  /** Slugs of the open domains; null where that is left to the map. */
  open: first
    .transform((text) => [...new Set(text.split(",").filter(Boolean))].slice(0, OPEN_MAX))
    .nullable()
    .catch(null),
  /** `domain` or `domain/product`. */
  focus: words,
  /** Words to find products by. */
  q: words,
  /** The ends of a path, as `domain/product` or as a title. */
  from: words,
  to: words,
});
export type MapParams = z.infer<typeof MapParams>;

export const MAP = "/map";

/** The address of the map with another part of its state. */
export function mapHref(params: MapParams, change: Partial<MapParams> = {}): string {
  const { layer, open, ...texts } = { ...params, ...change };
  const query = new URLSearchParams();
  if (layer !== "flow") query.set("layer", layer);
  if (open !== null) query.set("open", open.join(","));
  for (const [name, value] of Object.entries(texts)) if (value !== "") query.set(name, value);
  // What separates names and slugs needs no escape and is easier to read without.
  const text = query.toString().replaceAll("%2C", ",").replaceAll("%2F", "/");
  return text ? `${MAP}?${text}` : MAP;
}

/** Another thing to look at: what was open and what was looked at before is left behind. */
export function lookAt(params: MapParams, at: Partial<Pick<MapParams, "focus" | "from" | "to">>): string {
  return mapHref(params, { open: null, focus: "", q: "", from: "", to: "", ...at });
}

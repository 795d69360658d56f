import { isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";

/**
 * What a part of a descriptor notes, under `agora`, about the file it came from, so that an export writes the file
 * as it was: nothing for most files, which say what is ours the way an export does.
 */
export type FileNote = {
  /** Fields called like ours that the file had itself. */
  inPlace?: readonly string[];
  /** Custom properties of ours that stood elsewhere than an export puts them, or said more than a value. */
  placed?: readonly PlacedProperty[];
  /** The part was taken over without translating anything; `own` is what the file itself had under `agora`. */
  asWritten?: true;
  own?: Json;
};
export type PlacedProperty = { property: string; at: number; with?: JsonObject };

/** The note of a part; null when what stands there is no note of ours. */
export function noteOf({ agora }: JsonObject): FileNote | null {
  if (agora === undefined) return {};
  if (!isJsonObject(agora)) return null;
  const { inPlace, placed, asWritten, own } = agora;
  const known = ["inPlace", "placed", "asWritten", "own"];
  if (Object.keys(agora).some((key) => !known.includes(key))) return null;
  const names =
    inPlace === undefined ? undefined : listOf(inPlace, (name): name is string => typeof name === "string");
  const places = placed === undefined ? undefined : listOf(placed, isPlaced);
  if (names === null || places === null || (asWritten !== undefined && asWritten !== true)) return null;
  if (Object.hasOwn(agora, "own") && asWritten === undefined) return null;
  return {
    ...(names && { inPlace: names }),
    ...(places && { placed: places }),
    ...(asWritten && { asWritten }),
    ...(own !== undefined && { own }),
  };
}

function listOf<T>(value: Json, isItem: (item: unknown) => item is T): T[] | null {
  if (!Array.isArray(value)) return null;
  const items = value.filter(isItem);
  return items.length === value.length ? items : null;
}

function isPlaced(item: unknown): item is PlacedProperty {
  if (!isJsonObject(item)) return false;
  const { property, at, with: more } = item;
  return typeof property === "string" && typeof at === "number" && (more === undefined || isJsonObject(more));
}

export function withNote(part: JsonObject, note: FileNote): JsonObject {
  return Object.keys(note).length === 0 ? part : { ...part, agora: { ...note } };
}

export function withoutNote(part: JsonObject): JsonObject {
  if (noteOf(part) === null) return part;
  const { agora: _note, ...rest } = part;
  return rest;
}

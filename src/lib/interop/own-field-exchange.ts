import { equalJson, isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";
import { type FileNote, noteOf, type PlacedProperty, withNote, withoutNote } from "./file-note";
import { BOXED_LIST, fieldOf, fieldsFrom, propertiesOf } from "./own-properties";

/*
 * A part of a document (the product, a port) has two forms: as a descriptor has it, with fields of ours beside those
 * of ODPS, and as an ODPS file has it, with our fields as custom properties called `agora.<path>`. `lowered` and
 * `lifted` undo each other whatever the part says: both translate the plain way first and look whether it comes back.
 */

/** The part as an ODPS file has it. */
export function lowered(part: JsonObject, fields: readonly string[]): JsonObject {
  const plain = plainlyLowered(part, fields);
  // A note is about a file; once people have edited the part it may have nothing to say any more.
  const isFaithful = equalJson(withoutNote(lifted(plain, fields)), withoutNote(part));
  return isFaithful ? plain : boxed(part);
}

/** The part as a descriptor has it. */
export function lifted(part: JsonObject, fields: readonly string[]): JsonObject {
  const inside = unboxed(part);
  if (inside && equalJson(lowered(inside, fields), part)) return inside;
  const candidates = inside ? [] : plainlyLifted(part, fields);
  const faithful = candidates.find((candidate) => equalJson(plainlyLowered(candidate, fields), part));
  if (faithful) return faithful;
  const { agora, ...rest } = part;
  return withNote(rest, { asWritten: true, ...(agora !== undefined && { own: agora }) });
}

function plainlyLowered(part: JsonObject, fields: readonly string[]): JsonObject {
  const note = noteOf(part);
  const rest = withoutNote(part);
  if (note?.asWritten) return note.own === undefined ? rest : { ...rest, agora: note.own };
  const ours = [...fields, "agora"].filter(
    (field) => Object.hasOwn(rest, field) && !note?.inPlace?.includes(field),
  );
  const entries = ours.flatMap((field) => propertiesOf(field, rest[field] ?? null));
  const others = Object.fromEntries(Object.entries(rest).filter(([key]) => !ours.includes(key)));
  const list = withEntries(rest.customProperties, entries, fields, note?.placed ?? []);
  return list === undefined ? others : { ...others, customProperties: list };
}

function withEntries(
  list: Json | undefined,
  entries: readonly JsonObject[],
  fields: readonly string[],
  placed: readonly PlacedProperty[],
): Json | undefined {
  const holdsOurs = Array.isArray(list) && list.some((entry: Json) => isOurs(entry, fields));
  if (entries.length === 0 && !holdsOurs) return list;
  // Beside entries of ours, an empty list would not be told from none, nor entries like ours from ours.
  const isOpen = list === undefined || (Array.isArray(list) && list.length > 0 && !holdsOurs);
  if (!isOpen) return [{ property: `agora.${BOXED_LIST}`, value: list }, ...entries];
  return inPlaces(Array.isArray(list) ? list : [], entries, placed);
}

function inPlaces(
  list: readonly Json[],
  entries: readonly JsonObject[],
  placed: readonly PlacedProperty[],
): Json[] {
  const byName = new Map(entries.map((entry) => [entry.property, entry]));
  const result = [...list];
  for (const { property, at, with: more } of placed) {
    const entry = byName.get(property);
    if (!entry) continue;
    byName.delete(property);
    result.splice(Math.min(at, result.length), 0, { ...more, ...entry });
  }
  return [...result, ...byName.values()];
}

function isOurs(entry: Json, fields: readonly string[]): boolean {
  return fieldOf(entry, [...fields, "agora"]) !== null;
}

/** The descriptor forms a part may have, those with least to note first; none when its entries make no sense. */
function plainlyLifted(part: JsonObject, fields: readonly string[]): JsonObject[] {
  if (Object.hasOwn(part, "agora")) return [];
  const { customProperties: list, ...others } = part;
  const items: readonly Json[] = Array.isArray(list) ? list : [];
  const ours = items.flatMap((entry, at) =>
    isJsonObject(entry) && isOurs(entry, fields) ? [{ entry, at }] : [],
  );
  const values = fieldsFrom(ours.map(({ entry }) => entry));
  if (!values || [...values.keys()].some((field) => Object.hasOwn(others, field))) return [];
  const left = items.filter((entry) => !isOurs(entry, fields));
  const kept = left.length > 0 ? left : ours.length > 0 ? values.get(BOXED_LIST) : list;
  const own = Object.fromEntries([...values].filter(([field]) => field !== BOXED_LIST));
  const plain: JsonObject = { ...others, ...own, ...(kept !== undefined && { customProperties: kept }) };
  const inPlace = fields.filter((field) => Object.hasOwn(others, field));
  const note: FileNote = inPlace.length > 0 ? { inPlace } : {};
  const placed = ours.map(({ entry, at }): PlacedProperty => {
    const { property, value: _value, ...more } = entry;
    return { property: String(property), at, ...(Object.keys(more).length > 0 && { with: more }) };
  });
  return [withNote(plain, note), withNote(plain, { ...note, placed })];
}

/** For what neither form can say of the other: the whole part as the value of one custom property. */
const BOX = "agora.document";

function boxed(part: JsonObject): JsonObject {
  const { apiVersion, kind, id, status, name, version } = part;
  const known = Object.entries({ apiVersion, kind, id, status, name, version });
  const shown = Object.fromEntries(
    known.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  );
  return { ...shown, customProperties: [{ property: BOX, value: part }] };
}

function unboxed({ customProperties }: JsonObject): JsonObject | null {
  const [only, ...others] = Array.isArray(customProperties) ? customProperties : [];
  if (others.length > 0 || !isJsonObject(only) || only.property !== BOX) return null;
  return isJsonObject(only.value) ? only.value : null;
}

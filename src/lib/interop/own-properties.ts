import { isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";

const PREFIX = "agora.";
const SIMPLE_KEY = /^[A-Za-z0-9_-]+$/;
/** Carries a list of custom properties that could be taken for ours, or that has no place for ours. */
export const BOXED_LIST = "customProperties";

/** A field of ours as custom properties: one for each of its own fields where it is a group of simple ones. */
export function propertiesOf(field: string, value: Json): JsonObject[] {
  const entries = isJsonObject(value) ? Object.entries(value) : [];
  if (entries.length === 0 || !entries.every(([key]) => SIMPLE_KEY.test(key))) {
    return [{ property: `${PREFIX}${field}`, value }];
  }
  return entries.map(([key, inner]) => ({ property: `${PREFIX}${field}.${key}`, value: inner }));
}

/** The field of ours a custom property carries, when it is one of `fields`. */
export function fieldOf(entry: Json, fields: readonly string[]): string | null {
  if (!isJsonObject(entry) || typeof entry.property !== "string" || !Object.hasOwn(entry, "value"))
    return null;
  if (!entry.property.startsWith(PREFIX)) return null;
  const [field = "", key] = entry.property.slice(PREFIX.length).split(".", 2);
  // A contract travels in a file of its own; only what is no contract travels as a value.
  if (field === "contract" && (key !== undefined || isJsonObject(entry.value))) return null;
  return field === BOXED_LIST || fields.includes(field) ? field : null;
}

/** Our fields from their custom properties; null when two of them contradict each other. */
export function fieldsFrom(entries: readonly JsonObject[]): ReadonlyMap<string, Json> | null {
  const whole = new Map<string, Json>();
  const parts = new Map<string, Map<string, Json>>();
  for (const { property, value = null } of entries) {
    const [field = "", key, ...deeper] = String(property).slice(PREFIX.length).split(".");
    if (deeper.length > 0 || whole.has(field) || parts.get(field)?.has(key ?? "")) return null;
    if (key === undefined) whole.set(field, value);
    else parts.set(field, (parts.get(field) ?? new Map<string, Json>()).set(key, value));
    if (whole.has(field) && parts.has(field)) return null;
  }
  return new Map([
    ...whole,
    ...[...parts].map(([field, keys]) => [field, Object.fromEntries(keys)] as const),
  ]);
}

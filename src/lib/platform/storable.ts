import { z } from "zod";

/** PostgreSQL refuses a NUL, and half of a surrogate pair, in a text. */
export function isStorable(text: string): boolean {
  return !text.includes("\u0000") && text.isWellFormed();
}

export const UNSTORABLE_TEXT = "It holds a character that is no text. Remove it.";

/** A text that people write, before it is told how long it may be. */
export const StorableText = z.string().refine(isStorable, UNSTORABLE_TEXT);

/** A number that counts from 1 and that a column holds, such as a version or a revision. */
export const Ordinal = z.int32().positive();

/** The same from a form or an address, where numbers are texts. */
export const OrdinalText = z.coerce.number().pipe(Ordinal);

/** A value found within another, known by its key there; the path is put together only where it is told. */
type Place = { value: unknown; key: string | number; within: Place | null };

/**
 * Where in an input of any shape a text stands that cannot be stored; null where none does. It walks without recursion
 * and goes into no object twice, since nothing is known of the input yet.
 */
export function findUnstorable(input: unknown): PropertyKey[] | null {
  const seen = new Set<object>();
  const open: Place[] = [{ value: input, key: "", within: null }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value } = next;
    if (typeof value === "string" && !isStorable(value)) return pathTo(next);
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    if (Array.isArray(value)) {
      for (const [key, item] of value.entries()) open.push({ value: item, key, within: next });
      continue;
    }
    for (const [key, item] of Object.entries(value)) {
      if (!isStorable(key)) return pathTo(next);
      open.push({ value: item, key, within: next });
    }
  }
  return null;
}

function pathTo(found: Place): PropertyKey[] {
  const path: PropertyKey[] = [];
  for (let place = found; place.within; place = place.within) path.push(place.key);
  return path.reverse();
}

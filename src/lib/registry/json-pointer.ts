import { isJsonObject, type Json, type JsonObject } from "./json";

/** RFC 6901 pointers over documents: `/outputPorts/0/contract/schema/0/name`. The empty string is the document. */

export function toPointer(path: readonly (string | number)[]): string {
  return path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

export function fromPointer(pointer: string): string[] {
  if (pointer === "") return [];
  return pointer
    .slice(1)
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function child(node: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(node)) return /^(0|[1-9]\d*)$/.test(key) ? node[Number(key)] : undefined;
  if (isJsonObject(node)) return Object.hasOwn(node, key) ? node[key] : undefined;
  return undefined;
}

export function valueAt(document: Json, pointer: string): Json | undefined {
  return fromPointer(pointer).reduce<Json | undefined>(child, document);
}

/**
 * A copy of the document with the value at the pointer replaced, or removed when `value` is undefined.
 * Missing parents are made on the way (a list where the next key is a number, appended to where the number is
 * past its end or is `-`); an object left empty by a removal stays. A list cannot hold a named key: it stays.
 */
export function withValueAt(document: JsonObject, pointer: string, value: Json | undefined): JsonObject {
  if (value === undefined && valueAt(document, pointer) === undefined) return document;
  const next = replaced(document, fromPointer(pointer), value);
  return isJsonObject(next) ? next : {};
}

function replaced(
  node: Json | undefined,
  path: readonly string[],
  value: Json | undefined,
): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(node) || (node === undefined && isIndex(key))) {
    return replacedItem(Array.isArray(node) ? node : [], key, rest, value);
  }
  const next = replaced(child(node, key), rest, value);
  const { [key]: _previous, ...others } = isJsonObject(node) ? node : {};
  if (next === undefined) return others;
  // Replacing keeps the key where it stood, so that a person's document does not reshuffle under an edit.
  return isJsonObject(node) && Object.hasOwn(node, key)
    ? { ...node, [key]: next }
    : { ...others, [key]: next };
}

function replacedItem(
  list: readonly Json[],
  key: string,
  rest: readonly string[],
  value: Json | undefined,
): readonly Json[] {
  if (!isIndex(key)) return list;
  const index = key === "-" ? list.length : Math.min(Number(key), list.length);
  const next = replaced(list[index], rest, value);
  if (next === undefined) return list.toSpliced(index, 1);
  return list.toSpliced(index, 1, next);
}

function isIndex(key: string): boolean {
  return key === "-" || /^(0|[1-9]\d*)$/.test(key);
}

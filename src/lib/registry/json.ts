import { z } from "zod";

/** What a document may hold: JSON, as YAML 1.2 core and PostgreSQL's jsonb know it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** Deeper than any real document, and shallow enough for every recursive reader of one. */
export const DOCUMENT_DEPTH_MAX = 64;

/**
 * A document at an edge: nothing in it is copied or dropped, so a key such as `__proto__` stays what it was,
 * and nothing in it is deeper than the recursive readers of it can go.
 */
export const JsonObject = z
  .unknown()
  .refine(
    (value) => isJsonObject(value) && isJson(value, DOCUMENT_DEPTH_MAX),
    `Expected a JSON object of at most ${DOCUMENT_DEPTH_MAX} levels.`,
  )
  // A refinement cannot narrow the type, and it is the refinement that makes this hold.
  .meta({ type: "object" }) as unknown as z.ZodType<JsonObject>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isJson(value: unknown, depth: number): value is Json {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || depth === 0) return false;
  return Object.values(value).every((child) => isJson(child, depth - 1));
}

/** Whether two values say the same; the order of keys says nothing, the order of a list does. */
export function equalJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => equalJson(item, b[index]));
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && equalJson(a[key], b[key]))
  );
}

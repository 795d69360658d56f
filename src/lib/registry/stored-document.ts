import { z } from "zod";
import { isStorable } from "@/lib/platform/storable";
import { isJsonObject, type JsonObject } from "./json";
import { DESCRIPTOR_BYTES_MAX } from "./model";

export const DESCRIPTOR_DEPTH_MAX = 64;

/** A document as it comes out of a jsonb column, which holds nothing but JSON. */
export const StoredDocument = z.custom<JsonObject>(isJsonObject);

/** A document on its way in: any JSON object that is small and shallow enough and that jsonb can hold. */
export const DescriptorDocument = z.unknown().transform((value, context): JsonObject => {
  const refusal = refusalOf(value);
  if (refusal === null && isJsonObject(value)) return value;
  context.addIssue({ code: "custom", message: refusal ?? "A descriptor is a group of fields." });
  return z.NEVER;
});

/** Why a document cannot be kept; null when it can. */
export function refusalOf(document: unknown): string | null {
  if (!isJsonObject(document)) return "A descriptor is a group of fields.";
  const refusal = refusalWithin(document);
  if (refusal !== null) return refusal;
  const bytes = new TextEncoder().encode(JSON.stringify(document)).length;
  return bytes > DESCRIPTOR_BYTES_MAX ? TOO_BIG : null;
}

const TOO_BIG = `The descriptor is larger than ${DESCRIPTOR_BYTES_MAX / 1_000_000} MB.`;

/** Walks without recursion, so that no depth of nesting can exhaust the stack before it is refused. */
function refusalWithin(document: JsonObject): string | null {
  const open: { value: unknown; depth: number }[] = [{ value: document, depth: 1 }];
  // Every value takes a byte at least. Counting them bounds documents whose aliases repeat each other endlessly.
  for (let seen = 0; seen <= DESCRIPTOR_BYTES_MAX; seen++) {
    const next = open.pop();
    if (!next) return null;
    const { value, depth } = next;
    if (typeof value === "string") {
      if (!isStorable(value)) return UNSTORABLE;
    } else if (Array.isArray(value) || isPlainObject(value)) {
      if (depth > DESCRIPTOR_DEPTH_MAX)
        return `The descriptor is nested deeper than ${DESCRIPTOR_DEPTH_MAX} levels.`;
      if (!Object.keys(value).every(isStorable)) return UNSTORABLE;
      for (const item of Object.values(value)) open.push({ value: item, depth: depth + 1 });
    } else if (value !== null && typeof value !== "boolean" && !Number.isFinite(value)) {
      return "The descriptor holds something that is neither text, number, yes/no, list nor group of fields.";
    }
  }
  return TOO_BIG;
}

const UNSTORABLE =
  "The descriptor holds a character that cannot be stored (U+0000, or half of a surrogate pair). Remove it.";

function isPlainObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

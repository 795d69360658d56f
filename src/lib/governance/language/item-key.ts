import type { Value } from "./run";
import type { Field } from "./schema";
import { elementKeyOf, ownField } from "./view";

const CHARACTERS_MAX = 100;

/**
 * What tells the items of a list apart wherever they stand in it: the key the view gives them, or else what people
 * would call them. Equal ones are counted; an item without any words of its own is known by its place.
 */
export function itemKeys(items: readonly Value[], field: Field): string[] {
  const bearers = new Map<string, number>();
  return items.map((item, index) => {
    const key = elementKeyOf(item);
    if (key !== null) return key;
    const name = nameOf(item, field)?.slice(0, CHARACTERS_MAX) ?? null;
    if (name === null) return String(index);
    const earlier = bearers.get(name) ?? 0;
    bearers.set(name, earlier + 1);
    return earlier === 0 ? JSON.stringify(name) : `${JSON.stringify(name)} #${earlier + 1}`;
  });
}

/** Keys are stored and shown, so they never hold what is sensitive. */
function nameOf(item: Value, { type, sensitive }: Field): string | null {
  if (sensitive || item === null || item === undefined) return null;
  if (type.kind !== "object") return typeof item === "object" ? null : String(item);
  for (const [name, field] of Object.entries(type.fields)) {
    // A choice is what several items have in common.
    const text = field.sensitive || field.type.kind !== "string" ? null : ownField(item, name);
    if (typeof text === "string" && text !== "") return text;
  }
  return null;
}

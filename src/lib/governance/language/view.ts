/** Under this symbol a view object carries its own JSON pointer in the descriptor. */
export const POINTER: unique symbol = Symbol("pointer");
/** Under this symbol a view object carries field name → pointer, for fields that live elsewhere than at pointer/name. */
export const POINTERS: unique symbol = Symbol("pointers");
/** Under this symbol an element carries a key that survives re-ordering: `outputPorts[orders].columns[email]`. */
export const ELEMENT_KEY: unique symbol = Symbol("element key");
/** Under this symbol an element carries the words people know it by. */
export const ELEMENT_LABEL: unique symbol = Symbol("element label");

/**
 * The policy view of one product: what rules read. `previous` is null before the first publication; `access` holds the
 * requests that are judged, and is left out where a product is.
 */
export type View = { product: unknown; previous: unknown; change: unknown; access?: unknown };

function isRecord(value: unknown): value is Readonly<Record<PropertyKey, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object's own field, or null when either is missing; never anything inherited. */
export function ownField(value: unknown, name: PropertyKey): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null;
}

/** No rule and no document can name a symbol, so these may be inherited: a class can find them out when asked. */
function textUnder(value: unknown, symbol: symbol): string | null {
  const text = isRecord(value) ? value[symbol] : null;
  return typeof text === "string" ? text : null;
}

export function pointerOf(value: unknown): string | null {
  return textUnder(value, POINTER);
}

export function elementKeyOf(value: unknown): string | null {
  return textUnder(value, ELEMENT_KEY);
}

export function elementLabelOf(value: unknown): string | null {
  return textUnder(value, ELEMENT_LABEL);
}

const itemCounts = new WeakMap<object, number>();

/** How many items all lists hold together; counted once a view, whatever number of rules read it. */
export function itemsIn({ product, access }: View): number {
  return itemsWithin(product) + itemsWithin(access);
}

function itemsWithin(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const known = itemCounts.get(value);
  if (known !== undefined) return known;
  const count = countItems(value);
  itemCounts.set(value, count);
  return count;
}

function countItems(value: object): number {
  let count = Array.isArray(value) ? value.length : 0;
  for (const field of Object.values(value)) {
    if (typeof field === "object" && field !== null) count += countItems(field);
  }
  return count;
}

/** Where the field called `name` of `value` lives, given where `value` itself was found. */
export function fieldPointer(value: unknown, pointer: string, name: string): string {
  const elsewhere = isRecord(value) ? ownField(value[POINTERS], name) : null;
  if (typeof elsewhere === "string") return elsewhere;
  const step = name.replaceAll("~", "~0").replaceAll("/", "~1");
  return `${pointerOf(value) ?? pointer}/${step}`;
}

/** Under this symbol a view object carries its own JSON pointer in the descriptor. */
export const POINTER: unique symbol = Symbol("pointer");
/**
 * Under this symbol a view object carries field name → pointer, for fields that live elsewhere than at pointer/name;
 * or a function that finds that out once it is asked for.
 */
export const POINTERS: unique symbol = Symbol("pointers");
/** Under this symbol an element carries a key that survives re-ordering: `outputPorts[orders].columns[email]`. */
export const ELEMENT_KEY: unique symbol = Symbol("element key");
/** Under this symbol an element carries the words people know it by. */
export const ELEMENT_LABEL: unique symbol = Symbol("element label");

/** The policy view of one product: what rules read. `previous` is null before the first publication. */
export type View = { product: unknown; previous: unknown; change: unknown };

function isRecord(value: unknown): value is Readonly<Record<PropertyKey, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object's own field, or null when either is missing; never anything inherited. */
export function ownField(value: unknown, name: PropertyKey): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null;
}

function ownText(value: unknown, symbol: symbol): string | null {
  const text = ownField(value, symbol);
  return typeof text === "string" ? text : null;
}

export function pointerOf(value: unknown): string | null {
  return ownText(value, POINTER);
}

export function elementKeyOf(value: unknown): string | null {
  return ownText(value, ELEMENT_KEY);
}

export function elementLabelOf(value: unknown): string | null {
  return ownText(value, ELEMENT_LABEL);
}

const itemCounts = new WeakMap<object, number>();

/** How many items all lists within the product hold together; counted once a view, whatever number of rules read it. */
export function itemsIn({ product }: View): number {
  if (typeof product !== "object" || product === null) return 0;
  const known = itemCounts.get(product);
  if (known !== undefined) return known;
  const count = countItems(product);
  itemCounts.set(product, count);
  return count;
}

function countItems(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + 1 + countItems(item), 0);
  return isRecord(value)
    ? Object.values(value).reduce((sum: number, field) => sum + countItems(field), 0)
    : 0;
}

/** Where the field called `name` of `value` lives, given where `value` itself was found. */
export function fieldPointer(value: unknown, pointer: string, name: string): string {
  const pointers = ownField(value, POINTERS);
  const elsewhere = ownField(typeof pointers === "function" ? pointers() : pointers, name);
  if (typeof elsewhere === "string") return elsewhere;
  const step = name.replaceAll("~", "~0").replaceAll("/", "~1");
  return `${pointerOf(value) ?? pointer}/${step}`;
}

import type { Parameter, ParameterValue, Selector } from "./ir";
import { type Field, fieldOf, object, type RuleSchema, string } from "./schema";
import { elementKeyOf, elementLabelOf, fieldPointer, ownField, pointerOf, type View } from "./view";

/** What the names in a condition mean, and the parameters of its rule. */
export type Scope = { names: Readonly<Record<string, Field>>; params: readonly Parameter[] };

type Root = "product" | "change" | "access";
type Path = { root: Root; lists: readonly string[] };

const PATHS: Record<Selector, Path> = {
  product: { root: "product", lists: [] },
  "outputPorts[]": { root: "product", lists: ["outputPorts"] },
  "outputPorts[].columns[]": { root: "product", lists: ["outputPorts", "columns"] },
  "inputPorts[]": { root: "product", lists: ["inputPorts"] },
  "change.breaking[]": { root: "change", lists: ["breaking"] },
  "change.lowered[]": { root: "change", lists: ["lowered"] },
  "access.requests[]": { root: "access", lists: ["requests"] },
};

/** Whether a rule is about who gets access, and not about what is published. */
export function isAboutAccess(select: Selector): boolean {
  return PATHS[select].root === "access";
}

const NOTHING: Field = object("nothing", {});

/** From the root to the selected element: product, port, column. */
export function elementFields(schema: RuleSchema, select: Selector): Field[] {
  const { root, lists } = PATHS[select];
  const fields = [schema[root]];
  for (const name of lists) {
    const type = fieldOf(fields.at(-1)?.type ?? NOTHING.type, name)?.type;
    fields.push(type?.kind === "list" ? type.item : NOTHING);
  }
  return fields;
}

/** The names a rule with this selector may use. */
export function scopeFor(schema: RuleSchema, select: Selector, params: readonly Parameter[]): Scope {
  const fields = elementFields(schema, select);
  const port = PATHS[select].root === "product" ? fields[1] : undefined;
  const history = isAboutAccess(select) ? {} : { previous: schema.previous, change: schema.change };
  const names = {
    product: schema.product,
    ...history,
    it: fields.at(-1) ?? NOTHING,
    ...(port && { port }),
    param: object("parameters", Object.fromEntries(params.map((param) => [param.name, paramField(param)]))),
  };
  return { names, params };
}

function paramField({ name, type, label = name }: Parameter): Field {
  if (type === "string[]") return { label, type: { kind: "list", item: string("item") } };
  return { label, type: { kind: type } };
}

/** The scope inside a loop over a list whose elements are `item`. */
export function scopeWithin(scope: Scope, as: string, item: Field): Scope {
  return { ...scope, names: { ...scope.names, [as]: item } };
}

/** The field a dotted path such as `it.owner.email` names, or null. */
export function fieldAt(scope: Scope, path: string): Field | null {
  const [root = "", ...steps] = path.split(".");
  let field = Object.hasOwn(scope.names, root) ? (scope.names[root] ?? null) : null;
  for (const step of steps) field = field && fieldOf(field.type, step);
  return field;
}

export type ParameterValues = Readonly<Record<string, ParameterValue>>;

/** One of the elements a rule looks at, known by the list it stands in; the root stands in none. */
export type Element = { value: unknown } & (
  | { parent: null; root: Root }
  | { parent: Element; list: string; index: number }
);

type Selections = Map<Selector, readonly Element[]>;

/**
 * Of the view that was asked for last: fifty policies look at the columns of one product before they come to the
 * next. A weak map of all views would be kept alive by the collector's quick rounds, and every document with it.
 */
let latest: { view: View; selections: Selections } | null = null;

/** The elements of one product that rules with this selector look at. */
export function selectElements(select: Selector, view: View): readonly Element[] {
  if (latest?.view !== view) latest = { view, selections: new Map() };
  const elements = latest.selections.get(select) ?? findElements(select, view);
  latest.selections.set(select, elements);
  return elements;
}

function findElements(select: Selector, view: View): Element[] {
  const { root, lists } = PATHS[select];
  let found: Element[] = [{ value: view[root], parent: null, root }];
  for (const list of lists) found = found.flatMap((parent) => elementsWithin(parent, list));
  return found;
}

function elementsWithin(parent: Element, list: string): Element[] {
  const values = ownField(parent.value, list);
  if (!Array.isArray(values)) return [];
  return values.map((value: unknown, index) => ({ value, parent, list, index }));
}

/** What the names of a rule stand for before an element is looked at; `param` is the rule's own. */
export function namesIn({ product, previous, change }: View, param: ParameterValues): Map<string, unknown> {
  return new Map<string, unknown>([
    ["product", product],
    ["previous", previous],
    ["change", change],
    ["param", param],
  ]);
}

/** Lets `it`, and `port` where the element is one or stands in one, mean this element. */
export function nameElement(names: Map<string, unknown>, element: Element): void {
  names.set("it", element.value);
  const port = portOf(element);
  if (port) names.set("port", port.value);
}

function portOf(element: Element): Element | null {
  if (element.parent === null) return null;
  if (element.parent.parent !== null) return portOf(element.parent);
  return element.parent.root === "product" ? element : null;
}

/** What follows is asked for where a rule failed; most elements of most products are never asked. */

export function elementKey(element: Element): string {
  if (element.parent === null) return element.root;
  const { parent, list, index } = element;
  const path = parent.parent === null ? list : `${elementKey(parent)}.${list}`;
  return elementKeyOf(element.value) ?? `${path}[${index}]`;
}

export function elementLabel(element: Element): string {
  return elementLabelOf(element.value) ?? elementKey(element);
}

export function elementPointer(element: Element): string {
  const own = pointerOf(element.value);
  if (own !== null) return own;
  if (element.parent === null) return element.root === "product" ? "" : `@${element.root}`;
  const { parent, list, index } = element;
  return `${fieldPointer(parent.value, elementPointer(parent), list)}/${index}`;
}

/** Where what the names of a rule stand for is to be found. */
export function namedPointers(element: Element, { product, previous, change }: View): Map<string, string> {
  const port = portOf(element);
  return new Map([
    ["product", pointerOf(product) ?? ""],
    ["previous", pointerOf(previous) ?? "@previous"],
    ["change", pointerOf(change) ?? "@change"],
    ["param", "@param"],
    ["it", elementPointer(element)],
    ...(port ? [["port", elementPointer(port)] as const] : []),
  ]);
}

import type { Parameter, ParameterValue, Selector } from "./ir";
import { type Field, fieldOf, object, type RuleSchema, string } from "./schema";
import { elementKeyOf, elementLabelOf, fieldPointer, ownField, pointerOf, type View } from "./view";

/** What the names in a condition mean, and the parameters of its rule. */
export type Scope = { names: Readonly<Record<string, Field>>; params: readonly Parameter[] };

type Root = "product" | "change";
type Path = { root: Root; lists: readonly string[] };

const PATHS: Record<Selector, Path> = {
  product: { root: "product", lists: [] },
  "outputPorts[]": { root: "product", lists: ["outputPorts"] },
  "outputPorts[].columns[]": { root: "product", lists: ["outputPorts", "columns"] },
  "inputPorts[]": { root: "product", lists: ["inputPorts"] },
  "change.breaking[]": { root: "change", lists: ["breaking"] },
  "change.lowered[]": { root: "change", lists: ["lowered"] },
};

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
  const names = {
    product: schema.product,
    previous: schema.previous,
    change: schema.change,
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

export type Element = {
  names: Map<string, unknown>;
  pointers: Map<string, string>;
  key: string;
  label: string;
};

const selections = new WeakMap<View, Map<Selector, readonly Element[]>>();

/**
 * The elements of one product that rules with this selector look at, each with the values its names stand for but
 * for `param`, which is the rule's own. Found once a view: fifty policies look at the same columns.
 */
export function selectElements(select: Selector, view: View): readonly Element[] {
  const known = selections.get(view) ?? new Map<Selector, readonly Element[]>();
  selections.set(view, known);
  const elements = known.get(select) ?? findElements(select, view);
  known.set(select, elements);
  return elements;
}

function findElements(select: Selector, view: View): Element[] {
  const { root, lists } = PATHS[select];
  const base = [
    { name: "product", value: view.product, pointer: pointerOf(view.product) ?? "" },
    { name: "previous", value: view.previous, pointer: pointerOf(view.previous) ?? "@previous" },
    { name: "change", value: view.change, pointer: pointerOf(view.change) ?? "@change" },
    { name: "param", value: null, pointer: "@param" },
  ];
  const start = base.find(({ name }) => name === root);
  let found: Found[] = [
    { chain: [{ value: start?.value ?? null, pointer: start?.pointer ?? "" }], key: select },
  ];
  for (const [depth, name] of lists.entries()) {
    found = found.flatMap((parent) =>
      elementsWithin(parent, name, depth === 0 ? name : `${parent.key}.${name}`),
    );
  }
  return found.map(({ chain, key }) => {
    const it = chain.at(-1) ?? { value: null, pointer: "" };
    const port = root === "product" ? chain[1] : undefined;
    const named = [...base, { name: "it", ...it }, ...(port ? [{ name: "port", ...port }] : [])];
    return {
      names: new Map(named.map(({ name, value }) => [name, value])),
      pointers: new Map(named.map(({ name, pointer }) => [name, pointer])),
      key,
      label: elementLabelOf(it.value) ?? key,
    };
  });
}

type Found = { chain: { value: unknown; pointer: string }[]; key: string };

function elementsWithin({ chain, key }: Found, name: string, path: string): Found[] {
  const parent = chain.at(-1) ?? { value: null, pointer: key };
  const values = ownField(parent.value, name);
  const listPointer = fieldPointer(parent.value, parent.pointer, name);
  if (!Array.isArray(values)) return [];
  return values.map((value: unknown, index) => ({
    chain: [...chain, { value, pointer: pointerOf(value) ?? `${listPointer}/${index}` }],
    key: elementKeyOf(value) ?? `${path}[${index}]`,
  }));
}

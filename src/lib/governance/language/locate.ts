import { evaluate } from "./evaluate";
import type { Expression } from "./ir";
import type { Run, Value } from "./run";
import { type Field, fieldOf } from "./schema";
import type { Scope } from "./scope";
import { fieldPointer, ownField, pointerOf } from "./view";

/** A view value, its pointer in the descriptor, and its field, which is sensitive when anything on the way to it is. */
export type Located = { value: Value; pointer: string; field: Field };

/** What the names stand for while an expression is located. */
export type Surroundings = { run: Run; scope: Scope; pointers: ReadonlyMap<string, string> };

/** The view value an expression is about: its leftmost one; null when it reads none. */
export function locate(node: Expression, around: Surroundings): Located | null {
  switch (node.kind) {
    case "literal":
      return null;
    case "name":
      return locateName(node.name, around);
    case "field": {
      const parent = locate(node.of, around);
      const field = parent && inheriting(parent.field, fieldOf(parent.field.type, node.name));
      if (!field) return null;
      const value = ownField(parent.value, node.name);
      return {
        value,
        pointer: pointerOf(value) ?? fieldPointer(parent.value, parent.pointer, node.name),
        field,
      };
    }
    case "index": {
      const list = locate(node.of, around);
      const index = evaluate(node.index, around.run);
      return list && typeof index === "number" ? locateItem(list, index) : list;
    }
    case "call":
      return locateFirst([node.of, ...node.args], around);
    case "each":
    case "not":
    case "negate":
      return locate(node.of, around);
    case "binary":
      return locateFirst([node.left, node.right], around);
    case "conditional":
      return locateFirst([node.yes, node.no], around);
    case "list":
    case "and":
    case "or":
      return locateFirst(node.items, around);
  }
}

function locateName(name: string, { run, scope, pointers }: Surroundings): Located | null {
  const field = Object.hasOwn(scope.names, name) ? scope.names[name] : undefined;
  // A parameter belongs to the policy; a finding points into the product.
  if (!field || name === "param") return null;
  const value = run.names.get(name) ?? null;
  return { value, pointer: pointerOf(value) ?? pointers.get(name) ?? "", field };
}

function locateFirst(nodes: readonly Expression[], around: Surroundings): Located | null {
  for (const node of nodes) {
    const located = locate(node, around);
    if (located) return located;
  }
  return null;
}

/** An element of a located list; the list itself when that is not a list after all. */
export function locateItem(list: Located, index: number): Located {
  const { type } = list.field;
  const field = type.kind === "list" ? inheriting(list.field, type.item) : null;
  if (!field) return list;
  const value = Array.isArray(list.value) ? (list.value[index] ?? null) : null;
  return { value, pointer: pointerOf(value) ?? `${list.pointer}/${index}`, field };
}

function inheriting(parent: Field, field: Field | null): Field | null {
  return field && parent.sensitive ? { ...field, sensitive: true } : field;
}

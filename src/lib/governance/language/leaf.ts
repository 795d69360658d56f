import { OPERATORS } from "./form-model";
import type { BinaryOperator, Expression } from "./ir";
import { type Located, locate } from "./locate";
import { print } from "./print";
import { type Run, spend } from "./run";
import type { Scope } from "./scope";
import { inverseRow, pathOf, toRow } from "./to-form";
import { expectedWords, fieldWords, upperFirst } from "./words";

/** One way out of a failure: `field` names the field alone, `label` with the elements it is in. A missing value is null. */
export type Alternative = {
  pointer: string;
  label: string;
  field: string;
  expected: string;
  actual: unknown;
};

/**
 * A smallest part of a condition that failed; `id` is stable while the rule's words and the element keys are.
 * `itemKey` is the key of the item it is about, where a loop of the condition came to it.
 */
export type Leaf = Alternative & { id: string; itemKey: string | null; alternatives?: Alternative[] };

/** Where an explanation has got to: the innermost element, the labels that lead to it, and the keys of the loops. */
export type Place = {
  run: Run;
  scope: Scope;
  pointers: ReadonlyMap<string, string>;
  pointer: string;
  labels: readonly string[];
  keys: readonly string[];
  /** Of the innermost loop whose items have keys in the view; null outside of such loops. */
  itemKey: string | null;
};

/** Wording a leaf costs about as much as evaluating this many nodes. */
const STEPS_PER_LEAF = 10;

export const HIDDEN = "(hidden)";

/** The finding for a part that is not taken further apart. */
export function leafOf(node: Expression, wanted: boolean, place: Place): Leaf {
  spend(place.run, STEPS_PER_LEAF);
  const located = locate(node, place);
  const subject = firstPath(node, place.scope);
  const field = upperFirst(subject === null ? "condition" : fieldWords(subject, "value", place.scope));
  return {
    id: leafId(node, place),
    itemKey: place.itemKey,
    pointer: located?.pointer ?? place.pointer,
    label: [...place.labels, field].join(" › "),
    field,
    expected: expectedOf(node, wanted, place.scope),
    actual: located ? reportable(located) : null,
  };
}

export function leafId(node: Expression, { keys }: Place): string {
  return [...keys, print(node)].join(" ");
}

function expectedOf(node: Expression, wanted: boolean, scope: Scope): string {
  const row = toRow(subjectFirst(node, scope), scope);
  if (row) return expectedWords(wanted ? row : inverseRow(row), scope);
  if (pathOf(node, scope) !== null) return wanted ? "yes" : "no";
  return wanted ? `\`${print(node)}\`` : `${OPERATORS.isNot.expects} \`${print(node)}\``;
}

const MIRRORED: Partial<Record<BinaryOperator, BinaryOperator>> = {
  "==": "==",
  "!=": "!=",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};

/** `20 <= it.size` as `it.size >= 20`, so that the words are about the field and not about the constant. */
function subjectFirst(node: Expression, scope: Scope): Expression {
  const operator = node.kind === "binary" ? MIRRORED[node.operator] : undefined;
  if (node.kind !== "binary" || !operator || firstPath(node.left, scope) !== null) return node;
  return { ...node, operator, left: node.right, right: node.left };
}

function firstPath(node: Expression, scope: Scope): string | null {
  const path = pathOf(node, scope);
  if (path !== null) return path.startsWith("param.") ? null : path;
  switch (node.kind) {
    case "binary":
      return firstPath(node.left, scope) ?? firstPath(node.right, scope);
    case "field":
    case "index":
    case "call":
    case "each":
    case "not":
    case "negate":
      return firstPath(node.of, scope);
    default:
      return null;
  }
}

/** Scalars and lists of them as they are, anything larger by its size, and nothing sensitive. */
function reportable({ value, field }: Located): unknown {
  if (value === null || value === undefined) return null;
  if (field.sensitive) return HIDDEN;
  if (!Array.isArray(value)) return typeof value === "object" ? "a group of fields" : value;
  const isPlain = value.every((item) => typeof item !== "object" || item === null);
  return isPlain ? value : `${value.length} ${value.length === 1 ? "item" : "items"}`;
}

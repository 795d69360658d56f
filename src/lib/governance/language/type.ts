import type { Expression } from "./ir";
import type { FieldType } from "./schema";
import type { Scope } from "./scope";
import type { Span } from "./tokens";

/** The type of an expression. `null` is the literal; `any` follows a reported problem, so that one mistake is told once. */
export type Type =
  | Exclude<FieldType, { kind: "list" }>
  | { kind: "list"; item: { label: string; type: Type } }
  | { kind: "null" }
  | { kind: "any" };

/** One walk over a condition; `report` marks the node, or the part of its text given by `span`. */
export type Walk = {
  scope: Scope;
  spanOf: (node: Expression) => Span;
  report: (node: Expression, path: string, message: string, span?: Span) => Type;
};

export const BOOLEAN: Type = { kind: "boolean" };
export const NUMBER: Type = { kind: "number" };
export const STRING: Type = { kind: "string" };
export const ANYTHING: Type = { kind: "any" };

const NAMES: Record<Type["kind"], string> = {
  string: "text",
  number: "a number",
  boolean: "yes or no",
  date: "a date",
  enum: "a choice",
  list: "a list",
  object: "a group of fields",
  null: "nothing",
  any: "anything",
};

export function nameOf(type: Type): string {
  return NAMES[type.kind];
}

export function isText(type: Type): boolean {
  return type.kind === "string" || type.kind === "enum";
}

/** Whether values of the two types can be equal; anything can be missing, so everything compares with null. */
export function areComparable(a: Type, b: Type): boolean {
  if (a.kind === "any" || b.kind === "any" || a.kind === "null" || b.kind === "null") return true;
  if (a.kind === "list" && b.kind === "list") return areComparable(a.item.type, b.item.type);
  if (a.kind === "object") return false;
  return a.kind === b.kind || (isText(a) && isText(b));
}

/** The type as one a field can have; null when it holds nothing a loop could look at. */
export function toFieldType(type: Type): FieldType | null {
  if (type.kind === "null" || type.kind === "any") return null;
  if (type.kind !== "list") return type;
  const item = toFieldType(type.item.type);
  return item && { kind: "list", item: { ...type.item, type: item } };
}

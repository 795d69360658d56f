import { instantOf } from "./calendar";
import type { Expression, LiteralValue } from "./ir";
import { didYouMean } from "./nearest-word";
import { areComparable, BOOLEAN, isText, NUMBER, nameOf, STRING, type Type, type Walk } from "./type";

type Binary = Extract<Expression, { kind: "binary" }>;
type Side = { node: Expression; path: string; type: Type };

/** The type of a binary expression whose sides have been found to be of these types. */
export function checkOperator(node: Binary, leftType: Type, rightType: Type, path: string, walk: Walk): Type {
  const left: Side = { node: node.left, path: `${path}/left`, type: leftType };
  const right: Side = { node: node.right, path: `${path}/right`, type: rightType };
  switch (node.operator) {
    case "==":
    case "!=":
      return checkEquality(node, left, right, path, walk);
    case "in":
      return checkMembership(left, right, walk);
    case "<":
    case "<=":
    case ">":
    case ">=":
      return checkOrder(node, left, right, walk);
    case "+":
      if (isText(leftType) && isText(rightType)) return STRING;
      return checkArithmetic(node, left, right, walk);
    default:
      return checkArithmetic(node, left, right, walk);
  }
}

function checkEquality(node: Binary, left: Side, right: Side, path: string, walk: Walk): Type {
  if (!areComparable(withDates(left, right, walk), withDates(right, left, walk))) {
    const both = `${nameOf(left.type)} with ${nameOf(right.type)}`;
    return walk.report(node, path, `"${node.operator}" cannot compare ${both}.`);
  }
  checkLiterals(left, right.type, walk);
  checkLiterals(right, left.type, walk);
  return BOOLEAN;
}

function checkMembership(left: Side, right: Side, walk: Walk): Type {
  if (left.type.kind === "null")
    return walk.report(left.node, left.path, 'null is never "in" a list; use filled(…).');
  if (right.type.kind !== "list") {
    const advice = isText(right.type) ? " To find text within text, use .contains(…)." : "";
    return walk.report(
      right.node,
      right.path,
      `"in" needs a list, but this is ${nameOf(right.type)}.${advice}`,
    );
  }
  const item: Side = { ...right, type: right.type.item.type };
  if (
    item.type.kind === "object" ||
    !areComparable(withDates(left, item, walk), withDates(item, left, walk))
  ) {
    return walk.report(
      left.node,
      left.path,
      `This is ${nameOf(left.type)}; the list holds ${nameOf(item.type)}.`,
    );
  }
  checkLiterals(left, item.type, walk);
  checkLiterals(right, left.type, walk);
  return BOOLEAN;
}

function checkOrder(node: Binary, left: Side, right: Side, walk: Walk): Type {
  const kinds = [withDates(left, right, walk).kind, withDates(right, left, walk).kind];
  if (!kinds.every((kind) => kind === "number") && !kinds.every((kind) => kind === "date")) {
    const wrong = left.type.kind === "number" || left.type.kind === "date" ? right : left;
    const advice = isText(wrong.type) ? " Compare its length with .size(), or a version with .major()." : "";
    const message = `"${node.operator}" compares two numbers or two dates, but this is ${nameOf(wrong.type)}.${advice}`;
    return walk.report(wrong.node, wrong.path, message);
  }
  checkLiterals(left, right.type, walk);
  checkLiterals(right, left.type, walk);
  return BOOLEAN;
}

function checkArithmetic(node: Binary, left: Side, right: Side, walk: Walk): Type {
  const wrong = [left, right].find(({ type }) => type.kind !== "number");
  if (!wrong) return NUMBER;
  const what = node.operator === "+" ? "two numbers or two texts" : "two numbers";
  return walk.report(
    wrong.node,
    wrong.path,
    `"${node.operator}" needs ${what}, but this is ${nameOf(wrong.type)}.`,
  );
}

type Constant = { node: Expression; path: string; value: LiteralValue };

/** The values a side is known to have before any product is read: literals and parameters. */
function constantsOf({ node, path }: Pick<Side, "node" | "path">, walk: Walk): Constant[] {
  if (node.kind === "literal") return [{ node, path, value: node.value }];
  if (node.kind === "list") {
    return node.items.flatMap((item, index) =>
      constantsOf({ node: item, path: `${path}/items/${index}` }, walk),
    );
  }
  if (node.kind !== "field" || node.of.kind !== "name" || node.of.name !== "param") return [];
  const value = walk.scope.params.find(({ name }) => name === node.name)?.value ?? [];
  return (Array.isArray(value) ? value : [value]).map((one) => ({ node, path, value: one }));
}

/** A constant text opposite a date is taken as a date; whether it is one is checked with the literals. */
function withDates(side: Side, other: Side, walk: Walk): Type {
  const isDateText =
    other.type.kind === "date" && side.type.kind === "string" && constantsOf(side, walk).length > 0;
  return isDateText ? { kind: "date" } : side.type;
}

function checkLiterals(side: Side, other: Type, walk: Walk): void {
  for (const { node, path, value } of constantsOf(side, walk)) {
    if (typeof value !== "string") continue;
    if (other.kind === "enum" && !other.values.includes(value)) {
      const advice = didYouMean(value, other.values) || ` Allowed: ${other.values.join(", ")}.`;
      walk.report(node, path, `"${value}" is not one of the allowed values.${advice}`);
    }
    if (other.kind === "date" && instantOf(value) === null) {
      walk.report(node, path, `"${value}" is not a date; write it as 2026-12-31.`);
    }
  }
}

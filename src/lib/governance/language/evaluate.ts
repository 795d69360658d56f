import { instantOf } from "./calendar";
import { call } from "./call";
import { equal, includes } from "./equality";
import type { BinaryOperator, Expression } from "./ir";
import { isExhausted, type Run, spend, UNKNOWN, type Value } from "./run";
import { ownField } from "./view";

/**
 * The value of an expression in three-valued (Kleene) logic. It never throws, and reads nothing but `run`.
 *
 * A missing field is null. Ordering, arithmetic, text and date functions of null are UNKNOWN, and whatever is
 * computed from UNKNOWN is UNKNOWN, unless `&&`, `||`, `all` or `exists` is already settled by another part.
 */
export function evaluate(node: Expression, run: Run): Value {
  if (!spend(run, 1)) return UNKNOWN;
  switch (node.kind) {
    case "literal":
      return node.value;
    case "list":
      return evaluateAll(node.items, run);
    case "name":
      return run.names.get(node.name) ?? null;
    case "field": {
      const of = evaluate(node.of, run);
      return of === UNKNOWN ? UNKNOWN : ownField(of, node.name);
    }
    case "index": {
      const of = evaluate(node.of, run);
      const index = evaluate(node.index, run);
      if (of === UNKNOWN || typeof index !== "number") return UNKNOWN;
      return Array.isArray(of) ? (of[index] ?? null) : null;
    }
    case "call": {
      const of = evaluate(node.of, run);
      const [arg] = node.args;
      return call(node.function, of, arg ? evaluate(arg, run) : null, run);
    }
    case "each":
      return evaluateEach(node, run);
    case "not": {
      const of = evaluate(node.of, run);
      return typeof of === "boolean" ? !of : UNKNOWN;
    }
    case "negate": {
      const of = evaluate(node.of, run);
      return typeof of === "number" ? -of : UNKNOWN;
    }
    case "and":
      return settle(node.items, false, run);
    case "or":
      return settle(node.items, true, run);
    case "binary":
      return evaluateBinary(node.operator, evaluate(node.left, run), evaluate(node.right, run), run);
    case "conditional": {
      const condition = evaluate(node.condition, run);
      if (typeof condition !== "boolean") return UNKNOWN;
      return evaluate(condition ? node.yes : node.no, run);
    }
  }
}

function evaluateAll(items: readonly Expression[], run: Run): Value {
  const values = items.map((item) => evaluate(item, run));
  return values.includes(UNKNOWN) ? UNKNOWN : values;
}

/** `&&` is settled by the first false part, `||` by the first true one. */
function settle(items: readonly Expression[], settledBy: boolean, run: Run): Value {
  let isCertain = true;
  for (const item of items) {
    const value = evaluate(item, run);
    if (value === settledBy) return settledBy;
    if (value !== !settledBy) isCertain = false;
  }
  return isCertain ? !settledBy : UNKNOWN;
}

function evaluateBinary(operator: BinaryOperator, left: Value, right: Value, run: Run): Value {
  if (left === UNKNOWN || right === UNKNOWN) return UNKNOWN;
  switch (operator) {
    case "==":
      return equal(left, right, run);
    case "!=":
      return !equal(left, right, run);
    case "in":
      return left !== null && Array.isArray(right) && includes(right, left, run);
    case "<":
    case "<=":
    case ">":
    case ">=":
      return order(operator, left, right);
    default:
      return compute(operator, left, right, run);
  }
}

/** Numbers, or ISO dates as instants; the checker lets no other text be ordered. */
function order(operator: "<" | "<=" | ">" | ">=", left: Value, right: Value): Value {
  const a = typeof left === "string" ? instantOf(left) : left;
  const b = typeof right === "string" ? instantOf(right) : right;
  if (typeof a !== "number" || typeof b !== "number" || typeof left !== typeof right) return UNKNOWN;
  if (Number.isNaN(a) || Number.isNaN(b)) return UNKNOWN;
  if (operator === "<") return a < b;
  if (operator === "<=") return a <= b;
  return operator === ">" ? a > b : a >= b;
}

function compute(operator: BinaryOperator, left: Value, right: Value, run: Run): Value {
  if (operator === "+" && typeof left === "string" && typeof right === "string") {
    return spend(run, (left.length + right.length) / 64) ? left + right : UNKNOWN;
  }
  if (typeof left !== "number" || typeof right !== "number") return UNKNOWN;
  const result = calculate(operator, left, right);
  return Number.isFinite(result) ? result : UNKNOWN;
}

function calculate(operator: BinaryOperator, left: number, right: number): number {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
    case "%":
      return left % right;
    default:
      return Number.NaN;
  }
}

function evaluateEach(node: Extract<Expression, { kind: "each" }>, run: Run): Value {
  const items = evaluate(node.of, run);
  if (!Array.isArray(items)) return UNKNOWN;
  const { macro } = node;
  const kept: Value[] = [];
  let isCertain = true;
  for (const item of items) {
    const value = evaluateWith(node.as, item ?? null, node.body, run);
    if (isExhausted(run)) return UNKNOWN;
    if (macro === "all" && value === false) return false;
    if (macro === "exists" && value === true) return true;
    if (value === UNKNOWN || (macro !== "map" && typeof value !== "boolean")) isCertain = false;
    else if (macro === "map") kept.push(value);
    else if (value === true) kept.push(item);
    // Two are too many whatever the unknown ones turn out to be.
    if (macro === "exists_one" && kept.length > 1) return false;
  }
  if (!isCertain) return UNKNOWN;
  if (macro === "filter" || macro === "map") return kept;
  return macro === "exists_one" ? kept.length === 1 : macro === "all";
}

/** Evaluates `body` while `name` stands for `value`. */
export function evaluateWith(name: string, value: Value, body: Expression, run: Run): Value {
  const outer = run.names.get(name);
  run.names.set(name, value);
  const result = evaluate(body, run);
  if (outer === undefined) run.names.delete(name);
  else run.names.set(name, outer);
  return result;
}

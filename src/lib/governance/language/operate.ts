import { instantOf } from "./calendar";
import { equal, includes } from "./equality";
import type { BinaryOperator } from "./ir";
import { type Run, spend, UNKNOWN, type Value } from "./run";

/** The value of an operator; UNKNOWN when a side is, or when the sides are not of the kind it works on. */
export function operate(operator: BinaryOperator, left: Value, right: Value, run: Run): Value {
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

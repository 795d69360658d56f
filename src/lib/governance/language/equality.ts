import { isExhausted, type Run, spend, type Value } from "./run";

/** Equality of scalars and of lists of scalars; objects equal nothing, and missing equals missing. */
export function equal(left: Value, right: Value, run: Run): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => equalScalars(item, right[index], run));
  }
  return equalScalars(left, right, run);
}

export function includes(items: readonly Value[], wanted: Value, run: Run): boolean {
  return items.some((item) => isExhausted(run) || equalScalars(item, wanted, run));
}

function equalScalars(left: Value, right: Value, run: Run): boolean {
  const length = typeof left === "string" ? left.length : 0;
  if (!spend(run, 1 + length / 1_024)) return false;
  const a = left ?? null;
  return (a === null || typeof a !== "object") && a === (right ?? null);
}

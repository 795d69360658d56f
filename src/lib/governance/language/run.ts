import type { Pattern } from "./pattern";

/** The third truth value, and the result of computing with something missing. */
export const UNKNOWN: unique symbol = Symbol("unknown");

/** View data, or UNKNOWN. */
export type Value = unknown;

/** What an evaluation may see and how much it may still do. */
export type Run = {
  names: Map<string, Value>;
  asOf: Date;
  patterns: ReadonlyMap<string, Pattern>;
  stepsLeft: number;
  /** More steps, once: counting what a wide product is owed costs more than most rules take. */
  reserve?: (() => number) | null;
};

/** Pays for work before it is done; false when the budget is used up, and from then on always. */
export function spend(run: Run, steps: number): boolean {
  run.stepsLeft -= Math.ceil(steps);
  if (run.stepsLeft >= 0) return true;
  if (run.reserve) {
    run.stepsLeft += run.reserve();
    run.reserve = null;
  }
  return run.stepsLeft >= 0;
}

export function isExhausted(run: Run): boolean {
  return run.stepsLeft < 0;
}

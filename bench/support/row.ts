/** One line of the report. Times are milliseconds; what was not measured says why. */
export type Row = {
  row: string;
  p50?: number;
  p95?: number;
  memoryMb?: number;
  /** A figure that is neither time nor memory, in words. */
  figure?: string;
  budget?: Budget;
  notMeasured?: string;
};

/** `value` is what is held against `limit`; where more is better, it must be at least the limit. */
export type Budget = { value: number; limit: number; unit: "ms" | "MB" | "×"; isMinimum?: boolean };

/** How much of the budget is used up: 1 is exactly the limit, more is over it. */
export function ratioOf({ value, limit, isMinimum = false }: Budget): number {
  return isMinimum ? limit / value : value / limit;
}

export function verdictOf({ budget, notMeasured }: Row): string {
  if (notMeasured !== undefined) return `not measured: ${notMeasured}`;
  if (!budget) return "";
  return ratioOf(budget) <= 1 ? "within" : "OVER";
}

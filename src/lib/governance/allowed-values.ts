import type { LiteralValue } from "./language/ir";

/** The values one part of a condition leaves; everything else is more than is looked at here. */
export type Allowed =
  | { kind: "between"; low: number; isLowOpen: boolean; high: number; isHighOpen: boolean }
  | { kind: "among" | "except"; values: readonly LiteralValue[] }
  | { kind: "filled" | "blank" };

const DENIED: Readonly<Record<string, string>> = { "<": ">=", "<=": ">", ">": "<=", ">=": "<" };

/** What a comparison of a value with a bound leaves of it; null for what compares otherwise. */
export function interval(operator: string | undefined, bound: number, isDenied: boolean): Allowed | null {
  const low = { low: bound, high: Number.POSITIVE_INFINITY, isHighOpen: false };
  const high = { high: bound, low: Number.NEGATIVE_INFINITY, isLowOpen: false };
  switch (isDenied ? DENIED[operator ?? ""] : operator) {
    case ">=":
      return { kind: "between", ...low, isLowOpen: false };
    case ">":
      return { kind: "between", ...low, isLowOpen: true };
    case "<=":
      return { kind: "between", ...high, isHighOpen: false };
    case "<":
      return { kind: "between", ...high, isHighOpen: true };
    default:
      return null;
  }
}

export function among(values: readonly LiteralValue[]): Allowed {
  return { kind: "among", values };
}

export function chosen(values: readonly LiteralValue[], isDenied: boolean): Allowed {
  return { kind: isDenied ? "except" : "among", values };
}

/** Whether no value, missing ones included, is among both. "No" where it cannot be told. */
export function excludes(a: Allowed, b: Allowed): boolean {
  return isWithout(a, b) || isWithout(b, a);
}

function isWithout(a: Allowed, b: Allowed): boolean {
  switch (a.kind) {
    case "between":
      if (b.kind === "between") return isEmpty(a, b);
      return b.kind === "blank";
    case "among":
      return a.values.every((value) => !permits(b, value));
    case "filled":
      return b.kind === "blank";
    default:
      return false;
  }
}

type Between = Extract<Allowed, { kind: "between" }>;

function isEmpty(a: Between, b: Between): boolean {
  const crosses = (low: Between, high: Between) =>
    low.low > high.high || (low.low === high.high && (low.isLowOpen || high.isHighOpen));
  return crosses(a, b) || crosses(b, a);
}

function permits(allowed: Allowed, value: LiteralValue): boolean {
  switch (allowed.kind) {
    case "between": {
      if (typeof value !== "number") return false;
      const { low, isLowOpen, high, isHighOpen } = allowed;
      return (isLowOpen ? value > low : value >= low) && (isHighOpen ? value < high : value <= high);
    }
    case "among":
      return allowed.values.includes(value);
    case "except":
      return !allowed.values.includes(value);
    case "filled":
      return !isBlank(value);
    case "blank":
      return isBlank(value);
  }
}

function isBlank(value: LiteralValue): boolean {
  return value === null || (typeof value === "string" && value.trim() === "");
}

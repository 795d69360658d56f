import { type PhysicalType, readPhysicalType } from "./physical-types";

/**
 * What became of a type. `widened` still holds every value it held, `narrowed` no longer does,
 * `changed` is another thing altogether, `stated` says for the first time what it is.
 */
export type TypeChange = "same" | "stated" | "widened" | "narrowed" | "changed";

/** Every pair of different logical types that is not plainly a change of type. */
const LOGICAL_MOVES: Readonly<Record<string, TypeChange>> = {
  "integer>number": "widened",
  "number>integer": "narrowed",
  "date>timestamp": "widened",
  "timestamp>date": "narrowed",
  "time>timestamp": "changed",
  "object>map": "changed",
};

export function logicalTypeChange(before: string | undefined, after: string | undefined): TypeChange {
  if (before === after) return "same";
  if (!before) return "stated";
  if (!after) return "changed";
  return LOGICAL_MOVES[`${before}>${after}`] ?? "changed";
}

export function physicalTypeChange(before: string | undefined, after: string | undefined): TypeChange {
  if (before === after) return "same";
  if (!before?.trim()) return "stated";
  if (!after?.trim()) return "changed";
  if (spelling(before) === spelling(after)) return "same";
  // Nested types are compared by their spelling: what they hold is compared column by column.
  const [from, to] = [readPhysicalType(before), readPhysicalType(after)];
  if (!from || !to || from.family === "plain" || to.family === "plain") {
    return from?.family === "plain" && to?.family === "plain" && from.of === to.of && isBare(before, after)
      ? "same"
      : "changed";
  }
  return between(from, to);
}

function spelling(type: string): string {
  return type.toLowerCase().replace(/\s+/g, "");
}

function isBare(before: string, after: string): boolean {
  return !/[<[(]/.test(before + after);
}

type Measured = Exclude<PhysicalType, { family: "plain" }>;

function between(from: Measured, to: Measured): TypeChange {
  if (from.family === "text" && to.family === "text") {
    if (from.fixed === to.fixed) return bySize([[from.length, to.length]]);
    // A fixed text pads its values, so only leaving the padding behind keeps them.
    return from.fixed && to.length >= from.length ? "widened" : "changed";
  }
  if (from.family === "integer" && to.family === "integer") return betweenIntegers(from, to);
  if (from.family === "float" && to.family === "float") return bySize([[from.bits, to.bits]]);
  if (from.family === "moment" && to.family === "moment") {
    if (from.of !== to.of || from.zoned !== to.zoned) {
      if (from.of === "date" && to.of === "timestamp") return "widened";
      return from.of === "timestamp" && to.of === "date" ? "narrowed" : "changed";
    }
    return bySize([[from.precision, to.precision]]);
  }
  if (from.family === "decimal" && to.family === "decimal") {
    return bySize([
      [from.whole, to.whole],
      [from.scale, to.scale],
    ]);
  }
  if (from.family === "integer" && to.family === "decimal") {
    return to.whole >= digitsOf(from.bits) ? "widened" : "narrowed";
  }
  if (from.family === "decimal" && to.family === "integer") {
    return from.scale === 0 && from.whole < digitsOf(to.bits) ? "widened" : "narrowed";
  }
  if (from.family === "integer" && to.family === "float") {
    return from.bits < (to.bits === 64 ? 53 : 24) ? "widened" : "narrowed";
  }
  return "changed";
}

function betweenIntegers(
  from: PhysicalType & { family: "integer" },
  to: PhysicalType & { family: "integer" },
): TypeChange {
  if (from.signed === to.signed) return bySize([[from.bits, to.bits]]);
  return !from.signed && to.bits > from.bits ? "widened" : "narrowed";
}

/** Decimal digits that hold every value of an integer of so many bits. */
function digitsOf(bits: number): number {
  return Math.ceil(bits * Math.log10(2));
}

function bySize(measures: readonly (readonly [number, number])[]): TypeChange {
  const isSmaller = measures.some(([from, to]) => to < from);
  const isLarger = measures.some(([from, to]) => to > from);
  if (isSmaller) return "narrowed";
  return isLarger ? "widened" : "same";
}

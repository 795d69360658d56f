import type { Comparison } from "./breaking-changes";

export function mergeComparisons(parts: readonly Comparison[]): Comparison {
  return {
    breaking: parts.flatMap((part) => part.breaking),
    lowered: parts.flatMap((part) => part.lowered),
    notable: parts.flatMap((part) => part.notable),
  };
}

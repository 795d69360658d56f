import type { SearchRequest } from "../engine";
import type { SearchIndex } from "./search-index";

/** The chosen order first with missing values last, then relevance, then popularity; ends in the id, so never a tie. */
export function hitOrder(
  index: SearchIndex,
  keys: Float64Array,
  sort: SearchRequest["sort"],
): (a: number, b: number) => number {
  const { docs, numbers } = index;
  const bySort = sortComparison(index, sort);
  return (a, b) =>
    bySort(a, b) ||
    (keys[a] ?? 0) - (keys[b] ?? 0) ||
    orZero(numbers.popularity[b]) - orZero(numbers.popularity[a]) ||
    (docs[a]?.tieBreak ?? 0) - (docs[b]?.tieBreak ?? 0) ||
    compareText(docs[a]?.id ?? "", docs[b]?.id ?? "");
}

function sortComparison(
  { docs, numbers }: SearchIndex,
  sort: SearchRequest["sort"],
): (a: number, b: number) => number {
  if (!sort || sort.by === "relevance") return () => 0;
  const sign = sort.dir === "desc" ? -1 : 1;
  if (sort.by === "titleSort") {
    return (a, b) => sign * compareText(docs[a]?.titleSort ?? "", docs[b]?.titleSort ?? "");
  }
  const column = numbers[sort.by];
  return (a, b) => {
    const left = column[a] ?? Number.NaN;
    const right = column[b] ?? Number.NaN;
    if (Number.isNaN(left) || Number.isNaN(right))
      return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
    return sign * (left - right);
  };
}

function orZero(value: number | undefined): number {
  return value === undefined || Number.isNaN(value) ? 0 : value;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

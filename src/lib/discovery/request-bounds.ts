import type { SearchRequest } from "./engine";

const QUERY_CHARS_MAX = 500;
export const QUERY_WORDS_MAX = 10;
const RESULT_WINDOW_MAX = 10_000;
const PAGE_LIMIT_DEFAULT = 20;
const FILTER_CONDITIONS_MAX = 2_000;

// Control characters, and the private-use pair the Meilisearch adapter marks hits with.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
const UNWANTED = /[\u0000-\u001f\u007f-\u009f\ue000\ue001]/g;

/** Trailing white space is kept: it says that the last word is finished. */
export function boundedQuery(q: string | undefined): string {
  const cut = (q ?? "").slice(0, QUERY_CHARS_MAX).replace(UNWANTED, " ");
  return cut.isWellFormed() ? cut : cut.toWellFormed().replaceAll("\ufffd", " ");
}

/** Pages that cannot be are moved to the nearest that can: nobody gets an error for a hand-written URL. */
export function boundedPage(page: SearchRequest["page"]): { offset: number; limit: number } {
  const offset = wholeBetween(page?.offset, 0, RESULT_WINDOW_MAX, 0);
  return { offset, limit: wholeBetween(page?.limit, 0, RESULT_WINDOW_MAX - offset, PAGE_LIMIT_DEFAULT) };
}

export function wholeBetween(value: number | undefined, min: number, max: number, fallback: number): number {
  const whole = value === undefined || Number.isNaN(value) ? fallback : Math.trunc(value);
  return Math.min(Math.max(whole, min), max);
}

/** Filters are written by code, so one that is out of bounds is a bug and not an answer. */
export function requireBoundedFilter(conditions: number): void {
  if (conditions > FILTER_CONDITIONS_MAX)
    throw new RangeError(`A filter has at most ${FILTER_CONDITIONS_MAX} conditions.`);
}

import { foldText } from "./fold-text";

const LENGTH_MAX = 200;

/** The form in which searches that found nothing are counted: the same words are one search. */
export function missedQuery(q: string): string {
  return foldText(q)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim()
    .slice(0, LENGTH_MAX)
    .toWellFormed()
    .trim();
}

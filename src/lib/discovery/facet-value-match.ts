import type { FacetValue, FacetValuesRequest } from "./engine";
import { foldText } from "./fold-text";
import { boundedQuery } from "./request-bounds";
import { tokenize } from "./tokenize";

/** The words by which a value of a facet is found. */
export function facetWords(value: string): string[] {
  return tokenize(value).map(({ word }) => word);
}

export function wordsAskedFor(q: string): string[] {
  return facetWords(foldText(boundedQuery(q)));
}

/** Whether every word that was typed begins a word of the value, or the value is one that answers anyway. */
export function answersTo({ q, orIn = [] }: FacetValuesRequest): (counted: FacetValue) => boolean {
  const asked = wordsAskedFor(q);
  const anyway = new Set(orIn);
  return ({ value }) => {
    if (anyway.has(value)) return true;
    const words = facetWords(value);
    return asked.every((start) => words.some((word) => word.startsWith(start)));
  };
}

import type { FacetValue } from "./engine";
import { facetLabel, type ValueNames } from "./facet-labels";
import type { FacetParam, SearchParams } from "./model";

export type FacetChoice = { value: string; label: string; count: number; isChosen: boolean; depth: number };
export type FacetGroup = {
  param: FacetParam;
  label: string;
  choices: readonly FacetChoice[];
  /** Whether there are more values than these. */
  isTruncated: boolean;
  /** What the values answer to; null where they are simply the most frequent ones. */
  find: string | null;
};

/** Counted values as people choose among them. A link to a term that nobody has defined yet is nothing to choose. */
export function toChoices(
  params: SearchParams,
  param: FacetParam,
  values: readonly FacetValue[],
  names: ValueNames,
): FacetChoice[] {
  const isKnown = ({ value }: FacetValue) =>
    param !== "term" || names.term?.has(value) || params.term.includes(value);
  return values.filter(isKnown).map(({ value, count }) => ({
    value,
    count,
    label: facetLabel(param, value, names),
    isChosen: params[param].includes(value),
    depth: 0,
  }));
}

type Finding = { param: FacetParam; q: string };

/** The facets with one of them showing what was found in it; nothing found shows as nothing. */
export function withFound(
  groups: readonly FacetGroup[],
  { param, q }: Finding,
  { choices, isTruncated }: Pick<FacetGroup, "choices" | "isTruncated">,
): FacetGroup[] {
  return groups.map((group) => (group.param === param ? { ...group, choices, isTruncated, find: q } : group));
}

import type { ProductSearchDoc } from "@/lib/discovery/document";
import type { AccessScope, FacetValue, Filter, SearchRequest } from "@/lib/discovery/engine";
import {
  FACET_FIELDS,
  type FacetField,
  NUMBER_FIELDS,
  type NumberField,
} from "@/lib/discovery/search-fields";

// What the engine must agree with, worked out the slow and obvious way: one document after the other.

function isFacet(field: FacetField | NumberField): field is FacetField {
  return FACET_FIELDS.some((facet) => facet === field);
}

export function mayBeSeen(doc: ProductSearchDoc, scope: AccessScope): boolean {
  return scope.kind === "system" || doc.visibility.some((principal) => scope.anyOf.includes(principal));
}

export function holds(doc: ProductSearchDoc, filter: Filter): boolean {
  if ("and" in filter) return filter.and.every((part) => holds(doc, part));
  if ("or" in filter) return filter.or.some((part) => holds(doc, part));
  if ("not" in filter) return !holds(doc, filter.not);
  if ("in" in filter) {
    const { field } = filter;
    const values = field === "id" ? [doc.id] : field === "visibility" ? doc.visibility : doc.facets[field];
    return values.some((value) => filter.in.includes(value));
  }
  if ("exists" in filter) {
    const { field } = filter;
    return filter.exists === (isFacet(field) ? doc.facets[field].length > 0 : doc.numbers[field] !== null);
  }
  const value = doc.numbers[filter.field];
  if (value === null) return false;
  const { gte = value, lte = value, gt = value - 1, lt = value + 1 } = filter;
  return value >= gte && value <= lte && value > gt && value < lt;
}

function inRanges(doc: ProductSearchDoc, ranges: SearchRequest["ranges"]): boolean {
  return NUMBER_FIELDS.every((field) => {
    const { min, max } = ranges?.[field] ?? {};
    const value = doc.numbers[field];
    if (min === undefined && max === undefined) return true;
    return value !== null && value >= (min ?? value) && value <= (max ?? value);
  });
}

function inGroups(
  doc: ProductSearchDoc,
  groups: SearchRequest["groups"],
  except: FacetField | null,
): boolean {
  return FACET_FIELDS.every((field) => {
    const chosen = groups?.[field] ?? [];
    return (
      field === except || chosen.length === 0 || doc.facets[field].some((value) => chosen.includes(value))
    );
  });
}

/** Values as people type them: each word they typed begins one of the value's. */
export function begins(value: string, typed: string): boolean {
  const wordsOf = (text: string) => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return wordsOf(typed).every((start) => wordsOf(value).some((word) => word.startsWith(start)));
}

/** Documents that the hard parts of the request leave: who asks, the filter, the ranges. */
export function eligible(docs: readonly ProductSearchDoc[], request: SearchRequest): ProductSearchDoc[] {
  return docs.filter(
    (doc) =>
      mayBeSeen(doc, request.scope) &&
      (!request.filter || holds(doc, request.filter)) &&
      inRanges(doc, request.ranges),
  );
}

export function chosen(
  docs: readonly ProductSearchDoc[],
  groups: SearchRequest["groups"],
): ProductSearchDoc[] {
  return docs.filter((doc) => inGroups(doc, groups, null));
}

/** Counts of one facet as if nothing were chosen in it. */
export function facetCounts(
  docs: readonly ProductSearchDoc[],
  groups: SearchRequest["groups"],
  field: FacetField,
): FacetValue[] {
  const counts = new Map<string, number>();
  for (const doc of docs.filter((candidate) => inGroups(candidate, groups, field))) {
    for (const value of doc.facets[field]) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const values = [...counts].map(([value, count]) => ({ value, count }));
  return values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

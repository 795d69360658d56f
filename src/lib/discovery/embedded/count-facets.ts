import type { FacetCounts, FacetValue, SearchRequest, SearchResponse } from "../engine";
import { FACET_FIELDS, type FacetField, type NumberField } from "../search-fields";
import type { DocumentMask } from "./document-mask";
import type { SearchIndex } from "./search-index";

/** Documents in every chosen group, and how often each facet value occurs as if its own group were not chosen. */
export type Tally = { hits: number[]; counts: Partial<Record<FacetField, Uint32Array>> };

/** One pass for all facets: a document that fails exactly one group counts for that group's facet alone. */
export function tally(
  index: SearchIndex,
  answering: DocumentMask,
  groups: SearchRequest["groups"],
  counted: readonly FacetField[],
): Tally {
  const active = FACET_FIELDS.flatMap((field) => {
    const values = groups?.[field];
    return values && values.length > 0 ? [{ field, selected: index.facets[field].selection(values) }] : [];
  });
  const fields = FACET_FIELDS.filter((field) => counted.includes(field));
  const counters = fields.map((field) => ({
    field,
    counts: new Uint32Array(index.facets[field].labels.length),
  }));
  const hits: number[] = [];
  for (let doc = 0; doc < answering.length; doc++) {
    if (answering[doc] !== 1) continue;
    let failed: FacetField | null = null;
    let failures = 0;
    for (const { field, selected } of active) {
      if (index.facets[field].hasAny(doc, selected)) continue;
      failed = field;
      failures += 1;
      if (failures > 1) break;
    }
    if (failures > 1) continue;
    if (failures === 0) hits.push(doc);
    for (const { field, counts } of counters) {
      if (failed === null || failed === field) index.facets[field].countInto(counts, doc);
    }
  }
  return { hits, counts: Object.fromEntries(counters.map(({ field, counts }) => [field, counts])) };
}

/** Most frequent first, then by value. */
export function countedValues(index: SearchIndex, field: FacetField, counts: Uint32Array): FacetValue[] {
  const values: FacetValue[] = [];
  counts.forEach((count, code) => {
    if (count > 0) values.push({ value: index.facets[field].labels[code] ?? "", count });
  });
  return values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

export function toFacetCounts(values: readonly FacetValue[], maxValues: number): FacetCounts {
  return { values: values.slice(0, maxValues), truncated: values.length > maxValues };
}

/** The span of each number over the hits; null where no hit has one. */
export function spans(
  index: SearchIndex,
  hits: readonly number[],
  fields: readonly NumberField[],
): SearchResponse["stats"] {
  const stats: SearchResponse["stats"] = {};
  for (const field of fields) {
    let min = Number.POSITIVE_INFINITY;
    let max = Number.NEGATIVE_INFINITY;
    for (const doc of hits) {
      const value = index.numbers[field][doc] ?? Number.NaN;
      if (value < min) min = value;
      if (value > max) max = value;
    }
    stats[field] = min <= max ? { min, max } : null;
  }
  return stats;
}

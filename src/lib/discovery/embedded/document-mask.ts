import type { AccessScope, Filter, SearchRequest } from "../engine";
import { requireBoundedFilter } from "../request-bounds";
import { FACET_FIELDS, type FacetField, NUMBER_FIELDS, type NumberField } from "../search-fields";
import type { SearchIndex } from "./search-index";

/** One byte per document: 1 where it may be counted, listed and learned from at all. */
export type DocumentMask = Uint8Array;

type Test = (doc: number) => boolean;
const MASKS_KEPT_MAX = 32;

/** The masks last asked for, as long as the index does not change. */
export class MaskCache {
  readonly #masks = new Map<string, DocumentMask>();
  #revision = -1;

  constructor(private readonly index: SearchIndex) {}

  /** Who asks, the hard filter and the ranges. */
  mask({ scope, filter, ranges }: Pick<SearchRequest, "scope" | "filter" | "ranges">): DocumentMask {
    if (this.#revision !== this.index.revision) this.#masks.clear();
    this.#revision = this.index.revision;
    const key = JSON.stringify([principalsOf(scope), filter, ranges], nameNonFinite);
    const mask = this.#masks.get(key) ?? this.#compute(scope, filter, ranges);
    this.#masks.delete(key);
    this.#masks.set(key, mask);
    for (const oldest of this.#masks.keys()) {
      if (this.#masks.size <= MASKS_KEPT_MAX) break;
      this.#masks.delete(oldest);
    }
    return mask;
  }

  #compute(scope: AccessScope, filter: Filter | undefined, ranges: SearchRequest["ranges"]): DocumentMask {
    const tests = [scopeTest(this.index, scope), ...rangeTests(this.index, ranges)];
    if (filter) tests.push(filterTest(this.index, filter, { conditions: 0 }));
    return Uint8Array.from(this.index.docs, (doc, place) =>
      doc && tests.every((test) => test(place)) ? 1 : 0,
    );
  }
}

function principalsOf(scope: AccessScope): string[] | "system" {
  return scope.kind === "system" ? "system" : [...scope.anyOf].sort();
}

/** JSON writes NaN and Infinity alike as null, yet one bounds nothing and the other everything. */
function nameNonFinite(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? `${value}` : value;
}

function scopeTest({ visibility }: SearchIndex, scope: AccessScope): Test {
  if (scope.kind === "system") return () => true;
  const selected = visibility.selection(scope.anyOf);
  return (doc) => visibility.hasAny(doc, selected);
}

/** A bound that is not a number bounds nothing: it comes from a hand-written URL. */
function rangeTests(index: SearchIndex, ranges: SearchRequest["ranges"]): Test[] {
  return NUMBER_FIELDS.flatMap((field) => {
    const min = ranges?.[field]?.min ?? Number.NaN;
    const max = ranges?.[field]?.max ?? Number.NaN;
    if (Number.isNaN(min) && Number.isNaN(max)) return [];
    const test: Test = (doc) => {
      const value = index.numbers[field][doc] ?? Number.NaN;
      return (Number.isNaN(min) ? !Number.isNaN(value) : value >= min) && (Number.isNaN(max) || value <= max);
    };
    return [test];
  });
}

function filterTest(index: SearchIndex, filter: Filter, budget: { conditions: number }): Test {
  budget.conditions += 1;
  requireBoundedFilter(budget.conditions);
  if ("and" in filter) {
    const tests = filter.and.map((part) => filterTest(index, part, budget));
    return (doc) => tests.every((test) => test(doc));
  }
  if ("or" in filter) {
    const tests = filter.or.map((part) => filterTest(index, part, budget));
    return (doc) => tests.some((test) => test(doc));
  }
  if ("not" in filter) {
    const test = filterTest(index, filter.not, budget);
    return (doc) => !test(doc);
  }
  if ("in" in filter) return valueTest(index, filter.field, filter.in);
  if ("exists" in filter) return existsTest(index, filter.field, filter.exists);
  const { field, gte = Number.NEGATIVE_INFINITY, lte = Number.POSITIVE_INFINITY } = filter;
  const { gt = Number.NEGATIVE_INFINITY, lt = Number.POSITIVE_INFINITY } = filter;
  return (doc) => {
    const value = index.numbers[field][doc] ?? Number.NaN;
    return value >= gte && value <= lte && value > gt && value < lt;
  };
}

function valueTest(
  index: SearchIndex,
  field: FacetField | "visibility" | "id",
  values: readonly string[],
): Test {
  if (field === "id") {
    const places = new Set(values.map((id) => index.place(id)));
    return (doc) => places.has(doc);
  }
  const column = field === "visibility" ? index.visibility : index.facets[field];
  const selected = column.selection(values);
  return (doc) => column.hasAny(doc, selected);
}

function existsTest(index: SearchIndex, field: FacetField | NumberField, exists: boolean): Test {
  if (isFacetField(field)) return (doc) => index.facets[field].isEmpty(doc) !== exists;
  return (doc) => Number.isNaN(index.numbers[field][doc] ?? Number.NaN) !== exists;
}

function isFacetField(field: FacetField | NumberField): field is FacetField {
  return FACET_FIELDS.some((facet) => facet === field);
}

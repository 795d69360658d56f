import type { AccessScope, Filter, SearchRequest } from "../engine";
import { requireBoundedFilter } from "../request-bounds";
import { FACET_FIELDS, type FacetField, NUMBER_FIELDS, type NumberField } from "../search-fields";
import { encodeValue } from "./encode-value";

/** Field names come from closed unions and values are quoted, so nothing anybody typed can become part of the rule. */
type Condition = string;

const NOTHING: Condition = "key IN []";
const EVERYTHING: Condition = `NOT ${NOTHING}`;

/** Who asks comes first; the hard filter, the ranges and the chosen groups narrow what is left. */
export function filterText(
  { scope, filter, ranges, groups }: Pick<SearchRequest, "scope" | "filter" | "ranges" | "groups">,
  without?: FacetField,
): string {
  const parts = [scopeText(scope), ...rangeTexts(ranges)];
  if (filter) parts.push(toText(filter, { conditions: 0 }));
  for (const field of FACET_FIELDS) {
    const values = groups?.[field] ?? [];
    if (field !== without && values.length > 0) parts.push(isIn(`facets.${field}`, values));
  }
  return parts.join(" AND ");
}

function scopeText(scope: AccessScope): Condition {
  return scope.kind === "system" ? EVERYTHING : isIn("visibility", scope.anyOf);
}

/** For products that have a value of which words begin so, each word perhaps in another one, or one of these values. */
export function anyValueBegins(
  field: FacetField,
  words: readonly string[],
  values: readonly string[],
): Condition {
  const begins = words.map((word) => `facetWords.${field} STARTS WITH ${quoted(encodeValue(word))}`);
  return any([all(begins), isIn(`facets.${field}`, values)]);
}

function isIn(attribute: string, values: readonly string[]): Condition {
  return `${attribute} IN [${values.map((value) => quoted(encodeValue(value))).join(", ")}]`;
}

/** The server undoes the quotes first and the backslashes then, so the backslash must be doubled first. */
export function quoted(value: string): string {
  return `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

/** A bound that is not a number bounds nothing: it comes from a hand-written URL. */
function rangeTexts(ranges: SearchRequest["ranges"]): Condition[] {
  return NUMBER_FIELDS.flatMap((field) => {
    const { min = Number.NaN, max = Number.NaN } = ranges?.[field] ?? {};
    if (Number.isNaN(min) && Number.isNaN(max)) return [];
    const bounds = [
      ...(Number.isNaN(min) ? [] : [comparison(field, ">=", min)]),
      ...(Number.isNaN(max) ? [] : [comparison(field, "<=", max)]),
    ];
    return [all(bounds)];
  });
}

type Operator = ">=" | ">" | "<=" | "<";

/** The server knows neither infinity nor what is not a number. */
function comparison(field: NumberField, operator: Operator, bound: number): Condition {
  if (Number.isFinite(bound)) return `numbers.${field} ${operator} ${quoted(String(bound))}`;
  const isMet = operator.startsWith(">")
    ? bound === Number.NEGATIVE_INFINITY
    : bound === Number.POSITIVE_INFINITY;
  return isMet ? `numbers.${field} EXISTS` : NOTHING;
}

function toText(filter: Filter, budget: { conditions: number }): Condition {
  budget.conditions += 1;
  requireBoundedFilter(budget.conditions);
  if ("and" in filter) return all(filter.and.map((part) => toText(part, budget)));
  if ("or" in filter) return any(filter.or.map((part) => toText(part, budget)));
  if ("not" in filter) return `NOT (${toText(filter.not, budget)})`;
  if ("in" in filter) return isIn(attributeOf(filter.field), filter.in);
  if ("exists" in filter) return `${attributeOf(filter.field)} ${filter.exists ? "EXISTS" : "NOT EXISTS"}`;
  const { field, gte, lte, gt, lt } = filter;
  const bounds = [
    ...(gte === undefined ? [] : [comparison(field, ">=", gte)]),
    ...(gt === undefined ? [] : [comparison(field, ">", gt)]),
    ...(lte === undefined ? [] : [comparison(field, "<=", lte)]),
    ...(lt === undefined ? [] : [comparison(field, "<", lt)]),
  ];
  return bounds.length > 0 ? all(bounds) : `numbers.${field} EXISTS`;
}

function attributeOf(field: FacetField | NumberField | "visibility" | "id"): string {
  if (field === "visibility") return "visibility";
  if (field === "id") return "key";
  return NUMBER_FIELDS.some((number) => number === field) ? `numbers.${field}` : `facets.${field}`;
}

function all(conditions: readonly Condition[]): Condition {
  return conditions.length > 0 ? `(${conditions.join(" AND ")})` : `(${EVERYTHING})`;
}

function any(conditions: readonly Condition[]): Condition {
  return conditions.length > 0 ? `(${conditions.join(" OR ")})` : `(${NOTHING})`;
}

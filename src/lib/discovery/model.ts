import { z } from "zod";
import { inOrder, NO_RANGES, RANGE_PARAMS, RangeParams } from "./ranges";
import type { FacetField, SortField } from "./search-fields";

export const PAGE_SIZE = 20;
/** The engines serve no deeper than 10,000 hits. */
const PAGE_MAX = 10_000 / PAGE_SIZE;

const Q_MAX = 500;

export const SORTS = ["relevance", "used", "newest", "title"] as const;
export type Sort = (typeof SORTS)[number];

export const SORT_LABELS: Record<Sort, string> = {
  relevance: "Best match",
  used: "Most used",
  newest: "Recently updated",
  title: "Title",
};

export const SORT_FIELD: Record<Exclude<Sort, "relevance">, { by: SortField; dir: "asc" | "desc" }> = {
  used: { by: "popularity", dir: "desc" },
  newest: { by: "updatedAt", dir: "desc" },
  title: { by: "titleSort", dir: "asc" },
};

/** The facets a person sees, in order: the word in the URL, the field in the index, the heading. */
export const FACETS = [
  { param: "domain", field: "domain", label: "Domain" },
  { param: "tag", field: "tags", label: "Tag" },
  { param: "term", field: "terms", label: "Glossary term" },
  { param: "port", field: "portTypes", label: "Port type" },
  { param: "platform", field: "platforms", label: "Platform" },
  { param: "classification", field: "classification", label: "Classification" },
  { param: "personal", field: "personalData", label: "Personal data" },
  { param: "trust", field: "trust", label: "Trust" },
  { param: "compliance", field: "compliance", label: "Compliance" },
  { param: "status", field: "status", label: "Status" },
  { param: "owner", field: "owner", label: "Owner" },
  { param: "archetype", field: "archetype", label: "Archetype" },
] as const satisfies readonly { param: string; field: FacetField; label: string }[];
export type FacetParam = (typeof FACETS)[number]["param"];

/** How many pages a person can turn to: links beyond what the engines serve would lead to the first page. */
export function pageCountOf(total: number): number {
  return Math.min(PAGE_MAX, Math.ceil(total / PAGE_SIZE));
}

/** A query string may repeat a name or not; both are lists. Nonsense is dropped rather than refused. */
const values = z
  .union([z.string(), z.array(z.string())])
  .transform((value) =>
    [...new Set([value].flat())].filter((item) => item !== "" && item.length <= 200).slice(0, 50),
  )
  .catch([]);

const first = z.union([z.string(), z.array(z.string()).transform((all) => all[0] ?? "")]);

const Params = z.object({
  ...RangeParams.shape,
  // Half of an emoji at the cut would not survive the address of the next page, and U+0000 no database.
  q: first.transform((text) => text.replaceAll("\u0000", "").slice(0, Q_MAX).toWellFormed()).catch(""),
  sort: first.pipe(z.enum(SORTS)).catch("relevance"),
  page: first.transform(Number).pipe(z.number().int().min(1).max(PAGE_MAX)).catch(1),
  domain: values,
  tag: values,
  term: values,
  port: values,
  platform: values,
  classification: values,
  personal: values,
  trust: values,
  compliance: values,
  status: values,
  owner: values,
  archetype: values,
});
/** All state of the search page, read from its URL; whatever does not fit falls back to the default. */
export const SearchParams = Params.transform(inOrder);
export type SearchParams = z.infer<typeof SearchParams>;

/** The address of a search; defaults are left out, so that one search has one address. */
export function searchHref(params: SearchParams, change: Partial<SearchParams> = {}): string {
  const next = { ...params, page: 1, ...change };
  const query = new URLSearchParams();
  if (next.q) query.set("q", next.q);
  for (const { param } of FACETS) for (const value of next[param]) query.append(param, value);
  for (const param of RANGE_PARAMS) if (next[param] !== null) query.set(param, String(next[param]));
  if (next.sort !== "relevance") query.set("sort", next.sort);
  if (next.page > 1) query.set("page", String(next.page));
  const text = query.toString();
  return text ? `/search?${text}` : "/search";
}

/** The same search with one facet value chosen or, when it is chosen already, given up. */
export function toggledHref(params: SearchParams, param: FacetParam, value: string): string {
  const chosen = params[param];
  const next = chosen.includes(value) ? chosen.filter((item) => item !== value) : [...chosen, value];
  return searchHref(params, { [param]: next });
}

export function hasFilters(params: SearchParams): boolean {
  return (
    FACETS.some(({ param }) => params[param].length > 0) ||
    RANGE_PARAMS.some((param) => params[param] !== null)
  );
}

/** The same words in the same order, among all products. */
export function withoutFilters(params: SearchParams): SearchParams {
  const noValues = Object.fromEntries(FACETS.map(({ param }) => [param, []]));
  return { ...params, ...NO_RANGES, ...noValues };
}

import { z } from "zod";
import { hasFilters, SearchParams, searchHref } from "./model";

export const SAVED_MAX = 50;

/** A search somebody keeps under a name. */
export const SavedSearch = z.object({
  id: z.string(),
  name: z.string(),
  query: z.string(),
  notifies: z.boolean(),
  createdAt: z.date(),
});
export type SavedSearch = z.infer<typeof SavedSearch>;

/** The state of the search page that a query string describes. */
export function paramsIn(query: string): SearchParams {
  const entries = new URLSearchParams(query);
  const raw = Object.fromEntries([...new Set(entries.keys())].map((name) => [name, entries.getAll(name)]));
  return SearchParams.parse(raw);
}

/** The query string of a search as it is kept: without the page one happened to be on. */
export function queryOf(params: SearchParams): string {
  return searchHref(params).split("?")[1] ?? "";
}

export function savedSearchHref({ query }: Pick<SavedSearch, "query">): string {
  return query === "" ? "/search" : `/search?${query}`;
}

/** What a search would be called by somebody who has not thought of a name. */
export function suggestedName(params: SearchParams): string {
  const chosen = [params.tag, params.domain, params.owner, params.platform].flat();
  return [params.q, ...chosen]
    .filter((word) => word !== "")
    .join(", ")
    .slice(0, 80);
}

/** A flag of a form: absent when it is not ticked. */
const Flag = z
  .union([z.boolean(), z.string().transform((value) => value === "on" || value === "true")])
  .default(false);

export const SaveSearch = z.object({
  name: z.string().trim().min(1, "Give it a name.").max(80, "Use at most 80 characters."),
  query: z
    .string()
    .max(20_000)
    .transform(paramsIn)
    .refine(
      (params) => params.q !== "" || hasFilters(params),
      "There is nothing to save: all products are listed.",
    )
    .transform(queryOf)
    .pipe(z.string().max(4_000, "This search is too long to be saved.")),
  notifies: Flag,
});
export type SaveSearch = z.infer<typeof SaveSearch>;

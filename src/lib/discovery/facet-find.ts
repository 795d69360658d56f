import { z } from "zod";
import { FACETS, type FacetParam, type SearchParams, searchHref } from "./model";

const FIND_MAX = 100;

const first = z.union([z.string(), z.array(z.string()).transform((all) => all[0] ?? "")]);
const Param = z.enum(FACETS.map(({ param }) => param) as [FacetParam, ...FacetParam[]]); // map forgets that there is one at least

/** In which facet a value is looked for, and by what; it narrows nothing, and no other address carries it. */
export const FacetFind = z
  .object({
    in: first.pipe(Param).nullable().catch(null),
    find: first
      .transform((text) => text.replaceAll("\u0000", "").slice(0, FIND_MAX).toWellFormed())
      .catch(""),
  })
  .transform(({ in: param, find }) => (param === null || find.trim() === "" ? null : { param, q: find }));
export type FacetFind = z.infer<typeof FacetFind>;

/** The search as it is, with the values of one facet that answer to these words. */
export function findHref(params: SearchParams, param: FacetParam, q: string): string {
  const href = searchHref(params, { page: params.page });
  if (q.trim() === "") return href;
  return `${href}${href.includes("?") ? "&" : "?"}${new URLSearchParams({ in: param, find: q })}`;
}

import "server-only";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { isUnavailable } from "@/lib/platform/errors";
import { readDomains } from "@/lib/registry/domain-rows";
import { TERMS_MAX } from "@/lib/registry/glossary";
import { findTermsNamed } from "@/lib/registry/queries/find-terms";
import { searchEngine } from "../engine-instance";
import { type FacetChoice, toChoices } from "../facet-choices";
import type { FacetFind } from "../facet-find";
import { type ValueNames, valuesNamed } from "../facet-labels";
import { FACETS, type FacetParam, type SearchParams } from "../model";
import { readValueNames } from "../value-names";
import { wordsBegin } from "../words-begin";
import { toRequest } from "./search-products";

const FOUND_MAX = 50;

export type FoundValues = { choices: readonly FacetChoice[]; isTruncated: boolean };

/**
 * The values of one facet that answer to these words, out of all that the search has for this person, counted as the
 * facet itself is; null while search is away.
 */
export async function findFacetValues(
  actor: Actor,
  params: SearchParams,
  { param, q }: NonNullable<FacetFind>,
): Promise<FoundValues | null> {
  const engine = searchEngine();
  if ((await engine.health()) !== "ok") return null;
  const domains = await readDomains(db);
  const { scope, facets: _, highlight: __, page: ___, ...within } = toRequest(actor, params);
  const field = FACETS.find((facet) => facet.param === param)?.field ?? "tags";
  const orIn = await meant(actor, param, q, await readValueNames(actor, domains, []));
  const found = await engine
    .facetValues({ scope, field, q, orIn, within, limit: FOUND_MAX + 1 })
    .catch((error) => {
      if (isUnavailable(error)) return null;
      throw error;
    });
  if (!found) return null;
  const slugs = param === "term" ? found.map(({ value }) => value) : [];
  const names = await readValueNames(actor, domains, slugs);
  return {
    choices: toChoices(params, param, found.slice(0, FOUND_MAX), names),
    isTruncated: found.length > FOUND_MAX,
  };
}

/** Terms answer to their synonyms too. */
async function meant(actor: Actor, param: FacetParam, q: string, names: ValueNames): Promise<string[]> {
  if (param !== "term") return valuesNamed(param, q, names);
  const terms = await findTermsNamed(actor, q, TERMS_MAX);
  return terms
    .filter(({ name, synonyms }) => [name, ...synonyms].some((text) => wordsBegin(text, q)))
    .map(({ slug }) => slug);
}

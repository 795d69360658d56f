import "server-only";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { readDomains } from "@/lib/registry/domain-rows";
import { inTreeOrder } from "@/lib/registry/domain-tree";
import type { DomainSummary } from "@/lib/registry/model";
import { findProductList, ProductListRequest } from "@/lib/registry/queries/find-product-list";
import type { Hit, SearchRequest, SearchResponse } from "../engine";
import { searchEngine } from "../engine-instance";
import { facetLabel } from "../facet-labels";
import { FACETS, type FacetParam, PAGE_SIZE, pageCountOf, type SearchParams, SORT_FIELD } from "../model";
import { scopeOf } from "../scope";

export type FacetChoice = { value: string; label: string; count: number; isChosen: boolean; depth: number };
export type FacetGroup = {
  param: FacetParam;
  label: string;
  choices: readonly FacetChoice[];
  isTruncated: boolean;
};

export type SearchPage = {
  hits: readonly Hit[];
  total: number;
  /** "atLeast" where the engine stopped counting. */
  totalKind: "exact" | "atLeast";
  pageCount: number;
  facets: readonly FacetGroup[];
  /** The hue of each domain's mark, by domain id. */
  hues: Readonly<Record<string, number>>;
  /** Search is away or still building: a plain list stands in, without facets or ranking. */
  isDegraded: boolean;
};

/** What this person finds for the search that the URL describes. */
export async function searchProducts(actor: Actor, params: SearchParams): Promise<SearchPage> {
  const engine = searchEngine();
  // Names, hues and places only: counting what is in each domain is the engine's work here.
  const domains = inTreeOrder(await readDomains(db));
  if ((await engine.health()) !== "ok") return plainList(actor, params, domains);

  const response = await engine.search(toRequest(actor, params)).catch((error) => {
    if (error instanceof AppError && error.code === "unavailable") return null;
    throw error;
  });
  if (!response) return plainList(actor, params, domains);
  return {
    hits: response.hits,
    total: response.total,
    totalKind: response.totalKind,
    pageCount: pageCountOf(response.total),
    facets: labelled(params, response, domains),
    hues: huesOf(domains),
    isDegraded: response.degraded,
  };
}

/** Seven show at first and the rest unfold; each is a link in the page, so that many more would only weigh it down. */
const FACET_CHOICES_MAX = 30;

/** The engine's request for a search by this person; there is no way to ask without the scope. */
export function toRequest(actor: Actor, params: SearchParams): SearchRequest {
  const groups = Object.fromEntries(
    FACETS.filter(({ param }) => params[param].length > 0).map(({ param, field }) => [field, params[param]]),
  );
  return {
    scope: scopeOf(actor),
    q: params.q,
    groups,
    facets: { fields: FACETS.map(({ field }) => field), maxValues: FACET_CHOICES_MAX },
    ...(params.sort === "relevance" ? {} : { sort: SORT_FIELD[params.sort] }),
    page: { offset: (params.page - 1) * PAGE_SIZE, limit: PAGE_SIZE },
    highlight: [
      { field: "title" },
      { field: "description", cropWords: 30 },
      { field: "tags" },
      { field: "columns" },
    ],
  };
}

/** In tree order: parents before children. */
type DomainPlace = DomainSummary & { depth: number };

function huesOf(domains: readonly DomainPlace[]): Record<string, number> {
  return Object.fromEntries(domains.map(({ id, hue }) => [id, hue]));
}

function labelled(
  params: SearchParams,
  { facets }: SearchResponse,
  tree: readonly DomainPlace[],
): FacetGroup[] {
  const names = new Map(tree.map(({ slug, name }) => [slug, name]));
  return FACETS.map(({ param, field, label }) => {
    const counts = facets[field] ?? { values: [], truncated: false };
    // A chosen value stays in sight even when nothing has it any more, so that it can be given up.
    const missing = params[param].filter((value) => !counts.values.some((known) => known.value === value));
    const choices = [...counts.values, ...missing.map((value) => ({ value, count: 0 }))].map(
      ({ value, count }) => ({
        value,
        count,
        label: facetLabel(param, value, names),
        isChosen: params[param].includes(value),
        depth: 0,
      }),
    );
    return {
      param,
      label,
      choices: param === "domain" ? inTreeOf(choices, tree) : choices,
      isTruncated: counts.truncated,
    };
  });
}

/** Sub-domains stand beneath their parent, which counts them; a value without a domain comes last. */
function inTreeOf(choices: readonly FacetChoice[], tree: readonly DomainPlace[]): FacetChoice[] {
  const bySlug = new Map(choices.map((choice) => [choice.value, choice]));
  const ordered = tree.flatMap(({ slug, depth }) => {
    const choice = bySlug.get(slug);
    bySlug.delete(slug);
    return choice ? [{ ...choice, depth }] : [];
  });
  return [...ordered, ...bySlug.values()];
}

/** The plain list takes shorter texts; the whole of a longer one would count as nothing asked. */
const PLAIN_Q_MAX = 200;

async function plainList(
  actor: Actor,
  params: SearchParams,
  domains: readonly DomainPlace[],
): Promise<SearchPage> {
  const { items, total } = await findProductList(
    actor,
    ProductListRequest.parse({
      q: params.q.slice(0, PLAIN_Q_MAX).toWellFormed(),
      page: params.page,
      size: PAGE_SIZE,
    }),
  );
  const hits = items.map(
    (item): Hit => ({
      id: item.id,
      card: {
        domainId: item.domain.id,
        domainPath: item.domain.slug,
        domainLabel: item.domain.name,
        name: item.ref.name,
        title: item.title,
        summary: item.summary,
        status: item.lifecycle,
        ownerLabel: item.domain.name,
        portTypes: item.portTypes,
        classification: null,
        personalData: null,
        quality: null,
        updatedAt: item.updatedAt.getTime(),
      },
      segments: {},
      matchedValues: {},
      why: null,
    }),
  );
  return {
    hits,
    total,
    totalKind: "exact",
    pageCount: pageCountOf(total),
    facets: [],
    hues: huesOf(domains),
    isDegraded: true,
  };
}

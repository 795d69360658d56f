import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { isUnavailable } from "@/lib/platform/errors";
import { findTrustStates } from "@/lib/quality/queries/find-trust";
import { readDomains } from "@/lib/registry/domain-rows";
import { inTreeOrder } from "@/lib/registry/domain-tree";
import type { DomainSummary } from "@/lib/registry/model";
import { findProductList, ProductListRequest } from "@/lib/registry/queries/find-product-list";
import type { Hit, SearchRequest, SearchResponse } from "../engine";
import { searchEngine } from "../engine-instance";
import { type FacetChoice, type FacetGroup, toChoices } from "../facet-choices";
import type { ValueNames } from "../facet-labels";
import { type HitExplanation, hitExplainer } from "../hit-explainer";
import { FACETS, type FacetParam, PAGE_SIZE, pageCountOf, type SearchParams, SORT_FIELD } from "../model";
import { activeRanges, toRanges } from "../ranges";
import { scopeOf } from "../scope";
import { SEARCH_FIELDS } from "../search-fields";
import { searchMeter } from "../search-meter";
import { servingDefinition } from "../tuning/serving-definition";
import { readValueNames } from "../value-names";

/** `explanation` is null where no words were asked for. */
export type ExplainedHit = Hit & { explanation: HitExplanation | null };

export type SearchPage = {
  hits: readonly ExplainedHit[];
  total: number;
  /** "atLeast" where the engine stopped counting. */
  totalKind: "exact" | "atLeast";
  pageCount: number;
  facets: readonly FacetGroup[];
  /** The hue of each domain's mark, by domain id. */
  hues: Readonly<Record<string, number>>;
  /** Search is away or still building: a plain list stands in, without facets or ranking. */
  isDegraded: boolean;
  /** What stands in the address and the plain list cannot narrow by, in words. */
  unheeded: readonly string[];
};

/** What this person finds for the search that the URL describes. */
export async function searchProducts(actor: Actor, params: SearchParams): Promise<SearchPage> {
  const start = performance.now();
  const page = await findPage(actor, params);
  const at = now();
  const measure = { ms: performance.now() - start, isEmpty: page.total === 0, isDegraded: page.isDegraded };
  searchMeter(at).meter.record(measure, at);
  return page;
}

async function findPage(actor: Actor, params: SearchParams): Promise<SearchPage> {
  const engine = searchEngine();
  // Names, hues and places only: counting what is in each domain is the engine's work here.
  const domains = inTreeOrder(await readDomains(db));
  if ((await engine.health()) !== "ok") return plainList(actor, params, domains);

  const request = toRequest(actor, params);
  const explain = hitExplainer(params.q, servingDefinition());
  const response = await engine.search(request).catch((error) => {
    if (isUnavailable(error)) return null;
    throw error;
  });
  if (!response) return plainList(actor, params, domains);
  const termSlugs = (response.facets.terms?.values ?? []).map(({ value }) => value);
  const names = await readValueNames(actor, domains, [...termSlugs, ...params.term]);
  return {
    hits: response.hits.map((hit) => ({ ...hit, explanation: explain?.(hit) ?? null })),
    total: response.total,
    totalKind: response.totalKind,
    pageCount: pageCountOf(response.total),
    facets: labelled(params, response, domains, names),
    hues: huesOf(domains),
    isDegraded: response.degraded,
    unheeded: [],
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
    ranges: toRanges(params, now()),
    facets: { fields: FACETS.map(({ field }) => field), maxValues: FACET_CHOICES_MAX },
    ...(params.sort === "relevance" ? {} : { sort: SORT_FIELD[params.sort] }),
    page: { offset: (params.page - 1) * PAGE_SIZE, limit: PAGE_SIZE },
    // Whole texts of every field: why a product was found is read off what is marked in them.
    highlight: SEARCH_FIELDS.map((field) => ({ field })),
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
  names: ValueNames,
): FacetGroup[] {
  return FACETS.map(({ param, field, label }) => {
    const counts = facets[field] ?? { values: [], truncated: false };
    // A chosen value stays in sight even when nothing has it any more, so that it can be given up.
    const missing = params[param].filter((value) => !counts.values.some((known) => known.value === value));
    const values = [...counts.values, ...missing.map((value) => ({ value, count: 0 }))];
    const choices = toChoices(params, param, values, names);
    return {
      param,
      label,
      choices: param === "domain" ? inTreeOf(choices, tree) : choices,
      isTruncated: counts.truncated,
      find: null,
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

/** What the plain list can narrow by; a choice in any other facet waits until search is back. */
const PLAIN_FACETS: readonly FacetParam[] = ["domain", "status", "tag", "port"];

/** Ids of the chosen domains and of all below them; one that is not there holds nothing. */
function chosenWithin(slugs: readonly string[], tree: readonly DomainPlace[]): string[] {
  if (slugs.length === 0) return [];
  let below = Number.POSITIVE_INFINITY;
  const ids = tree.flatMap(({ id, slug, depth }) => {
    if (depth <= below) below = slugs.includes(slug) ? depth : Number.POSITIVE_INFINITY;
    return below === Number.POSITIVE_INFINITY ? [] : [id];
  });
  return ids.length > 0 ? ids : [""];
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
    {
      domainIds: chosenWithin(params.domain, domains),
      lifecycles: params.status,
      tags: params.tag,
      portTypes: params.port,
    },
  );
  const trust = await findTrustStates(
    actor,
    items.map(({ id }) => id),
  );
  const hits = items.map(
    (item): ExplainedHit => ({
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
        score: null,
        trust: trust.get(item.id) ?? "unproven",
        updatedAt: item.updatedAt.getTime(),
      },
      segments: {},
      matchedValues: {},
      why: null,
      explanation: null,
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
    unheeded: [
      ...FACETS.flatMap(({ param, label }) =>
        params[param].length > 0 && !PLAIN_FACETS.includes(param) ? [label.toLowerCase()] : [],
      ),
      ...activeRanges(params).map(({ label, words }) => `${label.toLowerCase()} ${words}`),
    ],
  };
}

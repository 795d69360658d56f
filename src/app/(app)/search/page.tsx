import type { Metadata } from "next";
import { CompareToggle } from "@/components/compare/compare-toggle";
import { RecordMiss } from "@/components/demand/record-miss";
import { PageFrame } from "@/components/layout/page-frame";
import { RememberPlace } from "@/components/palette/remember-place";
import { ActiveFilters } from "@/components/search/active-filters";
import { FacetPanel } from "@/components/search/facet-panel";
import { FacetSheet } from "@/components/search/facet-sheet";
import { NoResults } from "@/components/search/no-results";
import { ResultList } from "@/components/search/result-list";
import { ResultRow } from "@/components/search/result-row";
import { SaveSearch } from "@/components/search/save-search";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { Pagination } from "@/components/ui/pagination";
import { Segment, SegmentedControl } from "@/components/ui/segmented-control";
import { explanationWords } from "@/lib/discovery/explanation-words";
import { withFound } from "@/lib/discovery/facet-choices";
import { FacetFind } from "@/lib/discovery/facet-find";
import { hasFilters, SearchParams, SORT_LABELS, SORTS, searchHref } from "@/lib/discovery/model";
import { findFacetValues } from "@/lib/discovery/queries/find-facet-values";
import { searchProducts } from "@/lib/discovery/queries/search-products";
import { queryOf, suggestedName } from "@/lib/discovery/saved-search";
import { requirePageActor } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import { recordMissAction } from "../demand/actions";
import { saveSearchAction } from "../searches/actions";

type SearchPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ searchParams }: SearchPageProps): Promise<Metadata> {
  const { q } = SearchParams.parse(await searchParams);
  return { title: q ? `“${q}” · Search` : "Search" };
}

export default async function SearchPage({ searchParams }: SearchPageProps) {
  const actor = await requirePageActor();
  const address = await searchParams;
  const params = SearchParams.parse(address);
  const find = FacetFind.parse(address);
  const [page, found] = await Promise.all([
    searchProducts(actor, params),
    find && findFacetValues(actor, params, find),
  ]);
  const { hits, total, totalKind, pageCount, facets, hues, isDegraded, unheeded } = page;
  const count = `${total.toLocaleString("en")}${totalKind === "atLeast" ? "+" : ""} ${total === 1 ? "product" : "products"}`;
  const time = now();
  // One element in two places travels to the browser once.
  const panel = (
    <FacetPanel params={params} facets={find && found ? withFound(facets, find, found) : facets} />
  );

  return (
    <PageFrame className="lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)] lg:items-start lg:gap-x-8">
      <aside
        aria-label="Filters"
        className="hidden lg:sticky lg:top-20 lg:block lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto lg:pr-2"
      >
        {/* The filters are many stops for whoever goes by the keyboard. */}
        <a
          href="#results"
          className="sr-only rounded-md bg-accent-wash px-2 py-1 text-accent-ink text-sm focus-visible:not-sr-only focus-visible:mb-2 focus-visible:block focus-visible:px-2 focus-visible:py-1 focus-visible:outline-offset-[-2px]"
        >
          Skip to results
        </a>
        {panel}
      </aside>
      {params.q && hits.length > 0 && (
        <RememberPlace personId={actor.id} kind="search" label={params.q} href={searchHref(params)} />
      )}
      <div id="results" tabIndex={-1} className="flex min-w-0 flex-col gap-3 outline-none">
        <header className="relative flex flex-wrap items-center gap-x-4 gap-y-2">
          <h1 className="min-w-0 flex-1 text-xl" aria-live="polite">
            {count}
            {params.q && <span className="font-normal text-muted"> for “{params.q}”</span>}
          </h1>
          <FacetSheet summary={`Show ${count}`}>{panel}</FacetSheet>
          <SegmentedControl aria-label="Order of results">
            {SORTS.map((sort) => (
              <Segment
                key={sort}
                href={searchHref(params, { sort })}
                aria-current={params.sort === sort ? "page" : undefined}
              >
                {SORT_LABELS[sort]}
              </Segment>
            ))}
          </SegmentedControl>
          {(params.q !== "" || hasFilters(params)) && (
            <SaveSearch query={queryOf(params)} suggestion={suggestedName(params)} save={saveSearchAction} />
          )}
        </header>
        {isDegraded && (
          <Callout tone="attention">
            <CalloutTitle>
              {facets.length > 0
                ? "This took too long; the order below is rough."
                : "Search is not ready; this is a plain list until it is."}
            </CalloutTitle>
            {facets.length === 0 && (
              <CalloutBody>
                Found by title and name, newest first. Nothing is lost: what is published meanwhile is listed
                here and will be found.
                {unheeded.length > 0 &&
                  ` Not narrowed by ${new Intl.ListFormat("en").format(unheeded)}, which only search can do.`}
              </CalloutBody>
            )}
          </Callout>
        )}
        {hasFilters(params) && <ActiveFilters params={params} facets={facets} />}
        {hits.length === 0 ? (
          <>
            <NoResults params={params} facets={facets} />
            {params.q !== "" && !hasFilters(params) && !isDegraded && (
              <RecordMiss q={params.q} record={recordMissAction} />
            )}
          </>
        ) : (
          <ResultList>
            {hits.map((hit) => (
              <ResultRow
                key={hit.id}
                hit={hit}
                hue={hues[hit.card.domainId] ?? 0}
                why={hit.explanation ? explanationWords(hit.explanation, params.sort) : []}
                now={time}
                action={
                  <CompareToggle product={`${hit.card.domainPath}/${hit.card.name}`} title={hit.card.title} />
                }
              />
            ))}
          </ResultList>
        )}
        {pageCount > 1 && (
          <Pagination
            page={params.page}
            pageCount={pageCount}
            hrefOf={(page) => searchHref(params, { page })}
          />
        )}
      </div>
    </PageFrame>
  );
}

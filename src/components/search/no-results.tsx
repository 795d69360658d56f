import { SearchX } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import type { FacetGroup } from "@/lib/discovery/facet-choices";
import { hasFilters, type SearchParams, searchHref, toggledHref } from "@/lib/discovery/model";
import { activeRanges } from "@/lib/discovery/ranges";

type NoResultsProps = { params: SearchParams; facets: readonly FacetGroup[] };

/** An end that is none: every filter that could be given up, and the way to everything. */
export function NoResults({ params, facets }: NoResultsProps) {
  const chosen = facets.flatMap(({ param, label, choices }) =>
    choices.filter(({ isChosen }) => isChosen).map((choice) => ({ ...choice, param, facet: label })),
  );

  return (
    <EmptyState>
      <SearchX aria-hidden />
      <EmptyStateTitle>No data product found</EmptyStateTitle>
      <EmptyStateBody>
        {hasFilters(params)
          ? "Nothing matches the words and every filter at once. Give up a filter:"
          : `Nothing matches “${params.q}”. Try fewer or other words; half a word is enough.`}
      </EmptyStateBody>
      <EmptyStateActions>
        {chosen.map(({ param, facet, value, label }) => (
          <ButtonLink key={`${param}:${value}`} href={toggledHref(params, param, value)} size="sm">
            Without {facet.toLowerCase()} {label}
          </ButtonLink>
        ))}
        {activeRanges(params).map(({ label, words, without }) => (
          <ButtonLink key={label} href={searchHref(params, without)} size="sm">
            Without {label.toLowerCase()} {words}
          </ButtonLink>
        ))}
        <ButtonLink href={searchHref({ ...params, q: "" })} size="sm">
          Without words
        </ButtonLink>
        {params.q !== "" && (
          <ButtonLink href={`/demand/new?${new URLSearchParams({ title: params.q })}`} size="sm">
            Request this data
          </ButtonLink>
        )}
        <ButtonLink href="/search" size="sm">
          Show all products
        </ButtonLink>
      </EmptyStateActions>
    </EmptyState>
  );
}

import { Bookmark } from "lucide-react";
import type { Metadata } from "next";
import { PageFrame } from "@/components/layout/page-frame";
import { SavedSearchRow } from "@/components/search/saved-search-row";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { facetLabel, type ValueNames } from "@/lib/discovery/facet-labels";
import { FACETS } from "@/lib/discovery/model";
import { findSavedSearches } from "@/lib/discovery/queries/find-saved-searches";
import { activeRanges } from "@/lib/discovery/ranges";
import { paramsIn } from "@/lib/discovery/saved-search";
import { readValueNames } from "@/lib/discovery/value-names";
import { requirePageActor } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import { findDomains } from "@/lib/registry/queries/find-domains";
import { deleteSavedSearchAction, setSavedSearchMailAction } from "./actions";

export const metadata: Metadata = { title: "Saved searches" };

export default async function SavedSearchesPage() {
  const actor = await requirePageActor();
  const [searches, domains] = await Promise.all([findSavedSearches(actor), findDomains(actor)]);
  const slugs = searches.flatMap(({ query }) => paramsIn(query).term);
  const names = await readValueNames(actor, domains, slugs);
  const time = now();

  return (
    <PageFrame>
      <PageHeader>
        <PageHeading>
          <PageTitle>Saved searches</PageTitle>
          <PageSummary>
            Yours alone. Where mails are on, you are told of newly published data products that match, at most
            once a day.
          </PageSummary>
        </PageHeading>
      </PageHeader>
      {searches.length === 0 ? (
        <EmptyState>
          <Bookmark aria-hidden />
          <EmptyStateTitle>You have not saved a search yet</EmptyStateTitle>
          <EmptyStateBody>
            Search for something, narrow it down, and choose “Save” above the results.
          </EmptyStateBody>
          <EmptyStateActions>
            <ButtonLink href="/search">Search</ButtonLink>
          </EmptyStateActions>
        </EmptyState>
      ) : (
        <Panel className="divide-y">
          {searches.map((search) => (
            <SavedSearchRow
              key={search.id}
              search={search}
              words={wordsOf(search.query, names)}
              now={time}
              setMail={setSavedSearchMailAction}
              remove={deleteSavedSearchAction}
            />
          ))}
        </Panel>
      )}
    </PageFrame>
  );
}

function wordsOf(query: string, names: ValueNames): string {
  const params = paramsIn(query);
  const filters = FACETS.flatMap(({ param, label }) =>
    params[param].map((value) => `${label.toLowerCase()} ${facetLabel(param, value, names)}`),
  );
  const ranges = activeRanges(params).map(({ label, words }) => `${label.toLowerCase()} ${words}`);
  return [...(params.q ? [`“${params.q}”`] : []), ...filters, ...ranges].join(", ");
}

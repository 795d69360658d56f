import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { IndexFacts } from "@/components/admin/index-facts";
import { IndexProgress } from "@/components/admin/index-progress";
import { ParkedProducts } from "@/components/admin/parked-products";
import { SearchFiguresTable } from "@/components/admin/search-figures-table";
import { SearchViews } from "@/components/admin/search-views";
import { OneButtonForm } from "@/components/identity/one-button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Section, SectionHeader, SectionSummary, SectionTitle } from "@/components/ui/section";
import { findIndexStatus } from "@/lib/discovery/queries/index-status";
import { findSearchFigures } from "@/lib/discovery/queries/search-figures";
import { can } from "@/lib/identity/permissions";
import { requirePageActor } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import { rebuildSearchIndexAction, repairSearchIndexAction } from "./actions";

export const metadata: Metadata = { title: "Search index" };

export default async function SearchIndexPage() {
  const actor = await requirePageActor();
  if (!can(actor, "search.manage")) notFound();
  const time = now();
  const [status, measured] = await Promise.all([findIndexStatus(actor), findSearchFigures(actor, time)]);

  return (
    <PageFrame className="max-w-4xl gap-8">
      <div className="flex flex-col gap-4">
        <SearchViews current="/admin/search" />
        <PageHeader>
          <PageHeading>
            <PageTitle>Search index</PageTitle>
            <PageSummary>
              What search finds is a copy of the registry. It follows every publication within a moment.
            </PageSummary>
          </PageHeading>
        </PageHeader>
      </div>
      <IndexProgress progress={status.progress} order={status.order} />
      <IndexFacts status={status} now={time} />
      <Section aria-labelledby="figures">
        <SectionHeader>
          <SectionTitle id="figures">How searching goes</SectionTitle>
        </SectionHeader>
        <SearchFiguresTable measured={measured} now={time} />
      </Section>
      {status.parkedTotal > 0 && (
        <Section aria-labelledby="parked">
          <SectionHeader>
            <SectionTitle id="parked">Not indexable</SectionTitle>
          </SectionHeader>
          <SectionSummary>
            These are published but cannot be found. They leave this list by themselves once a version can be
            indexed.
          </SectionSummary>
          <ParkedProducts parked={status.parked} total={status.parkedTotal} now={time} />
        </Section>
      )}
      <Section aria-labelledby="repair">
        <SectionHeader>
          <SectionTitle id="repair">Compare and mend</SectionTitle>
        </SectionHeader>
        <SectionSummary>
          Holds every document against its product and writes anew what differs. It happens by itself every
          night, and whenever the counts disagree.
        </SectionSummary>
        <OneButtonForm
          submit={repairSearchIndexAction}
          fields={{}}
          label="Repair"
          pendingLabel="Comparing…"
          variant="secondary"
          size="md"
          done="Compared; the figures above say what differed."
        />
      </Section>
      <Section aria-labelledby="rebuild">
        <SectionHeader>
          <SectionTitle id="rebuild">Build anew</SectionTitle>
        </SectionHeader>
        <SectionSummary>
          For when search and registry seem to disagree. People go on searching the index that is there until
          the new one is complete.
        </SectionSummary>
        <OneButtonForm
          submit={rebuildSearchIndexAction}
          fields={{}}
          label="Rebuild the index"
          pendingLabel="Building…"
          variant="secondary"
          size="md"
          done="The index has been built anew, or is being built as shown above."
        />
      </Section>
    </PageFrame>
  );
}

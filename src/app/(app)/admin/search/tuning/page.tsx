import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { JudgedForm } from "@/components/admin/search-tuning/judged-form";
import { JudgedList } from "@/components/admin/search-tuning/judged-list";
import { TuningForm } from "@/components/admin/search-tuning/tuning-form";
import { TuningHistory } from "@/components/admin/search-tuning/tuning-history";
import { SearchViews } from "@/components/admin/search-views";
import { PageFrame } from "@/components/layout/page-frame";
import { Callout, CalloutTitle } from "@/components/ui/callout";
import { EmptyState, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Section, SectionHeader, SectionSummary, SectionTitle } from "@/components/ui/section";
import { findSearchTuning } from "@/lib/discovery/queries/search-tuning";
import { printSynonyms } from "@/lib/discovery/tuning/tuning-text";
import { can } from "@/lib/identity/permissions";
import { requirePageActor } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import {
  addJudgedQueryAction,
  removeJudgedQueryAction,
  restoreSearchTuningAction,
  searchTuningAction,
} from "./actions";

export const metadata: Metadata = { title: "Search tuning" };

type SearchTuningPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SearchTuningPage({ searchParams }: SearchTuningPageProps) {
  const actor = await requirePageActor();
  if (!can(actor, "search.manage")) notFound();
  const { version, tuning, judged, history } = await findSearchTuning(actor);
  const saved = String((await searchParams).saved);
  const { synonyms, stopWords, fieldOrder } = tuning;

  return (
    <PageFrame className="max-w-4xl gap-8">
      <div className="flex flex-col gap-4">
        <SearchViews current="/admin/search/tuning" />
        <PageHeader>
          <PageHeading>
            <PageTitle>Search tuning</PageTitle>
            <PageSummary>
              Which words mean the same, which are not looked for, and where a word counts most. A change is
              refused while it would lose what is judged below.
            </PageSummary>
          </PageHeading>
        </PageHeader>
      </div>
      {saved === String(version) && (
        <Callout tone="pass" role="status">
          <CalloutTitle>
            Version {version} is in force, and search follows it everywhere in a moment.
          </CalloutTitle>
        </Callout>
      )}
      <Section aria-labelledby="judged">
        <SectionHeader>
          <SectionTitle id="judged">Judged queries</SectionTitle>
        </SectionHeader>
        <SectionSummary>
          Searches that must go on finding what they should. They are tried before every change; removing one
          is deliberate and recorded.
        </SectionSummary>
        {judged === null ? (
          <Callout tone="attention">
            <CalloutTitle>The index is being built; how they stand is shown once it answers.</CalloutTitle>
          </Callout>
        ) : judged.length === 0 ? (
          <EmptyState>
            <EmptyStateTitle>Nothing is judged yet</EmptyStateTitle>
            <EmptyStateBody>
              Begin with the searches people make most: name the product each must find.
            </EmptyStateBody>
          </EmptyState>
        ) : (
          <JudgedList judged={judged} remove={removeJudgedQueryAction} />
        )}
        <JudgedForm submit={addJudgedQueryAction} />
      </Section>
      <Section aria-labelledby="change">
        <SectionHeader>
          <SectionTitle id="change">Change the tuning</SectionTitle>
        </SectionHeader>
        <TuningForm
          // What was saved here is what the next change starts from; what others save refuses this one when sent.
          key={saved}
          start={{
            synonyms: printSynonyms(synonyms),
            stopWords: stopWords.join(" "),
            fieldOrder,
            note: "",
            basedOn: version,
          }}
          submit={searchTuningAction}
        />
      </Section>
      <Section aria-labelledby="history">
        <SectionHeader>
          <SectionTitle id="history">History</SectionTitle>
        </SectionHeader>
        <SectionSummary>Restoring a version puts it in force as a new one; nothing is lost.</SectionSummary>
        <TuningHistory history={history} current={version} restore={restoreSearchTuningAction} now={now()} />
      </Section>
    </PageFrame>
  );
}

import { Megaphone, Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { RequestCard } from "@/components/demand/request-card";
import { PageFrame } from "@/components/layout/page-frame";
import { ButtonLink } from "@/components/ui/button";
import { counted } from "@/components/ui/counted";
import { EmptyState, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { PageActions, PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Section, SectionSummary, SectionTitle } from "@/components/ui/section";
import { Segment, SegmentedControl } from "@/components/ui/segmented-control";
import { DEMAND, REQUEST_STATES, RequestState } from "@/lib/discovery/demand";
import { findDemand, findMisses } from "@/lib/discovery/queries/find-demand";
import { requirePageActor } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import { PageRequest } from "@/lib/registry/page";
import {
  backRequestAction,
  claimRequestAction,
  closeRequestAction,
  planForRequestAction,
  releaseRequestAction,
} from "./actions";

export const metadata: Metadata = { title: "Demand" };

const SIZE = 20;

const LABELS = {
  open: "Open",
  claimed: "Claimed",
  fulfilled: "Fulfilled",
  closed: "Closed",
} as const satisfies Record<RequestState, string>;

const NOTHING = {
  open: "Nobody asks for data that is not there. Whoever misses something asks for it here, and others say that they need it too.",
  claimed: "No domain is about to provide something that was asked for.",
  fulfilled: "Nothing that was asked for has been published yet.",
  closed: "No request has been closed without the data.",
} as const satisfies Record<RequestState, string>;

type DemandPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DemandPage({ searchParams }: DemandPageProps) {
  const actor = await requirePageActor();
  const raw = await searchParams;
  const state = RequestState.catch("open").parse(raw.state);
  const page = PageRequest.parse({ page: raw.page, size: SIZE });
  const time = now();
  const [{ items, total }, misses] = await Promise.all([
    findDemand(actor, state, page),
    state === "open" ? findMisses(actor, time) : [],
  ]);

  return (
    <PageFrame>
      <PageHeader>
        <PageHeading>
          <PageTitle>Demand</PageTitle>
          <PageSummary>
            Data people need and nobody offers yet. A domain claims it, publishes it, and they are told.
          </PageSummary>
        </PageHeading>
        <PageActions>
          <ButtonLink href="/demand/new" variant="primary">
            <Plus aria-hidden />
            Request data
          </ButtonLink>
        </PageActions>
      </PageHeader>
      <SegmentedControl aria-label="State of the requests">
        {REQUEST_STATES.map((choice) => (
          <Segment
            key={choice}
            href={choice === "open" ? DEMAND : `${DEMAND}?state=${choice}`}
            aria-current={choice === state ? "page" : undefined}
          >
            {LABELS[choice]}
          </Segment>
        ))}
      </SegmentedControl>
      {items.length === 0 ? (
        <EmptyState>
          <Megaphone aria-hidden />
          <EmptyStateTitle>{state === "open" ? "Nothing is missing" : "None"}</EmptyStateTitle>
          <EmptyStateBody>{NOTHING[state]}</EmptyStateBody>
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-3">
          {items.map((request) => (
            <li key={request.id}>
              <RequestCard
                request={request}
                now={time}
                actions={{
                  back: backRequestAction,
                  claim: claimRequestAction,
                  release: releaseRequestAction,
                  plan: planForRequestAction,
                  close: closeRequestAction,
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {total > SIZE && (
        <Pagination
          page={page.page}
          pageCount={Math.ceil(total / SIZE)}
          hrefOf={(next) => `${DEMAND}?state=${state}&page=${next}`}
        />
      )}
      {misses.length > 0 && (
        <Section aria-labelledby="misses">
          <SectionTitle id="misses">Looked for and not found</SectionTitle>
          <SectionSummary>What several people searched for lately without any result.</SectionSummary>
          <ul className="flex flex-wrap gap-2">
            {misses.map(({ query, people }) => (
              <li key={query}>
                <Link
                  href={`/demand/new?${new URLSearchParams({ title: query })}`}
                  className="inline-flex min-h-7 items-center gap-1.5 rounded-full border bg-surface px-3 hover:bg-sunken pointer-coarse:min-h-9"
                >
                  {query}
                  <span className="text-muted text-sm">{counted(people, "person", "people")}</span>
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </PageFrame>
  );
}

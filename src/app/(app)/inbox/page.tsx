import { Inbox } from "lucide-react";
import type { Metadata } from "next";
import { BulkDecision } from "@/components/access/bulk-decision";
import { InboxCard } from "@/components/access/inbox-card";
import { PageFrame } from "@/components/layout/page-frame";
import { EmptyState, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Section, SectionTitle } from "@/components/ui/section";
import { findInbox } from "@/lib/access/queries/find-inbox";
import { requirePageActor } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import { findProductSummaries } from "@/lib/registry/queries/find-product-summaries";
import { decideAccessAction } from "./actions";

export const metadata: Metadata = { title: "Inbox" };

const BULK = "decide-several";

export default async function InboxPage() {
  const actor = await requirePageActor();
  const items = await findInbox(actor);
  const openable = await findProductSummaries(
    actor,
    items.map(({ request }) => request.product.id),
  );
  const isSeveral = items.length > 1;
  const time = now();

  return (
    <PageFrame className="max-w-4xl">
      <PageHeader>
        <PageHeading>
          <PageTitle>Inbox</PageTitle>
          <PageSummary>What waits for your decision, the longest waiting first.</PageSummary>
        </PageHeading>
      </PageHeader>
      {items.length === 0 ? (
        <EmptyState>
          <Inbox aria-hidden />
          <EmptyStateTitle>Nothing waits for you</EmptyStateTitle>
          <EmptyStateBody>
            When somebody asks for access to data you decide about, it appears here and you get a mail.
          </EmptyStateBody>
        </EmptyState>
      ) : (
        <Section aria-labelledby="access-requests">
          <SectionTitle id="access-requests">
            Access requests <span className="font-normal text-muted tabular-nums">{items.length}</span>
          </SectionTitle>
          <ul className="flex flex-col gap-4">
            {items.map((item) => (
              <li key={item.request.id}>
                <InboxCard
                  item={item}
                  isOpenable={openable.has(item.request.product.id)}
                  bulkForm={isSeveral ? BULK : null}
                  decide={decideAccessAction}
                  now={time}
                />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {isSeveral && (
        <Section aria-labelledby="several">
          <SectionTitle id="several">Decide several alike</SectionTitle>
          <BulkDecision id={BULK} decide={decideAccessAction} />
        </Section>
      )}
    </PageFrame>
  );
}

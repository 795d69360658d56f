import { Inbox } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { BulkDecision } from "@/components/access/bulk-decision";
import { InboxCard } from "@/components/access/inbox-card";
import { PageFrame } from "@/components/layout/page-frame";
import { EmptyState, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Section, SectionTitle } from "@/components/ui/section";
import { INBOX } from "@/lib/access/model";
import { findInbox } from "@/lib/access/queries/find-inbox";
import { requirePageActor } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import { PageRequest } from "@/lib/registry/page";
import { findProductSummaries } from "@/lib/registry/queries/find-product-summaries";
import { decideAccessAction } from "./actions";

export const metadata: Metadata = { title: "Inbox" };

const BULK = "decide-several";

type InboxPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function InboxPage({ searchParams }: InboxPageProps) {
  const actor = await requirePageActor();
  const { page, size } = PageRequest.parse(await searchParams);
  const { items, total } = await findInbox(actor, { page, size });
  // The last of a page may have been decided since the address was opened.
  if (items.length === 0 && total > 0) redirect(INBOX);
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
            Access requests <span className="font-normal text-muted tabular-nums">{total}</span>
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
      {total > size && (
        <Pagination
          page={page}
          pageCount={Math.ceil(total / size)}
          hrefOf={(to) => `${INBOX}?${new URLSearchParams({ page: String(to) })}`}
        />
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

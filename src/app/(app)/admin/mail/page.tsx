import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OutboxList } from "@/components/identity/outbox-list";
import { PageFrame } from "@/components/layout/page-frame";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { EmptyState, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { PeoplePage } from "@/lib/identity/inputs";
import { can } from "@/lib/identity/permissions";
import { findMails, PAGE_SIZE } from "@/lib/identity/queries";
import { requirePageActor } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import { isMailSent } from "@/lib/platform/mail";
import { retryMailAction } from "./actions";

export const metadata: Metadata = { title: "Mail outbox" };

type MailPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MailPage({ searchParams }: MailPageProps) {
  const actor = await requirePageActor();
  if (!can(actor, "mail.read")) notFound();
  const { page } = PeoplePage.parse(await searchParams);
  const { items, total } = await findMails(actor, { page });

  return (
    <PageFrame className="max-w-4xl">
      <PageHeader>
        <PageHeading>
          <PageTitle>Mail outbox</PageTitle>
          <PageSummary>
            {isMailSent
              ? "What Agora sent and what waits. Texts are not shown, because they may hold one-time links."
              : "What Agora has to say to people, newest first."}
          </PageSummary>
        </PageHeading>
      </PageHeader>
      {!isMailSent && (
        <Callout tone="attention">
          <CalloutTitle>No mail server is set up, so nothing is sent</CalloutTitle>
          <CalloutBody>
            You see the texts here to pass them on, links to choose a password included. Whoever opens such a
            link first can sign in as that person: give it to nobody else. Set SMTP_URL to have mails sent.
          </CalloutBody>
        </Callout>
      )}
      {items.length === 0 ? (
        <EmptyState>
          <EmptyStateTitle>No mails yet</EmptyStateTitle>
          <EmptyStateBody>Invitations and links to choose a new password appear here.</EmptyStateBody>
        </EmptyState>
      ) : (
        <OutboxList mails={items} retry={retryMailAction} now={now()} />
      )}
      {total > PAGE_SIZE && (
        <Pagination
          page={page}
          pageCount={Math.ceil(total / PAGE_SIZE)}
          hrefOf={(other) => `/admin/mail?page=${other}`}
        />
      )}
    </PageFrame>
  );
}

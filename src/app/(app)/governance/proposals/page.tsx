import type { Metadata } from "next";
import { GovernanceTabs } from "@/components/governance/governance-tabs";
import { ProposalItem } from "@/components/governance/proposals/proposal-item";
import { PageFrame } from "@/components/layout/page-frame";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Section, SectionTitle } from "@/components/ui/section";
import type { ProposalSummary } from "@/lib/governance/proposals/proposal";
import { findProposals } from "@/lib/governance/queries/find-proposals";
import { can } from "@/lib/identity/permissions";
import { requirePageActor } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";

export const metadata: Metadata = { title: "Proposals" };

export default async function ProposalsPage() {
  const actor = await requirePageActor();
  const proposals = await findProposals(actor);
  const time = now();
  const open = proposals.filter(({ status }) => status === "open");
  const closed = proposals.filter(({ status }) => status !== "open");

  const list = (title: string, items: readonly ProposalSummary[]) =>
    items.length > 0 && (
      <Section aria-label={title}>
        <SectionTitle>{title}</SectionTitle>
        <ul className="divide-y rounded-lg border bg-surface">
          {items.map((proposal) => (
            <ProposalItem key={proposal.id} proposal={proposal} now={time} />
          ))}
        </ul>
      </Section>
    );

  return (
    <PageFrame>
      <PageHeader>
        <PageHeading>
          <PageTitle>Governance</PageTitle>
          <PageSummary>What the domains are asked to agree on, and what they decided.</PageSummary>
        </PageHeading>
      </PageHeader>
      <GovernanceTabs
        waiting={{ "/governance/proposals": open.filter(({ waitsFor }) => waitsFor.length > 0).length }}
        mayReadAudit={can(actor, "audit.read")}
      />
      {proposals.length === 0 && (
        <EmptyState>
          <EmptyStateTitle>Nothing has been put to the vote</EmptyStateTitle>
          <EmptyStateBody>
            Whoever writes a policy looks at whom it would hit, and puts it to the vote from its page.
          </EmptyStateBody>
          <EmptyStateActions>
            <ButtonLink href="/governance">Policies</ButtonLink>
          </EmptyStateActions>
        </EmptyState>
      )}
      {list("Open", open)}
      {list("Decided", closed)}
    </PageFrame>
  );
}

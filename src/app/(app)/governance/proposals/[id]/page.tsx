import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { BlastRadiusFigures } from "@/components/governance/blast-radius/blast-radius-figures";
import { Discussion } from "@/components/governance/proposals/discussion";
import { ProposalStanding } from "@/components/governance/proposals/proposal-standing";
import { RULE_WORDS } from "@/components/governance/proposals/proposal-words";
import { VoteForm } from "@/components/governance/proposals/vote-form";
import { VoteTable } from "@/components/governance/proposals/vote-table";
import { PageBreadcrumb, PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb, BreadcrumbLink, BreadcrumbPage } from "@/components/ui/breadcrumb";
import { ConfirmedAction } from "@/components/ui/confirmed-action";
import { PageActions, PageHeader, PageHeading, PageTitle } from "@/components/ui/page-header";
import { Section, SectionTitle } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { policyHref } from "@/lib/governance/model";
import { findProposal } from "@/lib/governance/queries/find-proposals";
import { requirePageActor } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import {
  addCommentAction,
  castVoteAction,
  editCommentAction,
  removeCommentAction,
  withdrawProposalAction,
} from "../actions";

type ProposalPageProps = { params: Promise<{ id: string }> };

const load = cache(async (id: string) => {
  const actor = await requirePageActor();
  const proposal = z.uuid().safeParse(id).success ? await findProposal(actor, id) : null;
  return proposal && { actor, proposal };
});

export async function generateMetadata({ params }: ProposalPageProps): Promise<Metadata> {
  const { proposal } = (await load((await params).id)) ?? notFound();
  return { title: `Proposal about ${proposal.policy.key}` };
}

export default async function ProposalPage({ params }: ProposalPageProps) {
  const { actor, proposal } = (await load((await params).id)) ?? notFound();
  const {
    id,
    policy,
    version,
    title,
    sentence,
    begunFrom,
    rule,
    reason,
    votes,
    electorate,
    view,
    reportId,
    mayWithdraw,
  } = proposal;
  const time = now();
  const isOpen = proposal.status === "open" && proposal.deadline > time;
  const own = electorate.filter((domain) => isOpen && actor.delegateOf.includes(domain.id));

  return (
    <PageFrame>
      <PageBreadcrumb>
        <Breadcrumb>
          <BreadcrumbLink href="/governance/proposals">Proposals</BreadcrumbLink>
          <BreadcrumbPage>{policy.key}</BreadcrumbPage>
        </Breadcrumb>
      </PageBreadcrumb>
      <PageHeader>
        <PageHeading>
          <PageTitle>{version === null ? `Retire: ${title}` : title}</PageTitle>
          <ProposalStanding proposal={proposal} now={time} />
        </PageHeading>
        {mayWithdraw && (
          <PageActions>
            <ConfirmedAction
              size="sm"
              label="Withdraw"
              about={`the proposal about ${policy.key}`}
              title={`Withdraw the proposal about ${policy.key}?`}
              consequence="The vote ends without a decision. The votes that were cast stay readable here."
              tone="danger"
              fields={{ id }}
              submit={withdrawProposalAction}
            />
          </PageActions>
        )}
      </PageHeader>
      <blockquote className="max-w-[72ch] border-accent border-l-2 pl-4 text-lg">{sentence}</blockquote>
      <p className="max-w-[72ch] whitespace-pre-line">{reason}</p>
      <p className="text-muted text-sm">
        {RULE_WORDS[rule].label}: {RULE_WORDS[rule].effect}.{" "}
        <TextLink href={policyHref(policy.key)}>The policy {policy.key}</TextLink>
        {begunFrom && (
          <>
            , begun from <TextLink href={policyHref(begunFrom)}>{begunFrom}</TextLink>
          </>
        )}
      </p>
      {own.map((domain) => (
        <VoteForm
          key={domain.id}
          id={id}
          domain={domain}
          report={reportId}
          cast={votes.find(({ domainId }) => domainId === domain.id) ?? null}
          submit={castVoteAction}
        />
      ))}
      <Section aria-label="Votes">
        <SectionTitle>Votes</SectionTitle>
        <VoteTable electorate={electorate} votes={votes} now={time} />
      </Section>
      <Section aria-label="Discussion">
        <SectionTitle>Discussion</SectionTitle>
        <Discussion
          proposal={proposal}
          now={time}
          add={addCommentAction}
          edit={editCommentAction}
          remove={removeCommentAction}
        />
      </Section>
      <Section aria-label="Whom it would hit">
        <SectionTitle>Whom it would hit</SectionTitle>
        <BlastRadiusFigures view={view} isComplete />
      </Section>
    </PageFrame>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { BlastRadiusFigures } from "@/components/governance/blast-radius/blast-radius-figures";
import { ProposalForm } from "@/components/governance/proposals/proposal-form";
import { PageBreadcrumb, PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb, BreadcrumbLink, BreadcrumbPage } from "@/components/ui/breadcrumb";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Section, SectionTitle } from "@/components/ui/section";
import { findBlastRadius } from "@/lib/governance/blast-radius/find-blast-radius";
import { changeClass } from "@/lib/governance/blast-radius/report";
import { policyHref } from "@/lib/governance/model";
import { leastNotice } from "@/lib/governance/proposals/decide-proposal";
import { DECISION_RULES } from "@/lib/governance/proposals/model";
import { can } from "@/lib/identity/permissions";
import { requirePageActor } from "@/lib/identity/session";
import { openProposalAction } from "../actions";

export const metadata: Metadata = { title: "Put a policy to the vote" };

type NewProposalPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewProposalPage({ searchParams }: NewProposalPageProps) {
  const actor = await requirePageActor();
  const id = z.uuid().safeParse((await searchParams).report);
  const kept = id.success && can(actor, "policy.propose") ? await findBlastRadius(actor, id.data) : null;
  if (!kept) notFound();
  const { policyKey: key, policyVersion: version, view } = kept;

  return (
    <PageFrame>
      <PageBreadcrumb>
        <Breadcrumb>
          <BreadcrumbLink href="/governance/proposals">Proposals</BreadcrumbLink>
          <BreadcrumbLink href={policyHref(key)}>{key}</BreadcrumbLink>
          <BreadcrumbPage>Put to the vote</BreadcrumbPage>
        </Breadcrumb>
      </PageBreadcrumb>
      <PageHeader>
        <PageHeading>
          <PageTitle>
            {version === null ? `Propose to retire ${key}` : `Propose version ${version} of ${key}`}
          </PageTitle>
          <PageSummary>Every domain with a delegate has one vote. They see the figures below.</PageSummary>
        </PageHeading>
      </PageHeader>
      <ProposalForm
        policy={{ key, version }}
        report={kept.id}
        rules={DECISION_RULES.filter(
          (rule) => rule !== "emergency" || can(actor, "policy.activate-emergency"),
        )}
        notice={leastNotice("consent", changeClass({ ...view, affected: [] }, false))}
        backHref={policyHref(key)}
        submit={openProposalAction}
      />
      <Section aria-label="Whom it would hit">
        <SectionTitle>Whom it would hit</SectionTitle>
        <BlastRadiusFigures view={view} isComplete />
      </Section>
    </PageFrame>
  );
}

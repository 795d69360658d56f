import { Target } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PurposeForm } from "@/components/access/purpose-form";
import { OneButtonForm } from "@/components/identity/one-button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { Badge } from "@/components/ui/badge";
import { counted } from "@/components/ui/counted";
import { EmptyState, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Section, SectionTitle } from "@/components/ui/section";
import { findPurposes } from "@/lib/access/queries/find-purposes";
import { can } from "@/lib/identity/permissions";
import { requirePageActor } from "@/lib/identity/session";
import {
  addPurposeAction,
  changePurposeAction,
  reinstatePurposeAction,
  retirePurposeAction,
} from "./actions";

export const metadata: Metadata = { title: "Purposes" };

export default async function PurposesPage() {
  const actor = await requirePageActor();
  if (!can(actor, "purpose.manage")) notFound();
  const purposes = await findPurposes(actor);

  return (
    <PageFrame className="max-w-4xl">
      <PageHeader>
        <PageHeading>
          <PageTitle>Purposes</PageTitle>
          <PageSummary>
            What people choose from when they say what they need data for. Their own words are always
            possible.
          </PageSummary>
        </PageHeading>
      </PageHeader>
      {purposes.length === 0 ? (
        <EmptyState>
          <Target aria-hidden />
          <EmptyStateTitle>No purposes yet</EmptyStateTitle>
          <EmptyStateBody>Until there are some, everybody says it in their own words.</EmptyStateBody>
        </EmptyState>
      ) : (
        <ul className="divide-y rounded-lg border bg-surface">
          {purposes.map((purpose) => (
            <li key={purpose.id} className="flex flex-col gap-2 px-4 py-3">
              <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
                <div className="min-w-0">
                  <p className="flex flex-wrap items-center gap-2 font-medium [overflow-wrap:anywhere]">
                    {purpose.name}
                    {purpose.isRetired && <Badge>Retired</Badge>}
                  </p>
                  {purpose.description && <p className="text-muted">{purpose.description}</p>}
                  <p className="text-muted text-sm">{counted(purpose.requests, "request", "requests")}</p>
                </div>
                <OneButtonForm
                  submit={purpose.isRetired ? reinstatePurposeAction : retirePurposeAction}
                  fields={{ id: purpose.id }}
                  label={purpose.isRetired ? "Offer again" : "Retire"}
                  pendingLabel="Saving…"
                  variant="secondary"
                  size="sm"
                />
              </div>
              <details>
                <summary className="-mx-1 w-fit cursor-pointer rounded-sm px-1 text-muted text-sm hover:bg-sunken">
                  Edit<span className="sr-only"> {purpose.name}</span>
                </summary>
                <div className="pt-3">
                  <PurposeForm key={purpose.revision} purpose={purpose} submit={changePurposeAction} />
                </div>
              </details>
            </li>
          ))}
        </ul>
      )}
      <Section aria-labelledby="add">
        <SectionTitle id="add">Add a purpose</SectionTitle>
        <PurposeForm purpose={null} submit={addPurposeAction} />
      </Section>
    </PageFrame>
  );
}

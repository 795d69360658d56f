import { Database } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccessPlace } from "@/components/access/access-place";
import { ProvisionLine } from "@/components/access/provision-line";
import { ProvisionedDatabaseItem } from "@/components/access/provisioned-database-item";
import { consumerWords, GRANT_TONES, GRANT_WORDS } from "@/components/access/state-words";
import { PageFrame } from "@/components/layout/page-frame";
import { Badge } from "@/components/ui/badge";
import { EmptyState, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Section, SectionTitle } from "@/components/ui/section";
import { findDatabases } from "@/lib/access/queries/find-databases";
import { can } from "@/lib/identity/permissions";
import { requirePageActor } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import { retryProvisioningAction } from "./actions";

export const metadata: Metadata = { title: "Databases" };

const LIST = "divide-y rounded-lg border bg-surface";

export default async function DatabasesPage() {
  const actor = await requirePageActor();
  if (!can(actor, "provisioning.manage")) notFound();
  const { targets, failing } = await findDatabases(actor);
  const time = now();

  return (
    <PageFrame className="max-w-4xl">
      <PageHeader>
        <PageHeading>
          <PageTitle>Databases</PageTitle>
          <PageSummary>
            In these PostgreSQL databases Agora lets consumers read what they were granted, and puts them out
            when it ends.
          </PageSummary>
        </PageHeading>
      </PageHeader>
      {failing.length > 0 && (
        <Section aria-labelledby="failing">
          <SectionTitle id="failing">
            Does not work <span className="font-normal text-muted tabular-nums">{failing.length}</span>
          </SectionTitle>
          <ul className={LIST}>
            {failing.map(({ grant, provision }) => (
              <li key={grant.id} className="flex flex-col gap-2 px-4 py-3">
                <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
                  <AccessPlace request={grant.request} isOpenable />
                  <Badge tone={GRANT_TONES[grant.state]}>{GRANT_WORDS[grant.state]}</Badge>
                </div>
                <p className="text-muted">Access of {consumerWords(grant.request.consumer)}</p>
                <ProvisionLine provision={{ ...provision, mayRetry: true }} retry={retryProvisioningAction} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {targets.length === 0 ? (
        <EmptyState>
          <Database aria-hidden />
          <EmptyStateTitle>Agora gives no access by itself yet</EmptyStateTitle>
          <EmptyStateBody>
            Whoever runs this installation names databases in PROVISION_POSTGRES. Until then access is set up
            by people, or by systems that webhooks tell.
          </EmptyStateBody>
        </EmptyState>
      ) : (
        <ul className={LIST}>
          {targets.map((database) => (
            <ProvisionedDatabaseItem key={database.target} database={database} now={time} />
          ))}
        </ul>
      )}
    </PageFrame>
  );
}

import { Webhook } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageFrame } from "@/components/layout/page-frame";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { PageActions, PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { WebhookItem } from "@/components/webhooks/webhook-item";
import { can } from "@/lib/identity/permissions";
import { requirePageActor } from "@/lib/identity/session";
import { findWebhooks } from "@/lib/interop/queries/find-webhooks";
import { WEBHOOK_EVENTS, WEBHOOKS } from "@/lib/interop/webhooks/model";
import { now } from "@/lib/platform/clock";

export const metadata: Metadata = { title: "Webhooks" };

export default async function WebhooksPage() {
  const actor = await requirePageActor();
  if (!can(actor, "webhook.manage")) notFound();
  const webhooks = await findWebhooks(actor);
  const time = now();

  return (
    <PageFrame className="max-w-4xl">
      <PageHeader>
        <PageHeading>
          <PageTitle>Webhooks</PageTitle>
          <PageSummary>
            Systems that Agora tells of access and products, signed and in order, until they have heard it.
          </PageSummary>
        </PageHeading>
        <PageActions>
          <ButtonLink href={WEBHOOK_EVENTS}>What is sent</ButtonLink>
          <ButtonLink href={`${WEBHOOKS}/new`} variant="primary">
            New webhook
          </ButtonLink>
        </PageActions>
      </PageHeader>
      {webhooks.length === 0 ? (
        <EmptyState>
          <Webhook aria-hidden />
          <EmptyStateTitle>Nobody is told yet</EmptyStateTitle>
          <EmptyStateBody>
            Register a system that sets access up when it is granted, and takes it away when it ends.
          </EmptyStateBody>
        </EmptyState>
      ) : (
        <ul className="divide-y rounded-lg border bg-surface">
          {webhooks.map((webhook) => (
            <WebhookItem key={webhook.id} webhook={webhook} now={time} />
          ))}
        </ul>
      )}
    </PageFrame>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageFrame } from "@/components/layout/page-frame";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { NewWebhookForm } from "@/components/webhooks/new-webhook-form";
import { can } from "@/lib/identity/permissions";
import { requirePageActor } from "@/lib/identity/session";
import { findWebhookDomains } from "@/lib/interop/queries/find-webhooks";
import { WEBHOOK_EVENTS } from "@/lib/interop/webhooks/model";
import { createWebhookAction } from "../actions";

export const metadata: Metadata = { title: "New webhook" };

export default async function NewWebhookPage() {
  const actor = await requirePageActor();
  if (!can(actor, "webhook.manage")) notFound();

  return (
    <PageFrame className="max-w-4xl">
      <PageHeader>
        <PageHeading>
          <PageTitle>New webhook</PageTitle>
          <PageSummary>
            It begins with what happens from now on. <TextLink href={WEBHOOK_EVENTS}>What is sent</TextLink>{" "}
            names people and what they use data for: choose receivers accordingly.
          </PageSummary>
        </PageHeading>
      </PageHeader>
      <NewWebhookForm domains={await findWebhookDomains(actor)} submit={createWebhookAction} />
    </PageFrame>
  );
}

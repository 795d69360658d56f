import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RefreshWhile } from "@/components/admin/refresh-while";
import { OneButtonForm } from "@/components/identity/one-button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { Badge } from "@/components/ui/badge";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import {
  DescriptionDetails,
  DescriptionItem,
  DescriptionList,
  DescriptionTerm,
} from "@/components/ui/description-list";
import { PageActions, PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section, SectionSummary, SectionTitle } from "@/components/ui/section";
import { ChangeWebhookForm } from "@/components/webhooks/change-webhook-form";
import { DeleteWebhookForm } from "@/components/webhooks/delete-webhook-form";
import { DeliveryLog } from "@/components/webhooks/delivery-log";
import { ReplaySinceForm } from "@/components/webhooks/replay-since-form";
import { RotateSecretForm } from "@/components/webhooks/rotate-secret-form";
import { healthOf, shownUrl } from "@/components/webhooks/webhook-words";
import { can } from "@/lib/identity/permissions";
import { requirePageActor } from "@/lib/identity/session";
import { findDeliveries, findWebhook, findWebhookDomains } from "@/lib/interop/queries/find-webhooks";
import { DeliveryPage } from "@/lib/interop/webhooks/model";
import { now } from "@/lib/platform/clock";
import {
  changeWebhookAction,
  deleteWebhookAction,
  pauseWebhookAction,
  replayDeliveriesAction,
  replayDeliveryAction,
  resumeWebhookAction,
  rotateWebhookSecretAction,
  sendTestEventAction,
  skipDeliveryAction,
} from "../actions";

export const metadata: Metadata = { title: "Webhook" };

type WebhookPageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function WebhookPage({ params, searchParams }: WebhookPageProps) {
  const actor = await requirePageActor();
  if (!can(actor, "webhook.manage")) notFound();
  const webhook = await findWebhook(actor, (await params).id);
  if (!webhook) notFound();
  const { id } = webhook;
  const shown = DeliveryPage.parse(await searchParams);
  const [deliveries, domains] = [await findDeliveries(actor, id, shown), await findWebhookDomains(actor)];
  const time = now();
  const health = healthOf(webhook);
  const isPaused = webhook.state === "paused";
  const isUnderWay = deliveries.items.some(({ state, dueAt }) => state === "waiting" && dueAt <= time);

  return (
    <PageFrame className="max-w-4xl gap-8">
      {isUnderWay && !isPaused && <RefreshWhile />}
      <PageHeader>
        <PageHeading>
          <PageTitle>{webhook.name}</PageTitle>
          <PageSummary className="font-mono text-base [overflow-wrap:anywhere]">
            {shownUrl(webhook.url)}
          </PageSummary>
        </PageHeading>
        <PageActions>
          <OneButtonForm
            submit={isPaused ? resumeWebhookAction : pauseWebhookAction}
            fields={{ id }}
            label={isPaused ? "Resume" : "Pause"}
            pendingLabel="Saving…"
            variant="secondary"
            size="md"
          />
          {!isPaused && (
            <OneButtonForm
              submit={sendTestEventAction}
              fields={{ id }}
              label="Send a test event"
              pendingLabel="Sending…"
              variant="secondary"
              size="md"
            />
          )}
        </PageActions>
      </PageHeader>
      {isPaused && (
        <Callout tone="attention">
          <CalloutTitle>Nothing is sent while it is paused</CalloutTitle>
          <CalloutBody>
            {webhook.pausedReason} What happens meanwhile is kept and sent when it is resumed.
          </CalloutBody>
        </Callout>
      )}
      <DescriptionList>
        <DescriptionItem>
          <DescriptionTerm>State</DescriptionTerm>
          <DescriptionDetails>
            <Badge tone={health.tone}>{health.words}</Badge>
          </DescriptionDetails>
        </DescriptionItem>
        {webhook.failingSince && (
          <DescriptionItem>
            <DescriptionTerm>First failed</DescriptionTerm>
            <DescriptionDetails>
              <RelativeTime at={webhook.failingSince} now={time} />
            </DescriptionDetails>
          </DescriptionItem>
        )}
        <DescriptionItem>
          <DescriptionTerm>Last heard</DescriptionTerm>
          <DescriptionDetails>
            {webhook.lastSuccessAt ? <RelativeTime at={webhook.lastSuccessAt} now={time} /> : "Never"}
          </DescriptionDetails>
        </DescriptionItem>
        <DescriptionItem>
          <DescriptionTerm>Waiting</DescriptionTerm>
          <DescriptionDetails className="tabular-nums">{webhook.waiting}</DescriptionDetails>
        </DescriptionItem>
        {webhook.previousUntil && webhook.previousUntil > time && (
          <DescriptionItem>
            <DescriptionTerm>Former secret</DescriptionTerm>
            <DescriptionDetails>
              signs as well, for the last time <RelativeTime at={webhook.previousUntil} now={time} />
            </DescriptionDetails>
          </DescriptionItem>
        )}
      </DescriptionList>
      <DeliveryLog
        webhookId={id}
        deliveries={deliveries}
        shown={shown}
        replay={replayDeliveryAction}
        skip={skipDeliveryAction}
        now={time}
      />
      <Section aria-labelledby="replay">
        <SectionTitle id="replay">Send again</SectionTitle>
        <SectionSummary>
          For a receiver that lost something. It gets the same events with the same ids, in the same order.
        </SectionSummary>
        <ReplaySinceForm id={id} latest={time.toISOString().slice(0, 16)} submit={replayDeliveriesAction} />
      </Section>
      <Section aria-labelledby="settings">
        <SectionTitle id="settings">Settings</SectionTitle>
        <ChangeWebhookForm
          key={webhook.revision}
          webhook={webhook}
          domains={domains}
          submit={changeWebhookAction}
        />
      </Section>
      <Section aria-labelledby="secret">
        <SectionTitle id="secret">Secret</SectionTitle>
        <SectionSummary>
          A new secret signs from now on; for a day the former one signs as well, so that the receiver can
          change over.
        </SectionSummary>
        <RotateSecretForm id={id} submit={rotateWebhookSecretAction} />
      </Section>
      <Section aria-labelledby="delete">
        <SectionTitle id="delete">Delete</SectionTitle>
        <DeleteWebhookForm webhook={webhook} submit={deleteWebhookAction} />
      </Section>
    </PageFrame>
  );
}

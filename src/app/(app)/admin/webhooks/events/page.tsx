import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageFrame } from "@/components/layout/page-frame";
import { Code, CodeBlock } from "@/components/ui/code-block";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Section, SectionSummary, SectionTitle } from "@/components/ui/section";
import { PayloadTable } from "@/components/webhooks/payload-table";
import { can } from "@/lib/identity/permissions";
import { requirePageActor } from "@/lib/identity/session";
import { OUTGOING_EVENTS, OutgoingType, sentType } from "@/lib/interop/webhooks/outgoing-events";

export const metadata: Metadata = { title: "What webhooks are sent" };

const CHECK = `import { createHmac, timingSafeEqual } from "node:crypto";

// body: the bytes that arrived, before anything parses them
export function isFromAgora(headers, body, secret) {
  const id = headers["webhook-id"];
  const at = headers["webhook-timestamp"];
  if (Math.abs(Date.now() / 1000 - Number(at)) > 300) return false;
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const mine = createHmac("sha256", key).update(\`\${id}.\${at}.\${body}\`).digest();
  return headers["webhook-signature"].split(" ").some((entry) => {
    const theirs = Buffer.from(entry.slice("v1,".length), "base64");
    return theirs.length === mine.length && timingSafeEqual(theirs, mine);
  });
}`;

export default async function WebhookEventsPage() {
  const actor = await requirePageActor();
  if (!can(actor, "webhook.manage")) notFound();

  return (
    <PageFrame className="max-w-4xl gap-8">
      <PageHeader>
        <PageHeading>
          <PageTitle>What webhooks are sent</PageTitle>
          <PageSummary>
            Each message is a CloudEvent 1.0 as JSON, posted as application/cloudevents+json and signed in the
            manner of Standard Webhooks.
          </PageSummary>
        </PageHeading>
      </PageHeader>
      <Section aria-labelledby="receive">
        <SectionTitle id="receive">How to receive</SectionTitle>
        <ul className="flex max-w-[72ch] list-disc flex-col gap-1.5 pl-5">
          <li>
            Answer with 2xx within 10 seconds, and do the work afterwards. Anything else is tried again for
            three days; <Code>Retry-After</Code> is honoured, redirects are not followed, and 410 pauses the
            webhook.
          </li>
          <li>
            A message may come twice. Its <Code>id</Code> stays the same: remember those you have dealt with.
          </li>
          <li>
            Messages about one <Code>subject</Code> come in order, and <Code>sequence</Code> counts them
            without gaps. A gap means that an admin skipped one, or that it was given up.
          </li>
          <li>
            Everything about one consumer at one port has the same subject. A renewal is told as{" "}
            <Code>access.renewed</Code> of the grant before it, then as <Code>access.granted</Code> of the new
            one: take access away by its <Code>grantId</Code>, not by its consumer.
          </li>
          <li>When a product is deleted, all access to it ends with that one event.</li>
        </ul>
        <CodeBlock code={CHECK} label="Checking the signature in Node.js" />
      </Section>
      {OutgoingType.options.map((type) => (
        <Section key={type} aria-labelledby={type}>
          <SectionTitle id={type}>
            <span className="font-mono">{sentType(type)}</span>
          </SectionTitle>
          <SectionSummary>{OUTGOING_EVENTS[type].words}. Its data:</SectionSummary>
          <PayloadTable type={type} />
        </Section>
      ))}
    </PageFrame>
  );
}

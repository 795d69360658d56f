import { BellPlus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { FollowButton } from "@/components/collaboration/follow-button";
import { PageBreadcrumb, PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb, BreadcrumbLink, BreadcrumbPage } from "@/components/ui/breadcrumb";
import { DomainMark } from "@/components/ui/domain-mark";
import { EmptyState, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Section, SectionTitle } from "@/components/ui/section";
import { findFollows } from "@/lib/collaboration/queries/find-follows";
import { requirePageActor } from "@/lib/identity/session";
import { NOTIFICATIONS } from "@/lib/notifications/model";
import { productHref } from "@/lib/registry/model";
import { followAction } from "./actions";

export const metadata: Metadata = { title: "What you follow" };

const ROW = "flex items-center gap-3 px-4 py-2.5";

export default async function FollowingPage() {
  const actor = await requirePageActor();
  const { domains, products } = await findFollows(actor);

  return (
    <PageFrame className="max-w-3xl">
      <PageBreadcrumb>
        <Breadcrumb>
          <BreadcrumbLink href={NOTIFICATIONS}>Notifications</BreadcrumbLink>
          <BreadcrumbPage>What you follow</BreadcrumbPage>
        </Breadcrumb>
      </PageBreadcrumb>
      <PageHeader>
        <PageHeading>
          <PageTitle>What you follow</PageTitle>
          <PageSummary>
            Of a product you hear when a version is published, when it is deprecated and what is announced; of
            a domain also what is new in it and below it.
          </PageSummary>
        </PageHeading>
      </PageHeader>
      {domains.length + products.length === 0 && (
        <EmptyState>
          <BellPlus aria-hidden />
          <EmptyStateTitle>You follow nothing yet</EmptyStateTitle>
          <EmptyStateBody>
            Every product and every domain has a button to follow it on its page.
          </EmptyStateBody>
        </EmptyState>
      )}
      {domains.length > 0 && (
        <Section aria-labelledby="domains">
          <SectionTitle id="domains">Domains</SectionTitle>
          <ul className="divide-y rounded-lg border bg-surface">
            {domains.map(({ id, slug, name, hue }) => (
              <li key={id} className={ROW}>
                <DomainMark name={name} hue={hue} size="md" />
                <Link href={`/domains/${slug}`} className="min-w-0 flex-1 font-medium hover:underline">
                  {name}
                </Link>
                <FollowButton
                  about={{ domain: slug, name: "" }}
                  title={name}
                  isFollowing
                  size="sm"
                  submit={followAction}
                />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {products.length > 0 && (
        <Section aria-labelledby="products">
          <SectionTitle id="products">Data products</SectionTitle>
          <ul className="divide-y rounded-lg border bg-surface">
            {products.map(({ id, ref, title, domain }) => (
              <li key={id} className={ROW}>
                <DomainMark name={domain.name} hue={domain.hue} size="md" />
                <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                  <Link href={productHref(ref)} className="font-medium hover:underline">
                    {title}
                  </Link>
                  <span className="text-muted"> · {domain.name}</span>
                </span>
                <FollowButton about={ref} title={title} isFollowing size="sm" submit={followAction} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </PageFrame>
  );
}

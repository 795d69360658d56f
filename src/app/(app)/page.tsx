import type { Metadata } from "next";
import Link from "next/link";
import { AnnouncementNotices } from "@/components/collaboration/announcement-notices";
import { FirstSteps } from "@/components/home/first-steps";
import { HomeSearch } from "@/components/home/home-search";
import { NeedsYou } from "@/components/home/needs-you";
import { PageFrame } from "@/components/layout/page-frame";
import { ProductRow } from "@/components/product/product-row";
import { DomainMark } from "@/components/ui/domain-mark";
import { EmptyState, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { PageSummary, PageTitle } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Section, SectionHeader, SectionTitle } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { countInbox } from "@/lib/access/queries/find-inbox";
import { countToConfirm } from "@/lib/access/queries/find-my-access";
import { findHomeNews } from "@/lib/collaboration/queries/find-home-news";
import { requirePageActor } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import { findTrustStates } from "@/lib/quality/queries/find-trust";
import { findDomains } from "@/lib/registry/queries/find-domains";
import { findMyDrafts } from "@/lib/registry/queries/find-my-drafts";
import { findProductSummaries } from "@/lib/registry/queries/find-product-summaries";
import { findRecentProducts } from "@/lib/registry/queries/find-recent-products";
import { findMostUsed } from "@/lib/usage/queries/find-usage";

export const metadata: Metadata = {
  title: "Home",
  alternates: { types: { "application/atom+xml": "/feed.atom" } },
};

const RECENT = 8;
const DRAFTS = 5;
const FOLLOWED = 4;
const MOST_USED = 4;

export default async function HomePage() {
  const actor = await requirePageActor();
  const [domains, recent, drafts, inbox, toConfirm, news, usedIds] = await Promise.all([
    findDomains(actor),
    findRecentProducts(actor, RECENT),
    findMyDrafts(actor, { page: 1, size: DRAFTS }),
    countInbox(actor),
    countToConfirm(actor),
    findHomeNews(actor, FOLLOWED),
    findMostUsed(actor, MOST_USED),
  ]);
  const [used, trust] = await Promise.all([
    findProductSummaries(actor, usedIds),
    findTrustStates(actor, [...recent, ...news.products].map(({ id }) => id).concat(usedIds)),
  ]);
  const mostUsed = usedIds.flatMap((id) => used.get(id) ?? []);
  const total = domains.reduce((sum, { products }) => sum + products, 0);
  const roots = domains.filter(({ parentId }) => parentId === null);
  const time = now();

  return (
    <PageFrame className="gap-8">
      <header className="flex flex-col gap-1.5">
        <PageTitle>Find data you can trust</PageTitle>
        <PageSummary>
          {total.toLocaleString("en")} {total === 1 ? "data product" : "data products"} from {domains.length}{" "}
          {domains.length === 1 ? "domain" : "domains"}, each owned by the people who know the data.
        </PageSummary>
      </header>
      <HomeSearch personId={actor.id} />
      {drafts.items.length + inbox + toConfirm > 0 && (
        <NeedsYou drafts={drafts.items} total={drafts.total} inbox={inbox} toConfirm={toConfirm} now={time} />
      )}
      {news.announcements.length > 0 && (
        <Section aria-labelledby="announcements">
          <SectionTitle id="announcements">Announcements</SectionTitle>
          <AnnouncementNotices announcements={news.announcements} isElsewhere />
        </Section>
      )}
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start">
        <div className="flex min-w-0 flex-col gap-8">
          {news.products.length > 0 && (
            <Section aria-labelledby="for-you">
              <SectionHeader>
                <SectionTitle id="for-you">For you, from what you follow</SectionTitle>
                <TextLink href="/following">What you follow</TextLink>
              </SectionHeader>
              <Panel className="divide-y">
                {news.products.map((product) => (
                  <ProductRow key={product.id} product={product} trust={trust.get(product.id)} now={time} />
                ))}
              </Panel>
            </Section>
          )}
          {mostUsed.length > 0 && (
            <Section aria-labelledby="most-used">
              <SectionHeader>
                <SectionTitle id="most-used">Most used</SectionTitle>
                <TextLink href="/search?sort=used">All by use</TextLink>
              </SectionHeader>
              <Panel className="divide-y">
                {mostUsed.map((product) => (
                  <ProductRow key={product.id} product={product} trust={trust.get(product.id)} now={time} />
                ))}
              </Panel>
            </Section>
          )}
          <Section aria-labelledby="recent">
            <SectionHeader>
              <SectionTitle id="recent">New and updated</SectionTitle>
              {recent.length > 0 && (
                <span className="flex gap-4">
                  <a
                    href="/feed.atom"
                    className="rounded-sm text-accent underline decoration-1 decoration-accent/40 underline-offset-[3px] transition-colors hover:decoration-accent"
                  >
                    Feed
                  </a>
                  <TextLink href="/search?sort=newest">All products</TextLink>
                </span>
              )}
            </SectionHeader>
            {recent.length === 0 ? (
              <EmptyState>
                <EmptyStateTitle>Nothing is published yet</EmptyStateTitle>
                <EmptyStateBody>
                  As soon as a domain publishes its first data product, it appears here.
                </EmptyStateBody>
              </EmptyState>
            ) : (
              <Panel className="divide-y">
                {recent.map((product) => (
                  <ProductRow key={product.id} product={product} trust={trust.get(product.id)} now={time} />
                ))}
              </Panel>
            )}
          </Section>
        </div>
        <div className="flex flex-col gap-8">
          <Section aria-labelledby="domains">
            <SectionHeader>
              <SectionTitle id="domains">Domains</SectionTitle>
              <TextLink href="/domains">All domains</TextLink>
            </SectionHeader>
            <ul className="flex flex-col">
              {roots.map(({ hue, id, name, productsWithin, slug }) => (
                <li key={id}>
                  <Link
                    href={`/domains/${slug}`}
                    className="-mx-2 flex h-9 items-center gap-2.5 rounded-md px-2 hover:bg-sunken"
                  >
                    <DomainMark name={name} hue={hue} size="md" />
                    <span className="min-w-0 flex-1 truncate">{name}</span>
                    <span className="text-muted text-sm tabular-nums">
                      {productsWithin}
                      <span className="sr-only"> products</span>
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
            <p className="text-muted text-sm">
              Or browse by <TextLink href="/tags">tag</TextLink> and by{" "}
              <TextLink href="/glossary">business term</TextLink>.
            </p>
          </Section>
          <FirstSteps />
        </div>
      </div>
    </PageFrame>
  );
}

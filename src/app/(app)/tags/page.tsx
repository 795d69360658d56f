import { Tag } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { PageFrame } from "@/components/layout/page-frame";
import { EmptyState, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { ListSearch } from "@/components/ui/list-search";
import { PageActions, PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Segment, SegmentedControl } from "@/components/ui/segmented-control";
import { requirePageActor } from "@/lib/identity/session";
import { ListWords } from "@/lib/registry/list-words";
import { PageRequest } from "@/lib/registry/page";
import { findTags } from "@/lib/registry/queries/find-tags";
import { TAG_ORDERS, TagOrder } from "@/lib/registry/tag";
import { tagHref } from "@/lib/registry/tag-href";

export const metadata: Metadata = { title: "Tags" };

const SIZE = 100;
const ORDER_LABELS = { products: "Most used", name: "By name" } as const satisfies Record<TagOrder, string>;

type TagsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function TagsPage({ searchParams }: TagsPageProps) {
  const actor = await requirePageActor();
  const raw = await searchParams;
  const q = ListWords.parse(raw.q);
  const order = TagOrder.catch("products").parse(raw.order);
  const page = PageRequest.parse({ page: raw.page, size: SIZE });
  const { items, total } = await findTags(actor, { q, order }, page);

  return (
    <PageFrame>
      <PageHeader>
        <PageHeading>
          <PageTitle>Tags</PageTitle>
          <PageSummary>
            The words producers put on their data products, with how many of them you can see.
          </PageSummary>
        </PageHeading>
        {total > 1 && (
          <PageActions>
            <SegmentedControl aria-label="Order of tags">
              {TAG_ORDERS.map((choice) => (
                <Segment
                  key={choice}
                  href={tagsHref({ q, order: choice, page: 1 })}
                  aria-current={choice === order ? "page" : undefined}
                >
                  {ORDER_LABELS[choice]}
                </Segment>
              ))}
            </SegmentedControl>
          </PageActions>
        )}
      </PageHeader>
      {(total > 0 || q !== "") && <ListSearch action="/tags" label="Find a tag" q={q} keep={{ order }} />}
      {items.length === 0 ? (
        <EmptyState>
          <Tag aria-hidden />
          <EmptyStateTitle>{q ? `No tag contains “${q}”` : "There are no tags yet"}</EmptyStateTitle>
          <EmptyStateBody>Tags come with the data products that are published.</EmptyStateBody>
        </EmptyState>
      ) : (
        <ul className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
          {items.map(({ tag, products }) => (
            <li key={tag} className="border-b">
              <Link
                href={tagHref(tag)}
                prefetch={false}
                className="-mx-2 flex min-h-9 items-center gap-3 rounded-md px-2 hover:bg-sunken pointer-coarse:min-h-11"
              >
                <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{tag}</span>
                <span className="text-muted text-sm tabular-nums">
                  {products}
                  <span className="sr-only"> products</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {total > SIZE && (
        <Pagination
          page={page.page}
          pageCount={Math.ceil(total / SIZE)}
          hrefOf={(next) => tagsHref({ q, order, page: next })}
        />
      )}
    </PageFrame>
  );
}

function tagsHref({ q, order, page }: { q: string; order: TagOrder; page: number }): string {
  const query = new URLSearchParams({
    ...(q && { q }),
    ...(order !== "products" && { order }),
    ...(page > 1 && { page: String(page) }),
  });
  return query.size > 0 ? `/tags?${query}` : "/tags";
}

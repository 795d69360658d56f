import { BookA, Plus } from "lucide-react";
import type { Metadata } from "next";
import { TermList } from "@/components/glossary/term-list";
import { PageFrame } from "@/components/layout/page-frame";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { ListSearch } from "@/components/ui/list-search";
import { PageActions, PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { TextLink } from "@/components/ui/text-link";
import { domainsWhere } from "@/lib/identity/permissions";
import { requirePageActor } from "@/lib/identity/session";
import { TermStatus } from "@/lib/registry/glossary";
import { ListWords } from "@/lib/registry/list-words";
import { PageRequest } from "@/lib/registry/page";
import { findTerms } from "@/lib/registry/queries/find-terms";

export const metadata: Metadata = { title: "Glossary" };

const SIZE = 50;

type GlossaryPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function GlossaryPage({ searchParams }: GlossaryPageProps) {
  const actor = await requirePageActor();
  const raw = await searchParams;
  const q = ListWords.parse(raw.q);
  const status = TermStatus.catch("active").parse(raw.status);
  const page = PageRequest.parse({ page: raw.page, size: SIZE });
  const { items, total } = await findTerms(actor, { q, status }, page);
  const mayDefine = domainsWhere(actor, "term.manage").length > 0;
  const hrefOf = (next: number) =>
    `/glossary?${new URLSearchParams({ ...(q && { q }), ...(status === "retired" && { status }), page: String(next) })}`;

  return (
    <PageFrame>
      <PageHeader>
        <PageHeading>
          <PageTitle>{status === "retired" ? "Retired terms" : "Glossary"}</PageTitle>
          <PageSummary>
            What words mean here, each kept by the domain that knows; columns link to them.{" "}
            {status === "retired" ? (
              <TextLink href="/glossary">Terms in force</TextLink>
            ) : (
              <TextLink href="/glossary?status=retired">Retired terms</TextLink>
            )}
          </PageSummary>
        </PageHeading>
        {mayDefine && (
          <PageActions>
            <ButtonLink href="/glossary/new" variant="primary">
              <Plus aria-hidden />
              Define a term
            </ButtonLink>
          </PageActions>
        )}
      </PageHeader>
      {(total > 0 || q !== "") && (
        <ListSearch
          action="/glossary"
          label="Find a term"
          q={q}
          keep={status === "retired" ? { status } : {}}
        />
      )}
      {items.length === 0 ? (
        <EmptyState>
          <BookA aria-hidden />
          <EmptyStateTitle>{q ? `No term says “${q}”` : "No terms here yet"}</EmptyStateTitle>
          <EmptyStateBody>
            {mayDefine
              ? "Define the words your products use, so that everybody counts the same things."
              : "Stewards and owners of a domain define them."}
          </EmptyStateBody>
        </EmptyState>
      ) : (
        <TermList terms={items} />
      )}
      {total > SIZE && <Pagination page={page.page} pageCount={Math.ceil(total / SIZE)} hrefOf={hrefOf} />}
    </PageFrame>
  );
}

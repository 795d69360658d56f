import { UserPlus } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PeopleTable } from "@/components/identity/people-table";
import { PageFrame } from "@/components/layout/page-frame";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { PageActions, PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { PeoplePage } from "@/lib/identity/inputs";
import { can } from "@/lib/identity/permissions";
import { findPeople, PAGE_SIZE } from "@/lib/identity/queries";
import { requirePageActor } from "@/lib/identity/session";
import { now } from "@/lib/platform/clock";
import { findDomains } from "@/lib/registry/queries/find-domains";
import { scopeNamesOf } from "../../scope-names";

export const metadata: Metadata = { title: "People" };

type PeopleListPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PeopleListPage({ searchParams }: PeopleListPageProps) {
  const actor = await requirePageActor();
  if (!can(actor, "people.manage")) notFound();
  const { q, page } = PeoplePage.parse(await searchParams);
  const [{ items, total }, domains] = await Promise.all([findPeople(actor, { q, page }), findDomains(actor)]);

  return (
    <PageFrame>
      <PageHeader>
        <PageHeading>
          <PageTitle>People</PageTitle>
          <PageSummary>Everybody who may sign in, and what they may do.</PageSummary>
        </PageHeading>
        <PageActions>
          <ButtonLink href="/admin/people/invite" variant="primary">
            <UserPlus aria-hidden />
            Invite
          </ButtonLink>
        </PageActions>
      </PageHeader>
      <search>
        <form action="/admin/people" className="flex max-w-md gap-2">
          <Input
            type="search"
            name="q"
            defaultValue={q}
            placeholder="Name or e-mail"
            aria-label="Name or e-mail"
          />
          <Button type="submit">Find</Button>
        </form>
      </search>
      {items.length === 0 ? (
        <EmptyState>
          <EmptyStateTitle>Nobody matches</EmptyStateTitle>
          <EmptyStateBody>No name and no address contains what you are looking for.</EmptyStateBody>
        </EmptyState>
      ) : (
        <PeopleTable people={items} scopeNames={scopeNamesOf(domains)} now={now()} />
      )}
      {total > PAGE_SIZE && (
        <Pagination
          page={page}
          pageCount={Math.ceil(total / PAGE_SIZE)}
          hrefOf={(other) => `/admin/people?${new URLSearchParams({ q, page: String(other) })}`}
        />
      )}
    </PageFrame>
  );
}

import { Pencil } from "lucide-react";
import type { Metadata } from "next";
import { TermStatusForm } from "@/components/glossary/term-status-form";
import { TermUses } from "@/components/glossary/term-uses";
import { PageBreadcrumb, PageFrame } from "@/components/layout/page-frame";
import { RememberPlace } from "@/components/palette/remember-place";
import { Breadcrumb, BreadcrumbLink, BreadcrumbPage } from "@/components/ui/breadcrumb";
import { ButtonLink } from "@/components/ui/button";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { CopyButton } from "@/components/ui/copy-button";
import { counted } from "@/components/ui/counted";
import { Markdown } from "@/components/ui/markdown";
import { PageActions, PageFacts, PageHeader, PageHeading, PageTitle } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { RelativeTime } from "@/components/ui/relative-time";
import { Section, SectionTitle } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { canInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { GLOSSARY, termHref } from "@/lib/registry/glossary";
import { PageRequest } from "@/lib/registry/page";
import { findTermUses } from "@/lib/registry/queries/find-term-uses";
import { termUrls } from "@/lib/registry/term-urls";
import { reinstateTermAction, retireTermAction } from "../actions";
import { type TermParams, termOfPage } from "../term-of-page";

const SIZE = 20;

type TermPageProps = {
  params: TermParams;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: { params: TermParams }): Promise<Metadata> {
  const { term } = await termOfPage(params);
  return { title: term.name };
}

export default async function TermPage({ params, searchParams }: TermPageProps) {
  const { actor, term } = await termOfPage(params);
  const page = PageRequest.parse({ page: (await searchParams).page, size: SIZE });
  const { items, total } = await findTermUses(actor, term.slug, page);
  const mayManage = canInDomain(actor, "term.manage", term.domain.id);
  const isRetired = term.status === "retired";
  const [address] = termUrls(term.slug);

  return (
    <PageFrame>
      <PageBreadcrumb>
        <Breadcrumb>
          <BreadcrumbLink href={GLOSSARY}>Glossary</BreadcrumbLink>
          <BreadcrumbPage>{term.name}</BreadcrumbPage>
        </Breadcrumb>
      </PageBreadcrumb>
      <RememberPlace personId={actor.id} kind="page" label={term.name} href={termHref(term.slug)} />
      <PageHeader>
        <PageHeading>
          <PageTitle>{term.name}</PageTitle>
          <PageFacts>
            <TextLink href={`/domains/${term.domain.slug}`}>{term.domain.name}</TextLink>
            {term.synonyms.length > 0 && <span>also {term.synonyms.join(", ")}</span>}
            <span>
              changed <RelativeTime at={term.updatedAt} now={now()} />
            </span>
            <span className="inline-flex items-center gap-1">
              its address for descriptors{" "}
              <CopyButton text={address} aria-label="Copy the address of this term" />
            </span>
          </PageFacts>
        </PageHeading>
        {mayManage && (
          <PageActions>
            <ButtonLink href={`${termHref(term.slug)}/edit`}>
              <Pencil aria-hidden />
              Edit
            </ButtonLink>
            <TermStatusForm
              id={term.id}
              isRetired={isRetired}
              submit={isRetired ? reinstateTermAction : retireTermAction}
            />
          </PageActions>
        )}
      </PageHeader>
      {isRetired && (
        <Callout tone="attention">
          <CalloutTitle>This term is retired.</CalloutTitle>
          <CalloutBody>Nothing new should be linked to it; what is linked stays as it is.</CalloutBody>
        </Callout>
      )}
      <Markdown>{term.definition}</Markdown>
      <Section aria-labelledby="uses">
        <SectionTitle id="uses">
          {total === 0
            ? "No data product is linked to it yet"
            : `Meant in ${counted(total, "data product", "data products")}`}
        </SectionTitle>
        {items.length > 0 && <TermUses uses={items} now={now()} />}
        {total > SIZE && (
          <Pagination
            page={page.page}
            pageCount={Math.ceil(total / SIZE)}
            hrefOf={(next) => `${termHref(term.slug)}?page=${next}`}
          />
        )}
      </Section>
    </PageFrame>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { AccessForm } from "@/components/access/access-form";
import { AccessPolicies } from "@/components/access/access-policies";
import { AccessStanding } from "@/components/access/access-standing";
import { LeadTimeWords } from "@/components/access/lead-time-words";
import { PageBreadcrumb, PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb, BreadcrumbLink, BreadcrumbPage } from "@/components/ui/breadcrumb";
import { ButtonLink } from "@/components/ui/button";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import {
  DescriptionDetails,
  DescriptionItem,
  DescriptionList,
  DescriptionTerm,
} from "@/components/ui/description-list";
import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { Markdown } from "@/components/ui/markdown";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { Section, SectionTitle } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { termChoices } from "@/lib/access/access-terms";
import type { AccessOffer } from "@/lib/access/access-views";
import { findAccessOffer } from "@/lib/access/queries/find-access-offer";
import { findLeadTime } from "@/lib/access/queries/find-lead-time";
import { productHref } from "@/lib/registry/model";
import { type ProductParams, productOfPage } from "../../(page)/product-of-page";
import { requestAccessAction } from "./actions";

export const metadata: Metadata = { title: "Request access" };

const Asked = z.object({
  port: z.string().max(200).optional().catch(undefined),
  renews: z.string().max(40).optional().catch(undefined),
});

/** What most people ask for, where it is allowed. */
const USUAL_DAYS = 180;

type RequestAccessPageProps = {
  params: ProductParams;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function RequestAccessPage({ params, searchParams }: RequestAccessPageProps) {
  const { actor, product } = await productOfPage(params);
  const { ref } = product;
  const [offer, leadTime, asked] = await Promise.all([
    findAccessOffer(actor, ref),
    findLeadTime(actor, ref),
    searchParams.then((raw) => Asked.parse(raw)),
  ]);
  if (!offer) notFound();
  const { standing, terms, licence, collectedFor } = offer;
  const renewed = standing.grants.find(({ id }) => id === asked.renews);
  const title = renewed ? "Renew access" : "Request access";

  return (
    <PageFrame>
      <PageBreadcrumb>
        <Breadcrumb>
          <BreadcrumbLink href={`/domains/${ref.domain}`}>
            {product.domainPath.at(-1)?.name ?? ref.domain}
          </BreadcrumbLink>
          <BreadcrumbLink href={productHref(ref)}>{product.title}</BreadcrumbLink>
          <BreadcrumbPage>{title}</BreadcrumbPage>
        </Breadcrumb>
      </PageBreadcrumb>
      <PageHeader>
        <PageHeading>
          <PageTitle>{title}</PageTitle>
          <PageSummary>
            To <TextLink href={productHref(ref)}>{product.title}</TextLink>.{" "}
            {leadTime && <LeadTimeWords leadTime={leadTime} />}
          </PageSummary>
        </PageHeading>
      </PageHeader>
      {offer.obstacle ? (
        <EmptyState>
          <EmptyStateTitle>Nobody can ask for this</EmptyStateTitle>
          <EmptyStateBody>{offer.obstacle}</EmptyStateBody>
          <EmptyStateActions>
            <ButtonLink href={productHref(ref)}>To the product</ButtonLink>
          </EmptyStateActions>
        </EmptyState>
      ) : (
        <>
          {!renewed && standing.grants.length + standing.open.length > 0 && (
            <Callout tone="accent" className="max-w-3xl">
              <CalloutTitle>What there is already</CalloutTitle>
              <CalloutBody>
                <AccessStanding standing={standing} />
              </CalloutBody>
            </Callout>
          )}
          <Section aria-labelledby="terms" className="max-w-3xl">
            <SectionTitle id="terms">Terms of use</SectionTitle>
            {terms ? <Markdown>{terms}</Markdown> : <p className="text-muted">None are stated.</p>}
            {(licence || collectedFor) && (
              <DescriptionList>
                {licence && (
                  <DescriptionItem>
                    <DescriptionTerm>Licence</DescriptionTerm>
                    <DescriptionDetails>{licence}</DescriptionDetails>
                  </DescriptionItem>
                )}
                {collectedFor && (
                  <DescriptionItem>
                    <DescriptionTerm>Collected for</DescriptionTerm>
                    <DescriptionDetails>{collectedFor}</DescriptionDetails>
                  </DescriptionItem>
                )}
              </DescriptionList>
            )}
          </Section>
          {offer.policies.length > 0 && (
            <Section aria-labelledby="policies" className="max-w-3xl">
              <SectionTitle id="policies">What policies ask of a request</SectionTitle>
              <AccessPolicies policies={offer.policies} />
            </Section>
          )}
          <AccessForm
            product={ref}
            offer={{ ports: offer.ports, purposes: offer.purposes, consumers: offer.consumers }}
            renewsId={renewed?.id ?? null}
            start={startOf(offer, { renewed, port: asked.port })}
            backHref={productHref(ref)}
            submit={requestAccessAction}
          />
        </>
      )}
    </PageFrame>
  );
}

/** A renewal begins with what is there; with one port there is nothing to choose. */
function startOf(
  { consumers, ports, purposes }: AccessOffer,
  {
    renewed,
    port,
  }: { renewed: AccessOffer["standing"]["grants"][number] | undefined; port: string | undefined },
) {
  const [only, ...others] = ports;
  const name = renewed?.request.portName ?? (others.length === 0 ? only?.name : port);
  const most = Math.max(...ports.map(({ daysMax }) => daysMax));
  const choices = termChoices(most);
  const wanted = renewed?.request.days ?? USUAL_DAYS;
  return {
    ports: ports.some((offered) => offered.name === name) && name !== undefined ? [name] : [],
    columns: renewed?.request.columns.map((path) => `${name}#${path}`) ?? [],
    consumer: renewed?.request.consumer.key ?? consumers[0]?.key ?? "",
    purposeId: purposes.find((purpose) => purpose.name === renewed?.request.purposeName)?.id ?? "",
    purpose: renewed?.request.purpose ?? "",
    days: String(choices.findLast((days) => days <= wanted) ?? choices[0] ?? most),
  };
}

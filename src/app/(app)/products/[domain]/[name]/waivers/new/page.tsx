import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { WaiverForm } from "@/components/governance/waiver-form";
import { PageBreadcrumb, PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb, BreadcrumbLink, BreadcrumbPage } from "@/components/ui/breadcrumb";
import { ButtonLink } from "@/components/ui/button";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { PageHeader, PageHeading, PageSummary, PageTitle } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { PolicyKey, policyHref } from "@/lib/governance/model";
import { findWaiverDraft, type WaiverDraft } from "@/lib/governance/queries/find-waiver-draft";
import { findWaiversOfProduct } from "@/lib/governance/queries/find-waivers-of-product";
import { waiverHref } from "@/lib/governance/waiver";
import { approverWords, dayOf, latestDay, whyNotWaivable } from "@/lib/governance/waiver-rules";
import { now } from "@/lib/platform/clock";
import { productHref } from "@/lib/registry/model";
import { type ProductParams, productOfPage } from "../../(page)/product-of-page";
import { requestWaiverAction } from "./actions";

export const metadata: Metadata = { title: "Ask for a waiver" };

const Asked = z.object({
  policy: PolicyKey,
  renews: z.string().max(40).optional().catch(undefined),
});

/** What most people need to mend something, where the policy allows as much. */
const USUAL_DAYS = 30;

type NewWaiverPageProps = {
  params: ProductParams;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function NewWaiverPage({ params, searchParams }: NewWaiverPageProps) {
  const { actor, product } = await productOfPage(params);
  const { ref } = product;
  const asked = Asked.safeParse(await searchParams);
  if (!asked.success) notFound();
  const { policy: policyKey, renews: renewsId = null } = asked.data;
  const draft = await findWaiverDraft(actor, { ref, policyKey, renewsId });
  if (!draft) notFound();

  const { key, requirement } = draft.policy;
  const others = (await findWaiversOfProduct(actor, ref)).filter(({ policy }) => policy.key === key);
  const obstacle = obstacleOf(draft);
  const backHref = product.current ? `${productHref(ref)}/compliance` : productHref(ref);
  const time = now();
  const { maxDays, approver } = requirement.waivable;

  return (
    <PageFrame>
      <PageBreadcrumb>
        <Breadcrumb>
          <BreadcrumbLink href={`/domains/${ref.domain}`}>
            {product.domainPath.at(-1)?.name ?? ref.domain}
          </BreadcrumbLink>
          <BreadcrumbLink href={productHref(ref)}>{product.title}</BreadcrumbLink>
          <BreadcrumbPage>{draft.renews ? "Renew a waiver" : "Ask for a waiver"}</BreadcrumbPage>
        </Breadcrumb>
      </PageBreadcrumb>
      <PageHeader>
        <PageHeading>
          <PageTitle>{draft.renews ? "Renew a waiver" : "Ask for a waiver"}</PageTitle>
          <PageSummary>
            From <TextLink href={policyHref(key)}>{requirement.title}</TextLink>: what fails it is accepted
            for a time, and everyone sees that it is.
          </PageSummary>
        </PageHeading>
      </PageHeader>
      {others.length > 0 && (
        <Callout tone="accent">
          <CalloutTitle>
            {others.length === 1 ? "There is a waiver of this policy" : "There are waivers of this policy"}
          </CalloutTitle>
          <CalloutBody>
            <ul>
              {others.map((other) => (
                <li key={other.id}>
                  <TextLink href={waiverHref(other)}>
                    {other.status === "requested" ? "Asked for" : "In force"} until {dayOf(other.expiresAt)}
                  </TextLink>
                </li>
              ))}
            </ul>
          </CalloutBody>
        </Callout>
      )}
      {obstacle ? (
        <EmptyState>
          <EmptyStateTitle>{obstacle.title}</EmptyStateTitle>
          <EmptyStateBody>{obstacle.body}</EmptyStateBody>
          <EmptyStateActions>
            <ButtonLink href={backHref}>To the product</ButtonLink>
          </EmptyStateActions>
        </EmptyState>
      ) : (
        <WaiverForm
          product={ref}
          policy={key}
          failing={{ elements: draft.elements, unnamed: draft.unnamed }}
          renewsId={draft.renews?.id ?? null}
          start={startOf(draft, usualDay(draft, time))}
          term={{ earliest: dayOf(time), latest: latestDay(maxDays, time), maxDays }}
          approver={approverWords({ approver, category: requirement.category })}
          backHref={backHref}
          submit={requestWaiverAction}
        />
      )}
    </PageFrame>
  );
}

function obstacleOf({ policy, mayRequest, elements }: WaiverDraft): { title: string; body: string } | null {
  const refusal = whyNotWaivable(policy.requirement);
  if (refusal !== null) return { title: "There is no waiver of this policy", body: refusal };
  if (!mayRequest)
    return {
      title: "A steward of the domain asks for it",
      body: "Stewards and owners answer for what the domain publishes, so they ask for exceptions.",
    };
  if (elements.length === 0)
    return {
      title: "Nothing fails this policy today",
      body: "Neither the draft nor what is published needs an exception from it.",
    };
  return null;
}

/** So long from today or, for a renewal, from where the earlier waiver ends; never longer than the policy allows. */
function usualDay({ policy, renews }: WaiverDraft, time: Date): string {
  const from = renews && renews.expiresAt > time ? renews.expiresAt : time;
  const [usual, latest] = [latestDay(USUAL_DAYS, from), latestDay(policy.requirement.waivable.maxDays, time)];
  return usual < latest ? usual : latest;
}

/** What fails and is not accepted yet; a renewal begins with what the earlier waiver said. */
function startOf({ elements, renews }: WaiverDraft, expiresOn: string) {
  const open = elements.filter(
    ({ key, waivedUntil }) => renews?.elements.includes(key) ?? waivedUntil === null,
  );
  return {
    reach: renews?.elements.length === 0 ? ("all" as const) : ("some" as const),
    elements: open.map(({ key }) => key),
    reason: renews?.reason ?? "",
    compensatingControl: renews?.compensatingControl ?? "",
    expiresOn,
  };
}

import { AccessStanding } from "@/components/access/access-standing";
import { LeadTimeWords } from "@/components/access/lead-time-words";
import { WaiverNotice } from "@/components/governance/waiver-notice";
import { AccessAnswer } from "@/components/product/access-answer";
import { NotPublishedYet } from "@/components/product/not-published-yet";
import { PeopleAnswer } from "@/components/product/people-answer";
import { PurposeAnswer } from "@/components/product/purpose-answer";
import { RelatedProducts } from "@/components/product/related-products";
import { SimilarProducts } from "@/components/product/similar-products";
import { StartAnswer } from "@/components/product/start-answer";
import { TrustAnswer } from "@/components/product/trust-answer";
import { UsageAnswer } from "@/components/usage/usage-answer";
import { findLeadTime } from "@/lib/access/queries/find-lead-time";
import { findStanding } from "@/lib/access/queries/find-standing";
import { findSimilarProducts } from "@/lib/discovery/queries/find-similar-products";
import { findCompliance } from "@/lib/governance/queries/find-compliance";
import { findWaiversOfProduct } from "@/lib/governance/queries/find-waivers-of-product";
import { now } from "@/lib/platform/clock";
import { findTrustStates } from "@/lib/quality/queries/find-trust";
import { productHref } from "@/lib/registry/model";
import { findDownstream } from "@/lib/registry/queries/find-downstream";
import { findUsage } from "@/lib/usage/queries/find-usage";
import { PeriodParam } from "@/lib/usage/usage-series";
import { type ProductParams, productOfPage, trustOfPage } from "./product-of-page";

const SIMILAR = 4;

type OverviewProps = {
  params: ProductParams;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ProductOverviewPage({ params, searchParams }: OverviewProps) {
  const { actor, product, descriptor } = await productOfPage(params);
  if (!product.current) return <NotPublishedYet product={product} />;
  const period = PeriodParam.parse((await searchParams).days);
  const [compliance, downstream, waivers, similar, standing, leadTime, trust, usage] = await Promise.all([
    findCompliance(actor, product.ref),
    findDownstream(actor, product.ref),
    findWaiversOfProduct(actor, product.ref),
    findSimilarProducts(actor, product, SIMILAR),
    findStanding(actor, product.ref),
    findLeadTime(actor, product.ref),
    trustOfPage(params),
    findUsage(actor, product.ref, period),
  ]);
  const href = productHref(product.ref);
  const upstream = product.upstream.flatMap((edge) => edge.product ?? []);
  const around = [...upstream, ...downstream, ...similar.map((alike) => alike.product)];
  const trustAround = await findTrustStates(
    actor,
    around.map(({ id }) => id),
  );

  return (
    <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2 *:data-[slot=callout]:lg:col-span-2">
      <WaiverNotice waivers={waivers} now={now()} />
      <PurposeAnswer descriptor={descriptor} />
      <TrustAnswer
        descriptor={descriptor}
        compliance={compliance}
        trust={trust}
        href={href}
        consumers={downstream.length}
      />
      <AccessAnswer descriptor={descriptor}>
        {leadTime && (
          <p>
            <LeadTimeWords leadTime={leadTime} />
          </p>
        )}
        {standing.grants.length + standing.open.length > 0 && <AccessStanding standing={standing} />}
      </AccessAnswer>
      <PeopleAnswer descriptor={descriptor} domain={product.domainPath.at(-1)} />
      <StartAnswer descriptor={descriptor} className="lg:col-span-2" />
      <RelatedProducts
        upstream={product.upstream}
        downstream={downstream}
        trust={trustAround}
        now={now()}
        className="lg:col-span-2"
      />
      {usage && <UsageAnswer usage={usage} period={period} href={href} className="lg:col-span-2" />}
      <SimilarProducts similar={similar} trust={trustAround} now={now()} className="lg:col-span-2" />
    </div>
  );
}

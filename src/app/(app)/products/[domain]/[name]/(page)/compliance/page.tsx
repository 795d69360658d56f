import type { Metadata } from "next";
import { OutcomeHistoryList } from "@/components/governance/compliance/outcome-history-list";
import { ProductRating } from "@/components/governance/compliance/product-rating";
import { ComplianceList } from "@/components/governance/compliance-list";
import { NotPublishedYet } from "@/components/product/not-published-yet";
import { findCompliance } from "@/lib/governance/queries/find-compliance";
import { findOutcomeHistory } from "@/lib/governance/queries/find-outcome-history";
import { findWaivableKeys } from "@/lib/governance/queries/find-waivable-keys";
import { waiverRequestHref } from "@/lib/governance/waiver";
import { mayRequestWaiver } from "@/lib/governance/waiver-rules";
import { canInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { type ProductParams, productOfPage } from "../product-of-page";

export const metadata: Metadata = { title: "Compliance" };

export default async function ProductCompliancePage({ params }: { params: ProductParams }) {
  const { actor, product } = await productOfPage(params);
  const evaluation = product.current && (await findCompliance(actor, product.ref));
  if (!evaluation) return <NotPublishedYet product={product} />;

  const waivable = mayRequestWaiver(actor, product) ? await findWaivableKeys() : new Set<string>();
  const history = await findOutcomeHistory(actor, product.ref);

  return (
    <div className="flex flex-col gap-6">
      <ProductRating evaluation={evaluation} standing={history?.standing ?? null} />
      <ComplianceList
        evaluation={evaluation}
        mayFix={canInDomain(actor, "product.edit", product.domainId)}
        waiverHref={(key) => (waivable.has(key) ? waiverRequestHref(product.ref, key) : null)}
      />
      <OutcomeHistoryList entries={history?.transitions ?? []} now={now()} />
    </div>
  );
}

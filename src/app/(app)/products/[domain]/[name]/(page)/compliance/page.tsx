import type { Metadata } from "next";
import { ComplianceList } from "@/components/governance/compliance-list";
import { NotPublishedYet } from "@/components/product/not-published-yet";
import { findCompliance } from "@/lib/governance/queries/find-compliance";
import { findWaivableKeys } from "@/lib/governance/queries/find-waivable-keys";
import { waiverRequestHref } from "@/lib/governance/waiver";
import { mayRequestWaiver } from "@/lib/governance/waiver-rules";
import { canInDomain } from "@/lib/identity/permissions";
import { type ProductParams, productOfPage } from "../product-of-page";

export const metadata: Metadata = { title: "Compliance" };

export default async function ProductCompliancePage({ params }: { params: ProductParams }) {
  const { actor, product } = await productOfPage(params);
  const evaluation = product.current && (await findCompliance(actor, product.ref));
  if (!evaluation) return <NotPublishedYet product={product} />;

  const waivable = mayRequestWaiver(actor, product) ? await findWaivableKeys() : new Set<string>();

  return (
    <ComplianceList
      evaluation={evaluation}
      mayFix={canInDomain(actor, "product.edit", product.domainId)}
      waiverHref={(key) => (waivable.has(key) ? waiverRequestHref(product.ref, key) : null)}
    />
  );
}

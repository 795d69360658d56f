import type { Metadata } from "next";
import { ComplianceList } from "@/components/governance/compliance-list";
import { NotPublishedYet } from "@/components/product/not-published-yet";
import { findCompliance } from "@/lib/governance/queries/find-compliance";
import { canInDomain } from "@/lib/identity/permissions";
import { type ProductParams, productOfPage } from "../product-of-page";

export const metadata: Metadata = { title: "Compliance" };

export default async function ProductCompliancePage({ params }: { params: ProductParams }) {
  const { actor, product } = await productOfPage(params);
  const evaluation = product.current && (await findCompliance(actor, product.ref));
  if (!evaluation) return <NotPublishedYet product={product} />;

  return (
    <ComplianceList evaluation={evaluation} mayFix={canInDomain(actor, "product.edit", product.domainId)} />
  );
}

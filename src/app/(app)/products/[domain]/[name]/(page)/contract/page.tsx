import type { Metadata } from "next";
import { ContractSummary } from "@/components/product/contract-summary";
import { NotPublishedYet } from "@/components/product/not-published-yet";
import { type ProductParams, productOfPage } from "../product-of-page";

export const metadata: Metadata = { title: "Contract and quality" };

export default async function ProductContractPage({ params }: { params: ProductParams }) {
  const { product, descriptor } = await productOfPage(params);
  if (!product.current) return <NotPublishedYet product={product} />;

  return (
    <div className="flex flex-col gap-10">
      {(descriptor.outputPorts ?? []).map((port) => (
        <ContractSummary key={`${port.name}@${port.version}`} port={port} product={product.ref} />
      ))}
    </div>
  );
}

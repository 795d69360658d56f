import type { Metadata } from "next";
import { NotPublishedYet } from "@/components/product/not-published-yet";
import { PortSchema } from "@/components/product/port-schema";
import { EmptyState, EmptyStateTitle } from "@/components/ui/empty-state";
import { type ProductParams, productOfPage } from "../product-of-page";

export const metadata: Metadata = { title: "Ports and schema" };

export default async function ProductSchemaPage({ params }: { params: ProductParams }) {
  const { product, descriptor } = await productOfPage(params);
  if (!product.current) return <NotPublishedYet product={product} />;
  const ports = descriptor.outputPorts ?? [];
  if (ports.length === 0) {
    return (
      <EmptyState>
        <EmptyStateTitle>This version has no output port</EmptyStateTitle>
      </EmptyState>
    );
  }

  return (
    <div className="flex flex-col gap-10">
      {ports.map((port, index) => (
        // Two versions of one port share its name; the place in the document tells them apart.
        <PortSchema key={`${port.name}@${port.version}`} port={port} anchor={`port-${index}`} />
      ))}
    </div>
  );
}

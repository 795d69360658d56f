import type { Metadata } from "next";
import { NotPublishedYet } from "@/components/product/not-published-yet";
import { PortSchema } from "@/components/product/port-schema";
import { EmptyState, EmptyStateTitle } from "@/components/ui/empty-state";
import { columnsOf } from "@/lib/registry/columns";
import type { OutputPort } from "@/lib/registry/descriptor";
import { findTermsAt } from "@/lib/registry/queries/find-terms";
import { portDefinitionsOf } from "@/lib/registry/rows";
import { type ProductParams, productOfPage } from "../product-of-page";

export const metadata: Metadata = { title: "Ports and schema" };

type SchemaPageProps = { params: ProductParams; searchParams: Promise<{ column?: string | string[] }> };

export default async function ProductSchemaPage({ params, searchParams }: SchemaPageProps) {
  const { actor, product, descriptor } = await productOfPage(params);
  if (!product.current) return <NotPublishedYet product={product} />;
  const ports = descriptor.outputPorts ?? [];
  if (ports.length === 0) {
    return (
      <EmptyState>
        <EmptyStateTitle>This version has no output port</EmptyStateTitle>
      </EmptyState>
    );
  }

  const { column } = await searchParams;
  const terms = await findTermsAt(actor, definitionsIn(ports));
  const asked = ports.findIndex(({ contract }) =>
    columnsOf(contract ?? {}).some(({ path }) => path === column),
  );

  return (
    <div className="flex flex-col gap-10">
      {ports.map((port, index) => (
        // Two versions of one port share its name; the place in the document tells them apart.
        <PortSchema
          key={`${port.name}@${port.version}`}
          port={port}
          anchor={`port-${index}`}
          terms={terms}
          asked={index === asked && typeof column === "string" ? column : null}
        />
      ))}
    </div>
  );
}

function definitionsIn(ports: readonly OutputPort[]): string[] {
  return ports.flatMap((port) => [
    ...portDefinitionsOf(port),
    ...columnsOf(port.contract ?? {}).flatMap(({ definitions }) => definitions),
  ]);
}

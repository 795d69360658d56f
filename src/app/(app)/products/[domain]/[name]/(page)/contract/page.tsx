import type { Metadata } from "next";
import { ContractSummary } from "@/components/product/contract-summary";
import { NotPublishedYet } from "@/components/product/not-published-yet";
import { Disclosure } from "@/components/quality/disclosure";
import { IncidentSection } from "@/components/quality/incident-section";
import { StateEvidenceForm } from "@/components/quality/state-evidence-form";
import { Section, SectionSummary, SectionTitle } from "@/components/ui/section";
import { canInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { findIncidents } from "@/lib/quality/queries/find-incidents";
import { findPromises } from "@/lib/quality/queries/find-promises";
import { type ProductParams, productOfPage } from "../product-of-page";
import {
  openIncidentAction,
  reportProblemAction,
  stateEvidenceAction,
  updateIncidentAction,
} from "./actions";

export const metadata: Metadata = { title: "Contract and quality" };

const INCIDENT_ACTIONS = {
  open: openIncidentAction,
  report: reportProblemAction,
  update: updateIncidentAction,
};

export default async function ProductContractPage({ params }: { params: ProductParams }) {
  const { actor, product, descriptor } = await productOfPage(params);
  if (!product.current) return <NotPublishedYet product={product} />;
  const [promises, incidents] = await Promise.all([
    findPromises(actor, product.ref),
    findIncidents(actor, product.ref),
  ]);
  const ports = descriptor.outputPorts ?? [];
  const time = now();
  const mayState = canInDomain(actor, "evidence.record", product.domainId) && (promises ?? []).length > 0;

  return (
    <div className="flex flex-col gap-10">
      {ports.map((port, index) => (
        <ContractSummary
          key={`${port.name}@${port.version}`}
          port={port}
          product={product.ref}
          promises={(promises ?? []).filter((promise) => promise.port === (port.name || `#${index + 1}`))}
          now={time}
        />
      ))}
      {mayState && (
        <Section aria-labelledby="evidence">
          <SectionTitle id="evidence">Evidence</SectionTitle>
          <SectionSummary>
            Pipelines send what their checks found to{" "}
            <code className="font-mono text-sm [overflow-wrap:anywhere]">
              /api/v1/products/{product.ref.domain}/{product.ref.name}/evidence
            </code>
            , or as OpenLineage events or dbt results beneath it. What none of them looks at, you can state.
          </SectionSummary>
          <Disclosure label="State what you found">
            <StateEvidenceForm
              product={product.ref}
              promises={(promises ?? []).map(({ key, port, words, about }) => ({
                key,
                port,
                label: about ? `${words} (${about})` : words,
              }))}
              today={time.toISOString().slice(0, 10)}
              submit={stateEvidenceAction}
            />
          </Disclosure>
        </Section>
      )}
      <IncidentSection
        product={product.ref}
        ports={ports.flatMap(({ name }) => name || [])}
        {...incidents}
        actions={INCIDENT_ACTIONS}
        now={time}
      />
    </div>
  );
}

"use client";

import { cn } from "@/components/ui/cn";
import { EmptyState, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { isJsonObject } from "@/lib/registry/json";
import { QualityRules } from "../contract/quality-rules";
import { ServiceLevelFields } from "../contract/service-level-fields";
import { useEditor, useListAt } from "../editor-store";
import { NumberField } from "../fields/number-field";
import { RowsField } from "../fields/rows-field";
import { LongTextField, TextField } from "../fields/text-field";
import { PortButton } from "../ports/port-list";
import { FormColumns, FormPart, StepFrame } from "./step-frame";

export function ContractStep() {
  const ports = useListAt("/outputPorts");
  const open = useEditor(({ port }) => port);

  return (
    <StepFrame title="Contract" summary="What each port promises, and under which terms it may be used.">
      {ports.length === 0 ? (
        <EmptyState>
          <EmptyStateTitle>No output port yet</EmptyStateTitle>
          <EmptyStateBody>Add one under Ports & schema; its contract is written here.</EmptyStateBody>
        </EmptyState>
      ) : (
        ports.length > 1 && (
          <ul aria-label="Output ports" className="divide-y rounded-lg border bg-surface">
            {ports.map((port, index) => (
              <li
                // biome-ignore lint/suspicious/noArrayIndexKey: the position is the port's place in the document.
                key={index}
                className={cn(
                  "flex items-center px-1 first:rounded-t-lg last:rounded-b-lg",
                  index === open && "bg-accent-wash/60",
                )}
              >
                <PortButton port={port} index={index} isOpen={index === open} />
              </li>
            ))}
          </ul>
        )
      )}
      {isJsonObject(ports[open]) && <ContractForm key={open} contract={`/outputPorts/${open}/contract`} />}
      <FormPart id="product-terms" title="Terms of the product" summary="For all of its ports.">
        <LongTextField
          pointer="/terms/usage"
          label="Terms of use"
          help="What people may do with it, and what they may not."
        />
        <TextField
          pointer="/terms/licence"
          label="Licence"
          placeholder="internal"
          suggestions={["internal", "CC-BY-4.0", "CC0-1.0", "ODbL-1.0"]}
          className="sm:max-w-80"
        />
      </FormPart>
    </StepFrame>
  );
}

function ContractForm({ contract }: { contract: string }) {
  return (
    <>
      <FormPart
        id="service-levels"
        title="Service levels"
        summary="Promises somebody can plan with. Leave out what you do not measure."
      >
        <ServiceLevelFields contract={contract} />
      </FormPart>
      <FormPart
        id="quality"
        title="Quality rules"
        summary="What is checked on the data itself, and which quality it proves."
      >
        <QualityRules contract={contract} />
      </FormPart>
      <FormPart
        id="port-terms"
        title="Terms of this port"
        summary="Only where they differ from the product's."
      >
        <FormColumns>
          <LongTextField pointer={`${contract}/description/usage`} label="Usage" />
          <LongTextField pointer={`${contract}/description/limitations`} label="Limitations" />
        </FormColumns>
        <RowsField
          pointer={`${contract}/roles`}
          legend="Roles"
          help="The roles of your platform that give access to it."
          columns={[
            { key: "role", label: "Role", placeholder: "sales_reader" },
            { key: "access", label: "Access", placeholder: "read" },
          ]}
          addLabel="Add role"
          empty="No roles stated."
        />
      </FormPart>
      <FormPart id="price" title="Price">
        <div className="grid items-start gap-x-6 gap-y-5 sm:grid-cols-3">
          <NumberField pointer={`${contract}/price/priceAmount`} label="Amount" placeholder="0" />
          <TextField
            pointer={`${contract}/price/priceCurrency`}
            label="Currency"
            placeholder="EUR"
            suggestions={["EUR", "USD", "GBP", "CHF"]}
          />
          <TextField
            pointer={`${contract}/price/priceUnit`}
            label="Per"
            placeholder="month"
            suggestions={["month", "year", "query", "gigabyte"]}
          />
        </div>
      </FormPart>
    </>
  );
}

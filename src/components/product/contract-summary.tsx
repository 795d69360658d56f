import { PromiseTable } from "@/components/quality/promise-table";
import {
  DescriptionDetails,
  DescriptionItem,
  DescriptionList,
  DescriptionTerm,
} from "@/components/ui/description-list";
import { Section, SectionHeader, SectionTitle } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { isDateLevel } from "@/lib/quality/check-rhythm";
import type { ProvenPromise } from "@/lib/quality/evidence";
import type { Contract } from "@/lib/registry/contract";
import type { OutputPort } from "@/lib/registry/descriptor";
import { type ProductRef, productHref } from "@/lib/registry/model";
import { promisesOf } from "@/lib/registry/service-levels";
import { Unsaid } from "./answer";

type ContractSummaryProps = {
  port: OutputPort;
  product: ProductRef;
  /** Those of this port. */
  promises: readonly ProvenPromise[];
  now: Date;
};

/** What a port's contract promises and how that is proven, its price, and where it lives. */
export function ContractSummary({ port, product, promises, now }: ContractSummaryProps) {
  const { contract, name = "Unnamed port" } = port;
  const id = `contract-${name}`;
  if (!contract) {
    return (
      <Section aria-labelledby={id}>
        <SectionTitle id={id}>{name}</SectionTitle>
        <Unsaid>
          This port has no contract here{port.contractId && ` (its contract is ${port.contractId})`}.
        </Unsaid>
      </Section>
    );
  }
  const dates = datesOf(contract);

  return (
    <Section aria-labelledby={id}>
      <SectionHeader>
        <SectionTitle id={id}>
          {name} <span className="font-normal text-muted text-sm">{contract.version}</span>
        </SectionTitle>
        <TextLink
          href={`${productHref(product)}/export?format=odcs&port=${encodeURIComponent(name)}`}
          prefetch={false}
        >
          Contract as ODCS
        </TextLink>
      </SectionHeader>
      <DescriptionList>
        {dates.map(({ element, property, value }) => (
          <DescriptionItem key={`${property}-${element}`}>
            <DescriptionTerm className="first-letter:uppercase">{property}</DescriptionTerm>
            <DescriptionDetails>{String(value)}</DescriptionDetails>
          </DescriptionItem>
        ))}
        {contract.price && (
          <DescriptionItem>
            <DescriptionTerm>Price</DescriptionTerm>
            <DescriptionDetails>
              {contract.price.priceAmount} {contract.price.priceCurrency}
              {contract.price.priceUnit && ` per ${contract.price.priceUnit}`}
            </DescriptionDetails>
          </DescriptionItem>
        )}
        {(contract.servers ?? []).map((server, index) => (
          <DescriptionItem key={`${server.server}-${server.type}`}>
            <DescriptionTerm>{index === 0 ? "Where it is" : ""}</DescriptionTerm>
            <DescriptionDetails>
              {[server.server, server.type, server.environment].filter(Boolean).join(", ")}
            </DescriptionDetails>
          </DescriptionItem>
        ))}
      </DescriptionList>
      {promises.length === 0 ? (
        <Unsaid>Neither service levels nor quality rules are stated.</Unsaid>
      ) : (
        <PromiseTable promises={promises} port={name} now={now} />
      )}
    </Section>
  );
}

/** Days on which something begins or ends; there is nothing to prove about them. */
function datesOf(contract: Contract) {
  const levels = contract.slaProperties ?? [];
  return promisesOf(contract).flatMap(({ kind, pointer }) => {
    const level = levels[Number(pointer.split("/").at(-1))];
    return level && isDateLevel(kind) ? [level] : [];
  });
}

import {
  DescriptionDetails,
  DescriptionItem,
  DescriptionList,
  DescriptionTerm,
} from "@/components/ui/description-list";
import { Section, SectionHeader, SectionTitle } from "@/components/ui/section";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { OutputPort } from "@/lib/registry/descriptor";
import { type ProductRef, productHref } from "@/lib/registry/model";
import { Unsaid } from "./answer";
import { qualityRulesOf } from "./quality-rules";

/** What a port's contract promises: service levels, quality rules, price, where it lives. */
export function ContractSummary({ port, product }: { port: OutputPort; product: ProductRef }) {
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
  const rules = qualityRulesOf(contract);

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
        {(contract.slaProperties ?? []).map(({ element, property, unit, value }) => (
          <DescriptionItem key={`${property}-${element}`}>
            <DescriptionTerm className="first-letter:uppercase">{property ?? "unnamed"}</DescriptionTerm>
            <DescriptionDetails>
              {value === undefined || value === null ? (
                <span className="text-muted">not stated</span>
              ) : (
                String(value)
              )}{" "}
              {unit}
              {element && <span className="text-muted"> for {element}</span>}
            </DescriptionDetails>
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
      {(contract.slaProperties ?? []).length === 0 && <Unsaid>No service levels are promised.</Unsaid>}
      {rules.length === 0 ? (
        <Unsaid>No quality rules are stated.</Unsaid>
      ) : (
        <Table aria-label={`Quality rules of ${name}`}>
          <TableHeader>
            <TableRow>
              <TableHead>Quality rule</TableHead>
              <TableHead>About</TableHead>
              <TableHead>Dimension</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {rules.map(({ about, dimension, key, words }) => (
              <TableRow key={key}>
                <TableCell className="max-w-[60ch]">{words}</TableCell>
                <TableCell className="font-mono text-sm">{about}</TableCell>
                <TableCell className="capitalize">{dimension}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Section>
  );
}

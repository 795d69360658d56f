import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableNumber,
  TableRow,
} from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import {
  type ComplianceFilter,
  complianceHref,
  type PolicyStanding,
} from "@/lib/governance/compliance/overview";

type WorstPoliciesProps = { filter: ComplianceFilter; policies: readonly PolicyStanding[] };

/** The policies most products do not meet; each leads to those products. */
export function WorstPolicies({ filter, policies }: WorstPoliciesProps) {
  if (policies.length === 0)
    return <p className="text-muted">Every product meets every policy it is held to.</p>;

  return (
    <Table aria-label="Policies most products do not meet">
      <TableHeader>
        <TableRow>
          <TableHead>Policy</TableHead>
          <TableHead className="text-right">Not met by</TableHead>
          <TableHead className="text-right">Waived</TableHead>
          <TableHead className="text-right">In grace</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {policies.map(({ key, title, open, waived, grace }) => (
          <TableRow key={key}>
            <TableCell className="min-w-48 [overflow-wrap:anywhere]">
              {open > 0 ? (
                <TextLink href={`${complianceHref(filter, { policy: key, show: undefined })}#products`}>
                  {title}
                </TextLink>
              ) : (
                title
              )}{" "}
              <span className="inline-block font-mono text-muted text-sm">{key}</span>
            </TableCell>
            <TableNumber>{open.toLocaleString("en")}</TableNumber>
            <TableNumber className={waived === 0 ? "text-muted" : undefined}>
              {waived.toLocaleString("en")}
            </TableNumber>
            <TableNumber className={grace === 0 ? "text-muted" : undefined}>
              {grace.toLocaleString("en")}
            </TableNumber>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

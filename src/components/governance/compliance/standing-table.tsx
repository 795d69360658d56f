import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableNumber,
  TableRow,
} from "@/components/ui/table";
import type { Standing } from "@/lib/governance/compliance/overview";
import { wholeScore } from "@/lib/governance/compliance/score";
import { ShareBar } from "./share-bar";

export type StandingRow = { id: string; label: string; name: React.ReactNode; standing: Standing };

type StandingTableProps = { "aria-label": string; heading: string; rows: readonly StandingRow[] };

/** How several sets of products stand, one a line. */
export function StandingTable({ heading, rows, ...props }: StandingTableProps) {
  return (
    <Table aria-label={props["aria-label"]}>
      <TableHeader>
        <TableRow>
          <TableHead>{heading}</TableHead>
          <TableHead className="text-right">Products</TableHead>
          <TableHead className="text-right">To mend</TableHead>
          <TableHead className="text-right">Score</TableHead>
          <TableHead>Compliant</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map(({ id, label, name, standing }) => (
          <TableRow key={id}>
            <TableCell className="min-w-28">{name}</TableCell>
            <TableNumber>{standing.products.toLocaleString("en")}</TableNumber>
            <TableNumber>{standing.badges["non-compliant"].toLocaleString("en")}</TableNumber>
            <TableNumber>
              {standing.average === null ? (
                <span className="text-muted">not rated</span>
              ) : (
                <>
                  {wholeScore(standing.average)}{" "}
                  <span className="text-muted text-sm">over {standing.scored.toLocaleString("en")}</span>
                </>
              )}
            </TableNumber>
            <TableCell>
              <ShareBar standing={standing} of={label} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

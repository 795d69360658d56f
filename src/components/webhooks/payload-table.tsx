import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { OutgoingType } from "@/lib/interop/webhooks/outgoing-events";
import { payloadFields } from "@/lib/interop/webhooks/payload-fields";

/** What an event says, field by field. */
export function PayloadTable({ type }: { type: OutgoingType }) {
  return (
    <Table aria-label={`Fields of ${type}`}>
      <TableHeader>
        <TableRow>
          <TableHead>Field</TableHead>
          <TableHead>Type</TableHead>
          <TableHead>What it says</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {payloadFields(type).map(({ path, type: kind, words }) => (
          <TableRow key={path}>
            <TableCell className="font-mono text-sm">{path}</TableCell>
            <TableCell className="whitespace-nowrap text-muted text-sm">{kind}</TableCell>
            <TableCell className="min-w-56 text-sm">{words}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

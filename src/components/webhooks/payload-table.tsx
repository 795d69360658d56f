import { z } from "zod";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { OUTGOING_EVENTS, type OutgoingType } from "@/lib/interop/webhooks/outgoing-events";

const Node = z.looseObject({
  type: z.string().optional(),
  description: z.string().optional(),
  enum: z.array(z.string()).optional(),
  get properties() {
    return z.record(z.string(), Node).optional();
  },
  get items() {
    return Node.optional();
  },
  get anyOf() {
    return z.array(Node).optional();
  },
});
type Node = z.infer<typeof Node>;
type FieldRow = { path: string; type: string; words: string };

/** The fields of what an event says, read from the very schema that it is held to when it is sent. */
export function PayloadTable({ type }: { type: OutgoingType }) {
  const rows = fieldsOf(Node.parse(z.toJSONSchema(OUTGOING_EVENTS[type].data)), "");

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
        {rows.map(({ path, type: kind, words }) => (
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

function fieldsOf(node: Node, prefix: string): FieldRow[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    if (field.properties) return fieldsOf(field, `${path}.`);
    const words = field.enum ? field.enum.join(", ") : (field.description ?? "");
    return [{ path, type: typeWords(field), words }];
  });
}

function typeWords({ anyOf, items, type }: Node): string {
  if (anyOf) return anyOf.map(typeWords).join(" or ");
  return items ? `list of ${typeWords(items)}` : (type ?? "");
}

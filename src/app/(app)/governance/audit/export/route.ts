import { z } from "zod";
import { AUDIT_CSV_HEAD, auditCsvLine, jsonLine } from "@/lib/governance/audit-export";
import { AuditFilter, type AuditRecord } from "@/lib/governance/audit-record";
import { streamAuditRecords } from "@/lib/governance/queries/find-audit-records";
import { now } from "@/lib/platform/clock";
import { route } from "@/lib/transport/route";

const Query = AuditFilter.extend({ format: z.enum(["csv", "jsonl"], "Ask for csv or jsonl.") });

const TYPES = { csv: "text/csv", jsonl: "application/jsonl" } as const;

/** What a filter of the log finds, as a file of any length. */
export const GET = route({ params: z.object({}), query: Query }, async (actor, { query }) => {
  const { format, ...filter } = query;
  const records = streamAuditRecords(actor, filter);
  const lines = format === "csv" ? csvLines(records) : jsonLines(records);
  return new Response(toStream(lines), {
    headers: {
      "Content-Type": `${TYPES[format]}; charset=utf-8`,
      "Content-Disposition": `attachment; filename="agora-audit-${now().toISOString().slice(0, 10)}.${format}"`,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    },
  });
});

async function* csvLines(records: AsyncIterable<AuditRecord>): AsyncGenerator<string> {
  yield AUDIT_CSV_HEAD;
  for await (const record of records) yield auditCsvLine(record);
}

async function* jsonLines(records: AsyncIterable<AuditRecord>): AsyncGenerator<string> {
  for await (const record of records) yield jsonLine(record);
}

/** Reads on only as fast as the other side takes it. */
function toStream(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await lines.return(undefined)),
  });
}

import { BYTE_ORDER_MARK, csvLine } from "@/lib/platform/csv-line";
import type { AuditRecord } from "./audit-record";

const COLUMNS = [
  "seq",
  "at",
  "action",
  "subject",
  "subjectId",
  "actorId",
  "actorName",
  "facts",
  "previous",
  "hash",
] as const satisfies readonly (keyof AuditRecord)[];

export const AUDIT_CSV_HEAD = `${BYTE_ORDER_MARK}${csvLine(COLUMNS)}`;

/** One record as a line for a spreadsheet. */
export function auditCsvLine(record: AuditRecord): string {
  const { facts, ...plain } = record;
  return csvLine(COLUMNS.map((column) => (column === "facts" ? JSON.stringify(facts) : plain[column])));
}

/** One record as a line for programs: exactly what its hash covers, and the hash. */
export function jsonLine(record: AuditRecord): string {
  return `${JSON.stringify(record)}\n`;
}

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

/** Spreadsheets take UTF-8 for something older unless a file begins with this mark. */
const BYTE_ORDER_MARK = "\uFEFF";

export const CSV_HEAD = `${BYTE_ORDER_MARK}${COLUMNS.join(",")}\r\n`;

/** One record as a line for a spreadsheet. */
export function csvLine(record: AuditRecord): string {
  return `${COLUMNS.map((column) => csvCell(record[column])).join(",")}\r\n`;
}

/** One record as a line for programs: exactly what its hash covers, and the hash. */
export function jsonLine(record: AuditRecord): string {
  return `${JSON.stringify(record)}\n`;
}

/** Spreadsheets of some languages take the full-width signs too. */
const FORMULA = /^(\s*[=+\-@|＝＋－＠]|[\t\r\n])/;

function csvCell(value: AuditRecord[keyof AuditRecord]): string {
  if (typeof value === "number") return String(value);
  const text = typeof value === "string" ? value : value === null ? "" : JSON.stringify(value);
  // A spreadsheet runs what begins like a formula; behind an apostrophe it is text.
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n\t]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

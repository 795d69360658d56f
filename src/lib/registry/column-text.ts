import type { SchemaProperty } from "./contract";
import { readDelimitedColumns } from "./delimited-columns";
import { readJsonSchemaColumns } from "./json-schema-columns";
import { readSqlColumns } from "./sql-columns";
import { looksLikeSql } from "./sql-tokens";

/** Something a person should look at after pasting; nothing that was pasted around it is lost. */
export type ColumnTextProblem = { line: number; message: string };

export type ColumnText = {
  format: "sql" | "json-schema" | "delimited";
  /** What the text calls the table or document, if it does. */
  objectName: string | undefined;
  properties: readonly SchemaProperty[];
  problems: readonly ColumnTextProblem[];
};

export const COLUMN_TEXT_CHARACTERS_MAX = 1_000_000;
export const PASTED_COLUMNS_MAX = 10_000;
/** As many as anybody reads before they mend the text. */
const PROBLEMS_MAX = 50;

/**
 * Reads columns from what people have at hand: `CREATE TABLE`, a JSON Schema, a CSV header with or without rows
 * beneath, rows of a spreadsheet. Whatever the text is, the answer is columns, problems, or both.
 */
export function readColumnText(text: string): ColumnText {
  if (text.length > COLUMN_TEXT_CHARACTERS_MAX) {
    return refused(
      `The text is longer than ${COLUMN_TEXT_CHARACTERS_MAX} characters; paste fewer rows of it.`,
    );
  }
  const trimmed = text.replace(/^\uFEFF/, "");
  if (trimmed.trim() === "") return refused("There is nothing to read.");
  const read = readerFor(trimmed)(trimmed);
  if (read.properties.length === 0 && read.problems.length === 0)
    return refused("There are no columns in this text.");
  const left = read.properties.length - PASTED_COLUMNS_MAX;
  const message = `Only the first ${PASTED_COLUMNS_MAX} of ${read.properties.length} columns were read.`;
  return {
    ...read,
    properties: read.properties.slice(0, PASTED_COLUMNS_MAX),
    problems: [...(left > 0 ? [{ line: 1, message }] : []), ...read.problems].slice(0, PROBLEMS_MAX),
  };
}

function readerFor(text: string): (text: string) => ColumnText {
  if (/^\s*[{[]/.test(text)) return readJsonSchemaColumns;
  return looksLikeSql(text) ? readSqlColumns : readDelimitedColumns;
}

function refused(message: string): ColumnText {
  return { format: "delimited", objectName: undefined, properties: [], problems: [{ line: 1, message }] };
}

import type { ColumnText, ColumnTextProblem } from "./column-text";
import type { SchemaProperty } from "./contract";
import { type SqlColumn, sqlColumn } from "./sql-column";
import { isConstraint, withKeys } from "./sql-constraints";
import { isSign, isWord, type SqlComment, type SqlToken, sqlTokens } from "./sql-tokens";

/** Reads the first `CREATE TABLE` of a text, or a bare list of column definitions. */
export function readSqlColumns(sql: string): ColumnText {
  const { tokens, comments } = sqlTokens(sql);
  const starts = tokens.flatMap((token, index) =>
    isTableStart(tokens, index) ? [{ index, line: token.line }] : [],
  );
  const start = starts[0];
  const body =
    start === undefined ? 0 : tokens.findIndex((token, index) => index > start.index && isSign(token, "("));
  const problems: ColumnTextProblem[] = [];
  if (start !== undefined && body === -1) {
    return answer(
      undefined,
      [],
      [{ line: start.line, message: "This table is created without a list of columns." }],
    );
  }
  const { elements, end, isClosed } = elementsFrom(tokens, start === undefined ? 0 : body + 1);
  if (!isClosed && start !== undefined) {
    problems.push({
      line: tokens.at(-1)?.line ?? 1,
      message: "The list of columns is not closed with a parenthesis.",
    });
  }
  if (starts.length > 1) {
    const message = `Only the first of ${starts.length} tables was read.`;
    problems.push({ line: starts[1]?.line ?? 1, message });
  }
  const columns = elements.flatMap((element): SqlColumn[] => {
    if (isConstraint(element)) return [];
    const column = sqlColumn(element, sql);
    if (column) return [column];
    problems.push({ line: element[0]?.line ?? 1, message: "This is not a column definition." });
    return [];
  });
  const constrained = withKeys(columns, elements.filter(isConstraint));
  const described = withComments(constrained, comments, commentsOn(tokens.slice(end)));
  return answer(start && nameBefore(tokens, body), described, [...problems, ...duplicates(columns)]);
}

function answer(
  objectName: string | undefined,
  properties: readonly SchemaProperty[],
  problems: readonly ColumnTextProblem[],
): ColumnText {
  return { format: "sql", objectName, properties, problems };
}

/** `create [or replace] [temporary | external | …] table`, standing at the word `table`. */
function isTableStart(tokens: readonly SqlToken[], index: number): boolean {
  if (!isWord(tokens[index], "table")) return false;
  const before = tokens.slice(Math.max(0, index - 6), index);
  const created = before.findLastIndex((token) => isWord(token, "create"));
  return created !== -1 && before.slice(created).every((token) => token.kind === "word");
}

function nameBefore(tokens: readonly SqlToken[], body: number): string | undefined {
  const last = tokens[body - 1];
  return last && last.kind !== "symbol" ? last.text : undefined;
}

/** The parts of a definition list between its top-level commas, up to the parenthesis that closes it. */
function elementsFrom(
  tokens: readonly SqlToken[],
  from: number,
): { elements: SqlToken[][]; end: number; isClosed: boolean } {
  const elements: SqlToken[][] = [[]];
  let depth = 0;
  let angles = 0;
  for (let index = from; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) break;
    if (depth === 0 && isSign(token, ")"))
      return { elements: filled(elements), end: index + 1, isClosed: true };
    if (depth === 0 && isSign(token, ";"))
      return { elements: filled(elements), end: index + 1, isClosed: false };
    if (depth === 0 && angles === 0 && isSign(token, ",")) {
      elements.push([]);
      continue;
    }
    if (isSign(token, "(")) depth++;
    if (isSign(token, ")")) depth--;
    // Inside parentheses the same sign compares numbers.
    if (depth === 0 && isSign(token, "<")) angles++;
    if (depth === 0 && isSign(token, ">")) angles = Math.max(0, angles - 1);
    elements.at(-1)?.push(token);
  }
  return { elements: filled(elements), end: tokens.length, isClosed: false };
}

function filled(elements: readonly SqlToken[][]): SqlToken[][] {
  return elements.filter((element) => element.length > 0);
}

/** `COMMENT ON COLUMN orders.id IS 'text'`, as PostgreSQL, Oracle and Snowflake write it after the table. */
function commentsOn(tokens: readonly SqlToken[]): Map<string, string> {
  return new Map(
    tokens.flatMap((token, index) => {
      const [name, text] = [tokens[index - 1], tokens[index + 1]];
      const isComment = isWord(token, "is") && text?.kind === "string" && name !== undefined;
      return isComment ? [[name.text.toLowerCase(), text.text] as const] : [];
    }),
  );
}

/** A comment at the end of a column's line describes the column, unless the DDL does so itself. */
function withComments(
  columns: readonly SqlColumn[],
  comments: readonly SqlComment[],
  on: ReadonlyMap<string, string>,
): SchemaProperty[] {
  const beside = new Map(comments.map(({ line, text }) => [line, text]));
  const shared = new Set(
    columns.flatMap(({ line }, index) => (columns[index - 1]?.line === line ? [line] : [])),
  );
  return columns.map(({ property, line }) => {
    const besideIt = shared.has(line) ? undefined : beside.get(line);
    const description = property.description ?? on.get((property.name ?? "").toLowerCase()) ?? besideIt;
    return description ? { ...property, description } : property;
  });
}

function duplicates(columns: readonly SqlColumn[]): ColumnTextProblem[] {
  const seen = new Set<string>();
  return columns.flatMap(({ property, line }) => {
    const name = (property.name ?? "").toLowerCase();
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [{ line, message: `Two columns are called ${property.name}.` }];
  });
}

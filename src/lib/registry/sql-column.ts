import type { SchemaProperty } from "./contract";
import type { SqlToken } from "./sql-tokens";
import { propertyOfSqlType } from "./sql-type";

export type SqlColumn = { property: SchemaProperty; line: number };

/** Words that end a column's type and start what is said about the column. */
const AFTER_TYPE = new Set(
  (
    "not null primary unique default references check comment constraint collate generated as identity auto_increment " +
    "autoincrement encode distkey sortkey options masking tag on invisible visible virtual stored codec ttl key " +
    "materialized alias sparse rowguidcol encrypted enable disable"
  ).split(" "),
);

/** One column definition, from its tokens and the text they came from; null when there is no name and type in it. */
export function sqlColumn(tokens: readonly SqlToken[], sql: string): SqlColumn | null {
  const [first, ...rest] = tokens;
  if (!first || first.kind === "symbol" || first.kind === "string") return null;
  const typeEnd = endOfType(rest);
  const type = rest.slice(0, typeEnd);
  const facts = rest.slice(typeEnd);
  const [typeStart, typeStop] = [type[0]?.at, type.at(-1)?.end];
  const written =
    typeStart === undefined || typeStop === undefined
      ? ""
      : sql.slice(typeStart, typeStop).replace(/\s+/g, " ");
  if (written === "" && facts.length === 0) return { property: { name: first.text }, line: first.line };
  const isKey = hasWords(facts, "primary", "key");
  const description = descriptionIn(facts);
  return {
    property: {
      name: first.text,
      ...propertyOfSqlType(written),
      ...((isKey || hasWords(facts, "not", "null")) && { required: true }),
      ...(isKey && { primaryKey: true, primaryKeyPosition: 1 }),
      ...(hasWords(facts, "unique") && { unique: true }),
      ...(description && { description }),
    },
    line: tokens.at(-1)?.line ?? first.line,
  };
}

function endOfType(tokens: readonly SqlToken[]): number {
  let depth = 0;
  const end = tokens.findIndex((token, index) => {
    if (token.kind === "symbol" && "(<".includes(token.text)) depth++;
    if (token.kind === "symbol" && ")>".includes(token.text)) depth--;
    if (depth !== 0 || token.kind !== "word") return false;
    const word = token.text.toLowerCase();
    // `with time zone` belongs to the type, `with tag` does not.
    return word === "with" ? !/^(time|local)$/i.test(tokens[index + 1]?.text ?? "") : AFTER_TYPE.has(word);
  });
  return end === -1 ? tokens.length : end;
}

function hasWords(tokens: readonly SqlToken[], ...words: readonly string[]): boolean {
  return tokens.some((_token, index) =>
    words.every((word, step) => {
      const token = tokens[index + step];
      return token?.kind === "word" && token.text.toLowerCase() === word;
    }),
  );
}

/** `COMMENT 'text'`, or BigQuery's `OPTIONS(description="text")`. */
function descriptionIn(tokens: readonly SqlToken[]): string | undefined {
  const at = tokens.findIndex(
    (token) => token.kind === "word" && /^(comment|description)$/i.test(token.text),
  );
  const text =
    at === -1
      ? undefined
      : tokens.slice(at + 1, at + 3).find((token) => token.kind === "string" || token.kind === "quoted");
  return text?.text;
}

import type { SqlColumn } from "./sql-column";
import { isSign, isWord, type SqlToken } from "./sql-tokens";

const CONSTRAINT_STARTS =
  /^(constraint|primary|foreign|check|unique|exclude|like|period|fulltext|spatial|key|index)$/i;

/** Words such as `key` and `index` also serve as column names; a constraint goes on with its columns. */
export function isConstraint([first, ...rest]: readonly SqlToken[]): boolean {
  if (first?.kind !== "word" || !CONSTRAINT_STARTS.test(first.text)) return false;
  if (/^(constraint|like)$/i.test(first.text)) return true;
  if (/^(primary|foreign)$/i.test(first.text)) return isWord(rest[0], "key");
  const opening = rest.findIndex((token) => isSign(token, "("));
  return opening === 0 || (opening > 0 && opening <= 4 && !/^(check)$/i.test(first.text) && !isTyped(rest));
}

/** `key varchar(20)`: the parenthesis belongs to a type, because nothing but digits stands in it. */
function isTyped(rest: readonly SqlToken[]): boolean {
  const opening = rest.findIndex((token) => isSign(token, "("));
  return /^(\d+|max)$/i.test(rest[opening + 1]?.text ?? "");
}

/** What the table says of its columns after them: their primary key, and which of them is unique on its own. */
export function withKeys(columns: readonly SqlColumn[], constraints: readonly SqlToken[][]): SqlColumn[] {
  const key = constraints.flatMap((constraint) => namesAfter(constraint, ["primary", "key"]));
  const unique = constraints.map((constraint) => namesAfter(constraint, ["unique"]));
  const alone = new Set(unique.flatMap((names) => (names.length === 1 ? names : [])));
  return columns.map((column) => {
    const name = (column.property.name ?? "").toLowerCase();
    const position = key.indexOf(name);
    const facts = {
      ...(position !== -1 && { required: true, primaryKey: true, primaryKeyPosition: position + 1 }),
      ...(alone.has(name) && { unique: true }),
    };
    return { ...column, property: { ...column.property, ...facts } };
  });
}

/** The names in the first parentheses after the words, in lower case. */
function namesAfter(constraint: readonly SqlToken[], words: readonly string[]): string[] {
  const at = constraint.findIndex((_token, index) =>
    words.every((word, step) => isWord(constraint[index + step], word)),
  );
  const opening = constraint.findIndex((token, index) => index > at && isSign(token, "("));
  if (at === -1 || opening === -1) return [];
  const closing = constraint.findIndex((token, index) => index > opening && isSign(token, ")"));
  const inside = constraint.slice(opening + 1, closing === -1 ? undefined : closing);
  // `id ASC` and `name(20)` name one column each: the word that follows the parenthesis or a comma.
  return inside
    .filter((token, index) => token.kind !== "symbol" && (index === 0 || isSign(inside[index - 1], ",")))
    .map((token) => token.text.toLowerCase());
}

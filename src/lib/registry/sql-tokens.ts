import { readPhysicalType } from "./physical-types";

export type SqlToken = {
  kind: "word" | "quoted" | "string" | "symbol";
  text: string;
  line: number;
  at: number;
  end: number;
};
export type SqlComment = { text: string; line: number };

const SKIP = /\s+/y;
const LINE_COMMENT = /(?:--|#)[^\n]*/y;
const BLOCK_COMMENT = /\/\*[\s\S]*?(?:\*\/|$)/y;
const STRING = /'(?:[^'\\]|''|\\[\s\S])*(?:'|$)/y;
const QUOTED = /"(?:[^"]|"")*(?:"|$)|`(?:[^`]|``)*(?:`|$)|\[[^\]\d][^\]]*\]/y;
const WORD = /[\p{L}\p{N}_$@]+/uy;

/** Splits SQL of any dialect into words, quoted names, strings and signs; comments are kept aside. */
export function sqlTokens(sql: string): { tokens: SqlToken[]; comments: SqlComment[] } {
  const tokens: SqlToken[] = [];
  const comments: SqlComment[] = [];
  let line = 1;
  let at = 0;
  while (at < sql.length) {
    const [kind, raw] = nextAt(sql, at);
    if (kind === "comment") comments.push({ text: raw.replace(/^(--|#|\/\*)|\*\/$/g, "").trim(), line });
    else if (kind !== "space")
      tokens.push({ kind, text: unquoted(kind, raw), line, at, end: at + raw.length });
    line += raw.split("\n").length - 1;
    at += raw.length;
  }
  return { tokens, comments };
}

type Kind = SqlToken["kind"] | "comment" | "space";

const SHAPES: readonly [Kind, RegExp][] = [
  ["space", SKIP],
  ["comment", LINE_COMMENT],
  ["comment", BLOCK_COMMENT],
  ["string", STRING],
  ["quoted", QUOTED],
  ["word", WORD],
];

function nextAt(sql: string, at: number): [Kind, string] {
  for (const [kind, shape] of SHAPES) {
    shape.lastIndex = at;
    const match = shape.exec(sql);
    if (match?.[0]) return [kind, match[0]];
  }
  return ["symbol", sql.charAt(at)];
}

function unquoted(kind: Kind, raw: string): string {
  if (kind === "string") return raw.slice(1, -1).replaceAll("''", "'").replaceAll("\\'", "'");
  if (kind === "quoted") return raw.slice(1, -1).replaceAll('""', '"').replaceAll("``", "`");
  return raw;
}

/** Whether a text is DDL: it creates a table, or each of its lines starts like a column with a type. */
export function looksLikeSql(text: string): boolean {
  if (/\bcreate\b[\s\w]{0,80}\btable\b/i.test(text)) return true;
  const lines = text
    .split("\n")
    .slice(0, 50)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("--"));
  return lines.every((line) => {
    const match = /^(?:"[^"]+"|`[^`]+`|\[[^\]]+\]|\w+) +(\w+)/.exec(line);
    return (
      match?.[1] !== undefined &&
      (readPhysicalType(match[1]) !== null || /^(primary|unique|constraint)$/i.test(match[1]))
    );
  });
}

export function isSign(token: SqlToken | undefined, sign: string): boolean {
  return token?.kind === "symbol" && token.text === sign;
}

export function isWord(token: SqlToken | undefined, word: string): boolean {
  return token?.kind === "word" && token.text.toLowerCase() === word;
}

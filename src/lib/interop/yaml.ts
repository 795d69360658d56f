import { Composer, type CST, Document, LineCounter, Parser, type Scalar, visit } from "yaml";
import { DOCUMENT_DEPTH_MAX, isJsonObject, type JsonObject } from "@/lib/registry/json";
import { documentText, type TextProblem } from "./document-text";
import { type Position, readNodes } from "./yaml-nodes";

export type ParsedDocument =
  | {
      ok: true;
      document: JsonObject;
      positions: ReadonlyMap<string, Position>;
      /** Numbers that are printed otherwise than they were written, such as `1.10`, by pointer. */
      written: ReadonlyMap<string, string>;
    }
  | { ok: false; problems: readonly TextProblem[] };

const PROBLEMS_MAX = 20;

/** Reads one YAML 1.2 or JSON document. What JSON cannot hold, or could only hold changed, is refused with its place. */
export function parseDocument(source: string | Uint8Array): ParsedDocument {
  const decoded = documentText(source);
  if (!decoded.ok) return decoded;
  const lines = new LineCounter();
  const tokens = [...new Parser(lines.addNewLine).parse(decoded.text)];
  // Composing recurses, and far enough down it takes the whole process with it; so depth is judged first.
  const tooDeep = tokenBelow(tokens, DOCUMENT_DEPTH_MAX);
  if (tooDeep !== null) {
    return refused(
      [{ offset: tooDeep, message: `The document is nested deeper than ${DOCUMENT_DEPTH_MAX} levels.` }],
      lines,
    );
  }
  const [document, ...others] = [
    ...new Composer({ version: "1.2", schema: "core", intAsBigInt: true, uniqueKeys: false }).compose(
      tokens,
      true,
      decoded.text.length,
    ),
  ];
  if (others[0]) {
    const message = "This is more than one document; only one can be read at a time.";
    return refused([{ offset: others[0].range[0], message }], lines);
  }
  if (!document) return refused([{ offset: 0, message: "The document is empty." }], lines);
  return readDocument(document, lines);
}

function readDocument(composed: Document.Parsed, lines: LineCounter): ParsedDocument {
  // What the reader only warns of changes nothing, save for tags: it drops those it does not know.
  const tags = composed.warnings.filter(({ code }) => code === "TAG_RESOLVE_FAILED");
  const faults = [...composed.errors, ...tags].map(({ code, pos, message }) => ({
    offset: pos[0],
    message: code === "TAG_RESOLVE_FAILED" ? "Tags of this kind are not read." : sentence(message),
  }));
  if (faults.length > 0) return refused(faults, lines);
  const read = readNodes(composed, lines);
  if (!read.ok) return refused(read.faults, lines);
  if (isJsonObject(read.value))
    return { ok: true, document: read.value, positions: read.positions, written: read.written };
  const message =
    read.value === null
      ? "The document is empty."
      : "A document is a group of fields, such as `name: orders`.";
  return refused([{ offset: composed.contents?.range[0] ?? 0, message }], lines);
}

function sentence(message: string): string {
  return message.endsWith(".") ? message : `${message}.`;
}

function refused(faults: readonly { offset: number; message: string }[], lines: LineCounter): ParsedDocument {
  const problems = faults.slice(0, PROBLEMS_MAX).map(({ offset, message }) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1), message };
  });
  // A document that ends too early is complained about once for every level that is open.
  const told = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
  return { ok: false, problems: [...told.values()] };
}

/** The offset of the first group or list below so many levels, found without recursion; null when there is none. */
function tokenBelow(tokens: readonly CST.Token[], depthMax: number): number | null {
  let level: CST.Token[] = [...tokens];
  for (let depth = 0; depth < depthMax && level.length > 0; depth++) level = level.flatMap(tokensWithin);
  return level.find((token) => "items" in token)?.offset ?? null;
}

function tokensWithin(token: CST.Token): CST.Token[] {
  if (token.type === "document") return token.value ? tokensWithin(token.value) : [];
  if (!("items" in token)) return [];
  return token.items.flatMap((item) =>
    [item.key, item.value].filter((part): part is CST.Token => Boolean(part)),
  );
}

const LINE_WIDTH = 110;

/** The document as YAML that reads back equal, keys in their order, long texts as blocks. */
export function printDocument(document: JsonObject): string {
  // Words that older readers take for booleans or dates are quoted.
  const printed = new Document(document, {
    version: "1.2",
    compat: "yaml-1.1",
    aliasDuplicateObjects: false,
  });
  visit(printed, {
    Scalar(key, scalar) {
      const style = typeof scalar.value === "string" ? styleOf(scalar.value, key === "key") : null;
      if (style) scalar.type = style;
    },
  });
  return printed.toString({ lineWidth: LINE_WIDTH, doubleQuotedAsJSON: true });
}

function styleOf(text: string, isKey: boolean): Scalar.Type | null {
  const isMultiline = text.includes("\n");
  const isLong = isMultiline || text.length > LINE_WIDTH;
  // A block keeps plain prose readable; whatever has spaces at its edges or signs nobody sees is safer in quotes.
  if (/[^\n\P{C}]|[\u2028\u2029]/u.test(text)) return "QUOTE_DOUBLE";
  if (!isLong || isKey) return null;
  if (!/^\S/.test(text) || / (\n|$)/.test(text)) return "QUOTE_DOUBLE";
  return isMultiline ? "BLOCK_LITERAL" : "BLOCK_FOLDED";
}

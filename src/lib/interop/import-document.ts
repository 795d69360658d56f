import { isJsonObject, type JsonObject } from "@/lib/registry/json";
import { valueAt } from "@/lib/registry/json-pointer";
import { readDescriptor } from "@/lib/registry/read-descriptor";
import { odcsDepartures } from "./conformance/odcs-shape";
import { odpsDepartures } from "./conformance/odps-shape";
import { type Departure, departure } from "./conformance/shape";
import { detectKind, type ImportableKind } from "./detect";
import type { TextProblem } from "./document-text";
import { CONTRACT_POINTER, fromOdcs } from "./import-odcs";
import { fromOdps } from "./import-odps";
import { nearestPosition, pointerInText, type SourceText } from "./source-text";
import { type Suggestion, slugOf, suggestionFrom } from "./suggestion";
import { type ParsedDocument, parseDocument } from "./yaml";

/** Something to mend after an import; the pointer is into the draft, line and column are in the text. */
export type ImportFinding = Departure & { line?: number; column?: number };

export type ImportedDocument =
  | {
      ok: true;
      kind: ImportableKind;
      descriptor: JsonObject;
      findings: readonly ImportFinding[];
      suggested: Suggestion;
      sourceText: SourceText;
    }
  | { ok: false; problems: readonly TextProblem[] };

/**
 * Reads a text or a file as a draft. Whatever can be read is kept word for word, and what departs from its standard
 * becomes a finding. `as` settles a document that could be of two standards.
 */
export function importDocument(
  source: string | Uint8Array,
  { as }: { as?: ImportableKind } = {},
): ImportedDocument {
  const parsed = parseDocument(source);
  if (!parsed.ok) return parsed;
  const detected = as ? { kind: as } : detectKind(parsed.document);
  if (detected.kind === "other")
    return { ok: false, problems: [{ line: 1, column: 1, message: detected.message }] };
  const suggested = suggestionFrom(parsed.document);
  const descriptor = draftFrom(parsed.document, detected.kind, suggested);
  // The text of a contract begins where, in the draft, its port's contract does.
  const base = detected.kind === "odcs" ? CONTRACT_POINTER : "";
  const sourceText = { positions: parsed.positions, base };
  const findings = findingsOn(parsed, detected.kind, descriptor, sourceText);
  return { ok: true, kind: detected.kind, descriptor, findings, suggested, sourceText };
}

function draftFrom(document: JsonObject, kind: ImportableKind, suggested: Suggestion): JsonObject {
  if (kind === "agora") return document;
  return kind === "odps" ? fromOdps(document) : fromOdcs(document, suggested);
}

type Parsed = ParsedDocument & { ok: true };

function findingsOn(
  parsed: Parsed,
  kind: ImportableKind,
  descriptor: JsonObject,
  source: SourceText,
): ImportFinding[] {
  const { document } = parsed;
  const { base } = source;
  const departures =
    kind === "odcs"
      ? odcsDepartures(document, base)
      : [
          ...odpsDepartures(document, { native: kind === "agora" }),
          ...contractDepartures(document),
          ...nameDepartures(document),
        ];
  const judged = new Set(departures.map(({ pointer }) => pointer));
  const shapes = readDescriptor(descriptor).problems.filter(({ pointer }) => !judged.has(pointer));
  const all = [...departures, ...shapes.map(({ pointer, message }) => departure(pointer, message))];
  return all
    .map((found) => placed(found, parsed, source))
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}

/** Contracts that stand within their ports are judged as contracts. */
function contractDepartures({ outputPorts }: JsonObject): Departure[] {
  if (!Array.isArray(outputPorts)) return [];
  return outputPorts.flatMap((port, index) =>
    isJsonObject(port) && isJsonObject(port.contract)
      ? odcsDepartures(port.contract, `/outputPorts/${index}/contract`)
      : [],
  );
}

/** The registry calls products and domains by slugs; a document may go on calling them otherwise. */
function nameDepartures(document: JsonObject): Departure[] {
  return (["name", "domain"] as const).flatMap((field) => {
    const name = document[field];
    if (typeof name !== "string" || name === "" || slugOf(name) === name) return [];
    const instead = slugOf(name) ? `, such as ${slugOf(name)}` : "";
    return [
      departure(
        `/${field}`,
        `"${name}" cannot stand in an address; choose a short name${instead}.`,
        "warning",
      ),
    ];
  });
}

function placed(found: Departure, { document, written }: Parsed, source: SourceText): ImportFinding {
  const position = nearestPosition(found.pointer, source);
  const inText = pointerInText(found.pointer, source);
  const value = valueAt(document, inText);
  if (typeof value !== "number" || !found.message.startsWith("Expected text"))
    return { ...found, ...position };
  // YAML reads an unquoted version as a number and forgets its last zero, so the text itself is quoted here.
  const text = written.get(inText) ?? String(value);
  return {
    ...found,
    ...position,
    message: `Expected text, found the number ${text}. Put it in quotes: "${text}".`,
  };
}

import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type Pair,
  type Scalar,
} from "yaml";
import type { Json } from "@/lib/registry/json";
import { toPointer } from "@/lib/registry/json-pointer";

export type Position = { line: number; column: number };
export type Fault = { offset: number; message: string };
export type NodesRead =
  | {
      ok: true;
      value: Json;
      positions: ReadonlyMap<string, Position>;
      /** Numbers that are printed otherwise than they were written, such as `1.10`, by pointer. */
      written: ReadonlyMap<string, string>;
    }
  | { ok: false; faults: readonly Fault[] };

/** How many values aliases may add to a document before it counts as an attack. */
const ALIASED_VALUES_MAX = 20_000;

type Reading = {
  document: Document.Parsed;
  lines: LineCounter;
  positions: Map<string, Position>;
  written: Map<string, string>;
  faults: Fault[];
  /** Anchored nodes being read; an alias to one of them would never end. */
  within: Node[];
  /** Values read through aliases so far. */
  aliased: number;
};

/** Turns composed YAML into JSON and notes where each value stands; what has no equal in JSON is a fault. */
export function readNodes(document: Document.Parsed, lines: LineCounter): NodesRead {
  const reading: Reading = {
    document,
    lines,
    positions: new Map(),
    written: new Map(),
    faults: [],
    within: [],
    aliased: 0,
  };
  const value = readValue(document.contents, "", reading);
  if (reading.faults.length > 0) return { ok: false, faults: reading.faults };
  return { ok: true, value, positions: reading.positions, written: reading.written };
}

function readValue(node: Node | null, pointer: string, reading: Reading): Json {
  if (reading.within.length > 0 && ++reading.aliased > ALIASED_VALUES_MAX)
    return tooManyAliases(node, reading);
  if (isAlias(node)) return aliased(node, pointer, reading);
  if (isScalar(node)) return scalarOf(node, pointer, reading);
  if (isSeq<Node | null>(node)) {
    return node.items.map((item, index) => {
      const at = pointer + toPointer([index]);
      notePosition(at, item, reading);
      return readValue(item, at, reading);
    });
  }
  if (isMap<Node, Node | null>(node)) return groupOf(node.items, pointer, reading);
  return null;
}

function groupOf(pairs: readonly Pair<Node, Node | null>[], pointer: string, reading: Reading): Json {
  const entries = new Map<string, Json>();
  const merged: [string, Json][] = [];
  for (const { key, value } of pairs) {
    if (isMerge(key)) {
      merged.push(...mergedEntries(key, value, pointer, reading));
      continue;
    }
    const name = nameOf(key, reading);
    if (name === null) continue;
    if (entries.has(name)) fault(reading, key, `The key ${name} is written twice.`);
    const at = pointer + toPointer([name]);
    notePosition(at, key, reading);
    entries.set(name, readValue(value, at, reading));
  }
  // A key of the group's own counts before one that is merged into it, the first merged before the next.
  for (const [name, value] of merged) if (!entries.has(name)) entries.set(name, value);
  return Object.fromEntries(entries);
}

/** `<<: *defaults`, which YAML 1.1 readers merge and people therefore write. */
function isMerge(key: Node): boolean {
  return isScalar(key) && key.value === "<<" && key.type === "PLAIN";
}

function mergedEntries(key: Node, value: Node | null, pointer: string, reading: Reading): [string, Json][] {
  const source = readValue(value, pointer, reading);
  const groups = Array.isArray(source) ? source : [source];
  return groups.flatMap((group): [string, Json][] => {
    if (typeof group === "object" && group !== null && !Array.isArray(group)) return Object.entries(group);
    fault(reading, key, "Only groups of fields can be merged with <<.");
    return [];
  });
}

function nameOf(key: Node, reading: Reading): string | null {
  const target = isAlias(key) ? key.resolve(reading.document) : key;
  if (!isScalar(target)) {
    fault(reading, key, "A key has to be text.");
    return null;
  }
  const value = scalarOf(target, "", reading);
  // A number or a word such as null is a name as it is written.
  return typeof value === "string" ? value : (target.source ?? String(value));
}

function scalarOf(scalar: Scalar, pointer: string, reading: Reading): Json {
  const { value } = scalar;
  if (typeof value === "string") return textOf(value, scalar, reading);
  if (typeof value === "boolean" || value === null || value === undefined) return value ?? null;
  const number = Number(value);
  const written = scalar.source ?? String(value);
  if (!Number.isFinite(number))
    fault(reading, scalar, `${written} is no number JSON can hold; put it in quotes.`);
  else if (isRounded(number, value, written)) {
    fault(
      reading,
      scalar,
      `${written} has too many digits to be kept exactly; put it in quotes: "${written}".`,
    );
  }
  if (String(number) !== written) reading.written.set(pointer, written);
  return number === 0 ? 0 : number;
}

/** Whether reading the digits as a double would quietly change the number. */
function isRounded(number: number, value: unknown, written: string): boolean {
  if (String(number) === written) return false;
  if (typeof value === "bigint") return BigInt(number) !== value;
  const [mantissa = ""] = written.toLowerCase().split("e");
  return mantissa.replace(/[^0-9]/g, "").replace(/^0+|0+$/g, "").length > 17;
}

function textOf(text: string, scalar: Scalar, reading: Reading): string {
  if (text.includes("\0") || !text.isWellFormed()) {
    fault(reading, scalar, "This text holds a character that cannot be stored.");
  }
  return text;
}

function aliased(alias: Alias, pointer: string, reading: Reading): Json {
  const target = alias.resolve(reading.document);
  if (!target) {
    fault(reading, alias, `There is no anchor &${alias.source} before this.`);
    return null;
  }
  if (reading.within.includes(target)) {
    fault(reading, alias, `The alias *${alias.source} stands within what it refers to.`);
    return null;
  }
  reading.within.push(target);
  const value = readValue(target, pointer, reading);
  reading.within.pop();
  return value;
}

function tooManyAliases(node: Node | null, reading: Reading): Json {
  const isKnown = reading.aliased > ALIASED_VALUES_MAX + 1;
  if (!isKnown)
    fault(reading, node, `Aliases make this document grow by more than ${ALIASED_VALUES_MAX} values.`);
  return null;
}

function notePosition(pointer: string, node: Node | null, reading: Reading): void {
  if (!node?.range || reading.positions.has(pointer)) return;
  const { line, col } = reading.lines.linePos(node.range[0]);
  reading.positions.set(pointer, { line, column: col });
}

function fault(reading: Reading, node: Node | null, message: string): void {
  reading.faults.push({ offset: node?.range?.[0] ?? 0, message });
}

import type { SchemaProperty } from "./contract";
import { logicalTypeOf, readPhysicalType } from "./physical-types";

const NESTING_MAX = 16;
const TYPE_CHARACTERS_MAX = 10_000;

/** The ODCS shape of a SQL type, nested ones such as `array<struct<a: int>>` and `text[]` included. */
export function propertyOfSqlType(type: string, depth = 0): SchemaProperty {
  const physicalType = type.trim();
  if (physicalType.length > TYPE_CHARACTERS_MAX) return { physicalType };
  const wrapped = /^(?:nullable|lowcardinality) ?\((.*)\)$/is.exec(physicalType);
  if (wrapped?.[1] !== undefined && depth < NESTING_MAX)
    return { ...propertyOfSqlType(wrapped[1], depth + 1), physicalType };
  const list =
    /^(?:array|list) ?[<(](.*)[>)]$/is.exec(physicalType)?.[1] ?? /^(.+)\[\d*\]$/s.exec(physicalType)?.[1];
  if (list !== undefined && depth < NESTING_MAX) {
    return { logicalType: "array", physicalType, items: propertyOfSqlType(list, depth + 1) };
  }
  const fields = /^(?:struct|row|record|object) ?[<(](.*)[>)]$/is.exec(physicalType)?.[1];
  if (fields !== undefined && depth < NESTING_MAX) {
    return {
      logicalType: "object",
      physicalType,
      properties: splitAtCommas(fields).map((field) => fieldOf(field, depth)),
    };
  }
  const known = readPhysicalType(physicalType);
  const logicalType = known ? logicalTypeOf(known) : undefined;
  const options =
    known?.family === "text" && Number.isFinite(known.length) ? { maxLength: known.length } : undefined;
  return {
    ...(logicalType && { logicalType }),
    ...(physicalType && { physicalType }),
    ...(options && { logicalTypeOptions: options }),
  };
}

/** `name: type` as Spark writes it, or `name type` as BigQuery and Trino do. */
function fieldOf(field: string, depth: number): SchemaProperty {
  const match = /^\s*["`]?([\p{L}\p{N}_$]+)["`]?\s*[:\s]\s*(.+?)(?:\s+not\s+null)?\s*$/isu.exec(field);
  if (!match?.[1] || !match[2]) return { name: field.trim() };
  const isRequired = /\snot\s+null\s*$/i.test(field);
  return { name: match[1], ...propertyOfSqlType(match[2], depth + 1), ...(isRequired && { required: true }) };
}

function splitAtCommas(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if ("<([".includes(sign)) depth++;
    else if (">)]".includes(sign)) depth--;
    else if (sign === "," && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)].filter((part) => part.trim() !== "");
}

import { CLASSIFICATIONS, MASKINGS, PERSONAL_DATA } from "@/lib/registry/descriptor";
import { isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";
import { propertyOfSqlType } from "@/lib/registry/sql-type";
import type { Edit } from "../editor-history";

export const LOGICAL_TYPES = [
  "string",
  "integer",
  "number",
  "boolean",
  "date",
  "timestamp",
  "time",
  "object",
  "array",
] as const;

/** In the order columns are pasted in, so that rows copied here can be pasted anywhere. */
export const GRID_CELLS = [
  { key: "name", label: "Name", kind: "text", width: 190, options: [] },
  { key: "type", label: "Type", kind: "text", width: 128, options: LOGICAL_TYPES },
  { key: "description", label: "Description", kind: "text", width: 280, options: [] },
  { key: "required", label: "Required", kind: "flag", width: 76, options: [] },
  { key: "primaryKey", label: "Key", kind: "flag", width: 52, options: [] },
  { key: "classification", label: "Classification", kind: "choice", width: 122, options: CLASSIFICATIONS },
  { key: "personalData", label: "Personal data", kind: "choice", width: 112, options: PERSONAL_DATA },
  { key: "masking", label: "Masking", kind: "choice", width: 104, options: MASKINGS },
  { key: "unique", label: "Unique", kind: "flag", width: 66, options: [] },
] as const;
export type GridCell = (typeof GRID_CELLS)[number];
export type CellKey = GridCell["key"];

/** The words of choices that people read otherwise than documents write them. */
export const CHOICE_WORDS: Readonly<Record<string, string>> = {
  public: "Public",
  internal: "Internal",
  confidential: "Confidential",
  restricted: "Restricted",
  none: "None",
  personal: "Personal",
  special: "Special category",
  hash: "Hash",
  tokenise: "Tokenise",
  redact: "Redact",
  generalise: "Generalise",
};

export const FACT_WORDS: Readonly<Partial<Record<CellKey, string>>> = {
  personalData: "Personal data",
  masking: "Masking",
};

/** What a cell says, as it is shown, copied and edited; flags say `yes` or nothing. */
export function cellText(property: JsonObject, key: CellKey): string {
  switch (key) {
    case "type":
      return textOf(property.logicalType) || textOf(property.physicalType);
    case "personalData":
    case "masking":
      return factText(property, key);
    case "required":
    case "primaryKey":
    case "unique":
      return property[key] === true ? "yes" : "";
    default:
      return textOf(property[key]);
  }
}

/** The edits that make the cell of the column at `pointer` say `text`. */
export function cellEdits(pointer: string, property: JsonObject, key: CellKey, text: string): Edit[] {
  const written = text.trim();
  switch (key) {
    case "type":
      return typeEdits(pointer, property, written);
    case "personalData":
    case "masking":
      return factEdits(pointer, property, key, written.toLowerCase());
    case "required":
    case "primaryKey":
    case "unique":
      return [{ pointer: `${pointer}/${key}`, value: isYes(written) || undefined }];
    case "classification":
      return [{ pointer: `${pointer}/${key}`, value: written.toLowerCase() || undefined }];
    case "description":
      return [{ pointer: `${pointer}/${key}`, value: text.trimEnd() || undefined }];
    case "name":
      return [{ pointer: `${pointer}/${key}`, value: written || undefined }];
  }
}

/** Sets a fact that ODCS has no field for; it lives among the custom properties under its name. */
export function factEdits(holder: string, value: JsonObject, name: string, text: string): Edit[] {
  const pointer = `${holder}/customProperties`;
  const entries: readonly Json[] = Array.isArray(value.customProperties) ? value.customProperties : [];
  const index = factIndex(value, name);
  if (text === "") {
    const others = entries.filter((entry) => !(isJsonObject(entry) && entry.property === name));
    if (others.length === entries.length) return [];
    return [{ pointer, value: others.length > 0 ? others : undefined }];
  }
  if (index === -1) return [{ pointer, value: [...entries, { property: name, value: text }] }];
  return [{ pointer: `${pointer}/${index}/value`, value: text }];
}

function typeEdits(pointer: string, property: JsonObject, text: string): Edit[] {
  if (text === cellText(property, "type")) return [];
  if (text === "") {
    return [
      { pointer: `${pointer}/logicalType`, value: undefined },
      { pointer: `${pointer}/physicalType`, value: undefined },
    ];
  }
  const logical: readonly string[] = LOGICAL_TYPES;
  if (logical.includes(text.toLowerCase())) {
    return [{ pointer: `${pointer}/logicalType`, value: text.toLowerCase() }];
  }
  // `varchar(20)` says more than `string`: both are kept, each where the standard has it.
  const read = propertyOfSqlType(text);
  const edits: Edit[] = [
    { pointer: `${pointer}/logicalType`, value: read.logicalType },
    { pointer: `${pointer}/physicalType`, value: read.physicalType },
  ];
  const parts = JSON.parse(JSON.stringify({ properties: read.properties, items: read.items }));
  for (const [part, value] of Object.entries(isJsonObject(parts) ? parts : {})) {
    if (property[part] === undefined) edits.push({ pointer: `${pointer}/${part}`, value });
  }
  return edits;
}

function isYes(text: string): boolean {
  return /^(yes|y|true|x|✓|1)$/i.test(text);
}

function textOf(value: Json | undefined): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** A fact that ODCS has no field for; the last entry of its name counts. */
export function factText(holder: JsonObject, name: string): string {
  const entries = holder.customProperties;
  const entry = Array.isArray(entries) ? entries[factIndex(holder, name)] : undefined;
  return isJsonObject(entry) ? textOf(entry.value) : "";
}

export function factIndex({ customProperties }: JsonObject, name: string): number {
  if (!Array.isArray(customProperties)) return -1;
  return customProperties.findLastIndex((entry: Json) => isJsonObject(entry) && entry.property === name);
}

import type { SchemaProperty } from "./contract";
import { propertyOfSqlType } from "./sql-type";

const FIELDS = [
  "name",
  "type",
  "description",
  "required",
  "nullable",
  "primaryKey",
  "unique",
  "classification",
  "personalData",
  "masking",
  "semanticType",
  "businessName",
  "physicalType",
  "critical",
] as const;
export type GridField = (typeof FIELDS)[number];

/** The order of the column grid's own cells, for rows copied without a header. */
const OWN_ORDER: readonly GridField[] = [
  "name",
  "type",
  "description",
  "required",
  "primaryKey",
  "classification",
  "personalData",
];

const HEADER_WORDS: ReadonlyMap<string, GridField> = new Map<string, GridField>([
  ...FIELDS.map((field) => [field.toLowerCase(), field] as const),
  ["column", "name"],
  ["columnname", "name"],
  ["field", "name"],
  ["attribute", "name"],
  ["datatype", "type"],
  ["logicaltype", "type"],
  ["comment", "description"],
  ["notnull", "required"],
  ["mandatory", "required"],
  ["isnullable", "nullable"],
  ["null", "nullable"],
  ["pk", "primaryKey"],
  ["key", "primaryKey"],
  ["title", "businessName"],
  ["pii", "personalData"],
  ["cde", "critical"],
]);

export type GridLayout = { fields: readonly (GridField | undefined)[]; hasHeader: boolean };

/** How rows that each describe one column are laid out; null when they are a header with data beneath. */
export function gridLayout(rows: readonly (readonly string[])[]): GridLayout | null {
  const [header = [], ...others] = rows;
  const fields = header.map((cell) => HEADER_WORDS.get(cell.toLowerCase().replace(/[^a-z]/g, "")));
  if (fields.includes("name") && fields.includes("type") && typesIn(others, fields.indexOf("type"))) {
    return { fields, hasHeader: true };
  }
  return typesIn(rows, 1) ? { fields: OWN_ORDER, hasHeader: false } : null;
}

function typesIn(rows: readonly (readonly string[])[], column: number): boolean {
  return rows.length > 0 && rows.every((cells) => isType(cells[column] ?? ""));
}

const LOGICAL_TYPES = /^(string|date|timestamp|time|number|integer|object|array|boolean|map|vector)$/;

function isType(cell: string): boolean {
  const type = cell.trim();
  return LOGICAL_TYPES.test(type) || (type !== "" && propertyOfSqlType(type).logicalType !== undefined);
}

export function propertyOfGridRow(cells: readonly string[], fields: GridLayout["fields"]): SchemaProperty {
  const cellOf = (field: GridField) => (cells[fields.indexOf(field)] ?? "").trim();
  const type = cellOf("type");
  const typed: SchemaProperty = LOGICAL_TYPES.test(type) ? { logicalType: type } : propertyOfSqlType(type);
  const facts = (["personalData", "masking", "semanticType"] as const).flatMap((property) =>
    cellOf(property) ? [{ property, value: cellOf(property) }] : [],
  );
  const isRequired = isYes(cellOf("required")) || (fields.includes("nullable") && isNo(cellOf("nullable")));
  return {
    name: cellOf("name"),
    ...typed,
    ...(cellOf("physicalType") && { physicalType: cellOf("physicalType") }),
    ...(cellOf("businessName") && { businessName: cellOf("businessName") }),
    ...(cellOf("description") && { description: cellOf("description") }),
    ...(isRequired && { required: true }),
    ...(isYes(cellOf("primaryKey")) && { primaryKey: true }),
    ...(isYes(cellOf("unique")) && { unique: true }),
    ...(isYes(cellOf("critical")) && { criticalDataElement: true }),
    ...(cellOf("classification") && { classification: cellOf("classification") }),
    ...(facts.length > 0 && { customProperties: facts }),
  };
}

function isYes(cell: string): boolean {
  return /^(yes|y|true|x|✓|1|pk|not null)$/i.test(cell);
}

function isNo(cell: string): boolean {
  return /^(no|n|false|0|not null)$/i.test(cell);
}

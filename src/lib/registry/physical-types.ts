/** What the physical types of warehouses, databases and file formats have in common, however they are spelt. */
export type PhysicalType =
  | { family: "text"; length: number; fixed: boolean }
  | { family: "integer"; bits: number; signed: boolean }
  | { family: "decimal"; whole: number; scale: number }
  | { family: "float"; bits: number }
  | { family: "moment"; of: "date" | "time" | "timestamp"; zoned: boolean; precision: number }
  | { family: "plain"; of: "boolean" | "bytes" | "json" | "uuid" | "array" | "object" | "map" };

const text = (length = Number.POSITIVE_INFINITY, fixed = false) => ({
  family: "text" as const,
  length,
  fixed,
});
const integer = (bits: number, signed = true) => ({ family: "integer" as const, bits, signed });
const float = (bits: number) => ({ family: "float" as const, bits });
const plain = (of: (PhysicalType & { family: "plain" })["of"]) => ({ family: "plain" as const, of });
type Moment = (PhysicalType & { family: "moment" })["of"];
const moment = (of: Moment, precision = 6, zoned = false) => ({
  family: "moment" as const,
  of,
  zoned,
  precision,
});

function decimal(precision = Number.POSITIVE_INFINITY, scale?: number) {
  // Without a precision the scale is free too; with one and no scale it is zero.
  const places = scale ?? (precision === Number.POSITIVE_INFINITY ? Number.POSITIVE_INFINITY : 0);
  return { family: "decimal" as const, whole: precision - (scale ?? 0), scale: places };
}

type Reading = (first: number | undefined, second: number | undefined) => PhysicalType;

function named(reading: Reading, ...names: readonly string[]): [string, Reading][] {
  return names.map((name) => [name, reading]);
}

const READINGS = new Map<string, Reading>([
  ...named(
    (n) => text(n),
    "varchar",
    "character varying",
    "varchar2",
    "nvarchar",
    "nvarchar2",
    "char varying",
  ),
  ...named((n) => text(n), "string", "utf8", "str"),
  ...named(() => text(), "text", "clob", "nclob", "ntext", "tinytext", "mediumtext", "longtext", "citext"),
  ...named((n) => text(n ?? 1, true), "char", "character", "nchar", "bpchar"),
  ...named(() => integer(8), "tinyint", "int8_t", "byte", "byteint", "i8"),
  ...named(() => integer(16), "smallint", "int2", "short", "int16", "i16", "smallserial"),
  ...named(() => integer(24), "mediumint"),
  ...named(() => integer(32), "int", "integer", "int4", "int32", "i32", "serial", "signed"),
  ...named(() => integer(64), "bigint", "long", "int64", "i64", "bigserial", "int8"),
  ...named(() => integer(128), "hugeint", "int128", "i128"),
  ...named(() => integer(8, false), "uint8", "u8", "utinyint"),
  ...named(() => integer(16, false), "uint16", "u16", "usmallint"),
  ...named(() => integer(32, false), "uint32", "u32", "uinteger"),
  ...named(() => integer(64, false), "uint64", "u64", "ubigint"),
  ...named((p, s) => decimal(p, s), "decimal", "numeric", "number", "dec", "bignumeric", "bigdecimal"),
  ...named(() => float(32), "real", "float4", "float32", "binary_float", "f32"),
  ...named((p) => float(p !== undefined && p > 24 ? 64 : 32), "float"),
  ...named(() => float(64), "double", "double precision", "float8", "float64", "binary_double", "f64"),
  ...named(() => plain("boolean"), "boolean", "bool", "bit"),
  ...named(() => moment("date"), "date", "date32"),
  ...named((p) => moment("time", p), "time", "time without time zone"),
  ...named((p) => moment("time", p, true), "timetz", "time with time zone"),
  ...named(
    (p) => moment("timestamp", p),
    "timestamp",
    "datetime",
    "datetime2",
    "timestamp_ntz",
    "timestampntz",
  ),
  ...named((p) => moment("timestamp", p), "timestamp without time zone", "smalldatetime"),
  ...named((p) => moment("timestamp", p, true), "timestamptz", "timestamp with time zone", "timestamp_tz"),
  ...named((p) => moment("timestamp", p, true), "timestamp_ltz", "datetimeoffset"),
  ...named((p) => moment("timestamp", p, true), "timestamp with local time zone"),
  ...named(() => plain("bytes"), "binary", "varbinary", "bytea", "blob", "bytes", "raw", "image", "longblob"),
  ...named(() => plain("json"), "json", "jsonb", "variant", "super"),
  ...named(() => plain("uuid"), "uuid", "uniqueidentifier", "guid"),
  ...named(() => plain("array"), "array", "list", "repeated"),
  ...named(() => plain("object"), "struct", "record", "row", "object"),
  ...named(() => plain("map"), "map"),
]);

/** Reads `VARCHAR(255)`, `numeric(10, 2)`, `bigint unsigned`, `text[]`, `array<string>`; null when nobody's type. */
export function readPhysicalType(written: string): PhysicalType | null {
  const spelt = written.trim().toLowerCase().replace(/\s+/g, " ");
  if (/^\w+ ?</.test(spelt)) return READINGS.get(spelt.split(/ ?</)[0] ?? "")?.(undefined, undefined) ?? null;
  if (/\[\d*\]$/.test(spelt)) return plain("array");
  const match =
    /^([a-z_][a-z0-9_ ]*?) ?(?:\( ?(\d+|max) ?(?:char|byte)? ?(?:, ?(\d+) ?)?\) ?([a-z ]*))?$/.exec(spelt);
  if (!match) return null;
  const [, base = "", first, second, rest = ""] = match;
  const signless = base.replace(/ (un)?signed$/, "");
  const name = rest.startsWith("with") ? `${signless} ${rest}` : signless;
  const read = READINGS.get(name)?.(first === "max" ? undefined : toNumber(first), toNumber(second));
  if (!read) return null;
  const isUnsigned = /\bunsigned\b/.test(`${base} ${rest}`);
  return read.family === "integer" && isUnsigned ? { ...read, signed: false } : read;
}

function toNumber(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}

/** The ODCS logical type a physical type amounts to; undefined where ODCS has none (bytes, free JSON). */
export function logicalTypeOf(type: PhysicalType): string | undefined {
  switch (type.family) {
    case "text":
      return "string";
    case "integer":
      return "integer";
    case "decimal":
      return type.scale === 0 && type.whole !== Number.POSITIVE_INFINITY ? "integer" : "number";
    case "float":
      return "number";
    case "moment":
      return type.of;
    case "plain":
      return PLAIN_LOGICAL_TYPES[type.of];
  }
}

const PLAIN_LOGICAL_TYPES: Record<(PhysicalType & { family: "plain" })["of"], string | undefined> = {
  boolean: "boolean",
  uuid: "string",
  array: "array",
  object: "object",
  // A map is an object until the contract claims ODCS 3.2, which has a type of its own for it.
  map: "object",
  bytes: undefined,
  json: undefined,
};

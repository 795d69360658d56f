import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COLUMN_TEXT_CHARACTERS_MAX, PASTED_COLUMNS_MAX, readColumnText } from "@/lib/registry/column-text";
import { SchemaProperty } from "@/lib/registry/contract";

function read(text: string) {
  const { properties, problems } = readColumnText(text);
  expect(problems).toEqual([]);
  return properties;
}

describe("a table definition", () => {
  test("gives names, types, keys and comments", () => {
    const text = `
      CREATE TABLE IF NOT EXISTS sales."order lines" (
        id BIGINT NOT NULL AUTO_INCREMENT, -- the key
        sku varchar(20) COMMENT 'who''s item',
        price decimal(10, 2) DEFAULT 0.00 CHECK (price >= 0),
        placed timestamp with time zone DEFAULT now(),
        email text UNIQUE,
        PRIMARY KEY (id, sku),
        CONSTRAINT fk FOREIGN KEY (sku) REFERENCES items (sku)
      ) ENGINE=InnoDB;
      COMMENT ON COLUMN sales."order lines".price IS 'in euros';`;
    expect(readColumnText(text)).toEqual({
      format: "sql",
      objectName: "order lines",
      problems: [],
      properties: [
        {
          name: "id",
          logicalType: "integer",
          physicalType: "BIGINT",
          required: true,
          primaryKey: true,
          primaryKeyPosition: 1,
          description: "the key",
        },
        {
          name: "sku",
          logicalType: "string",
          physicalType: "varchar(20)",
          logicalTypeOptions: { maxLength: 20 },
          required: true,
          primaryKey: true,
          primaryKeyPosition: 2,
          description: "who's item",
        },
        { name: "price", logicalType: "number", physicalType: "decimal(10, 2)", description: "in euros" },
        { name: "placed", logicalType: "timestamp", physicalType: "timestamp with time zone" },
        { name: "email", logicalType: "string", physicalType: "text", unique: true },
      ],
    });
  });

  test.each<[string, string, object[]]>([
    [
      "of SQL Server",
      "create table [dbo].[a b] ([id] int identity(1,1) primary key, [name] nvarchar(max) null)",
      [
        { name: "id", primaryKey: true, required: true },
        { name: "name", logicalType: "string" },
      ],
    ],
    [
      "of MySQL",
      "CREATE TABLE `t` (`id` int unsigned NOT NULL, `key` varchar(10), KEY `by_key` (`key`(5)), UNIQUE KEY `u` (`id`))",
      [{ name: "id", unique: true, logicalType: "integer" }, { name: "key" }],
    ],
    [
      "of PostgreSQL",
      "create unlogged table t (tags text[], at timestamptz(3) not null default now(), doc jsonb)",
      [
        { name: "tags", logicalType: "array", items: { logicalType: "string" } },
        { name: "at", required: true },
        { name: "doc", physicalType: "jsonb" },
      ],
    ],
    [
      "of BigQuery",
      'CREATE OR REPLACE TABLE `p.d.t` (id INT64 NOT NULL OPTIONS(description="The key"), a ARRAY<STRUCT<x INT64, y STRING>>) PARTITION BY DATE(at)',
      [
        { name: "id", description: "The key" },
        {
          name: "a",
          items: {
            properties: [
              { name: "x", logicalType: "integer" },
              { name: "y", logicalType: "string" },
            ],
          },
        },
      ],
    ],
    [
      "of Databricks",
      "CREATE EXTERNAL TABLE t (s STRUCT<a: INT, b: MAP<STRING, INT>>, c CHAR(3) COMMENT 'code') USING DELTA",
      [
        {
          name: "s",
          logicalType: "object",
          properties: [{ name: "a" }, { name: "b", logicalType: "object" }],
        },
        { name: "c", description: "code" },
      ],
    ],
    [
      "of Snowflake",
      "create transient table db.sc.t (v variant, n number(38,0), ts timestamp_ntz(9) with tag (a='b'))",
      [{ name: "v" }, { name: "n", logicalType: "integer" }, { name: "ts", logicalType: "timestamp" }],
    ],
    [
      "of ClickHouse",
      "CREATE TABLE t (id UInt64, s LowCardinality(Nullable(String)), a Array(Int32)) ENGINE = MergeTree ORDER BY id",
      [
        { name: "id", logicalType: "integer" },
        { name: "s", logicalType: "string" },
        { name: "a", logicalType: "array", items: { logicalType: "integer" } },
      ],
    ],
    [
      "of Oracle",
      "CREATE GLOBAL TEMPORARY TABLE t (a VARCHAR2(10 CHAR), b NUMBER(*), c DATE) /* end */",
      [{ name: "a", logicalType: "string" }, { name: "b" }, { name: "c", logicalType: "date" }],
    ],
    [
      "without the statement around it",
      "id int not null,\nname varchar(10)",
      [{ name: "id", required: true }, { name: "name" }],
    ],
  ])("%s is read", (_dialect, text, expected) => {
    const properties = read(text);
    expect(properties).toHaveLength(expected.length);
    expect(properties).toMatchObject(expected);
  });

  test.each([
    [
      "several tables",
      "create table a (x int);\ncreate table b (y int);",
      2,
      "Only the first of 2 tables was read.",
    ],
    [
      "one that is not closed",
      "create table a (\n  x int",
      2,
      "The list of columns is not closed with a parenthesis.",
    ],
    [
      "one without columns",
      "create table a as select 1",
      1,
      "This table is created without a list of columns.",
    ],
    ["a name used twice", "create table a (\n  x int,\n  X text\n)", 3, "Two columns are called X."],
    [
      "something else among the columns",
      "create table a (x int, (1))",
      1,
      "This is not a column definition.",
    ],
  ])("says what is wrong with %s", (_case, text, line, message) => {
    expect(readColumnText(text).problems).toEqual([{ line, message }]);
  });
});

describe("a header with rows", () => {
  test("gives names, and types where every row agrees", () => {
    const text =
      'id,"full, name",amount,since,at,active,code,empty\n1,Ana,3.5,2024-01-02,2024-01-02T10:00:00Z,true,007,\n-2,"B, C",4,2024-01-03,2024-01-03 11:00,no,008,\n';
    expect(read(text)).toEqual([
      { name: "id", logicalType: "integer" },
      { name: "full, name", logicalType: "string" },
      { name: "amount", logicalType: "number" },
      { name: "since", logicalType: "date" },
      { name: "at", logicalType: "timestamp" },
      { name: "active", logicalType: "boolean" },
      { name: "code", logicalType: "string" },
      { name: "empty" },
    ]);
  });

  test.each([";", "|", "\t", ","])("is split at %j", (sign) => {
    expect(read(["a", "b", "c"].join(sign))).toEqual([{ name: "a" }, { name: "b" }, { name: "c" }]);
  });

  test("says which names are missing or there twice", () => {
    expect(readColumnText("a,,A\n")).toMatchObject({
      properties: [{ name: "a" }, { name: "column_2" }, { name: "A" }],
      problems: [
        { line: 1, message: "Column 2 has no name; it is called column_2 for now." },
        { line: 1, message: "Two columns are called A." },
      ],
    });
  });
});

describe("rows of a grid", () => {
  test("with a header are read by it", () => {
    const text =
      "Column\tData type\tNullable\tPK\tPersonal data\tClassification\tDescription\nid\tbigint\tno\tyes\t\tinternal\tThe key\nemail\tstring\tyes\t\tpersonal\trestricted\t";
    expect(read(text)).toEqual([
      {
        name: "id",
        logicalType: "integer",
        physicalType: "bigint",
        description: "The key",
        required: true,
        primaryKey: true,
        classification: "internal",
      },
      {
        name: "email",
        logicalType: "string",
        classification: "restricted",
        customProperties: [{ property: "personalData", value: "personal" }],
      },
    ]);
  });

  test("without one are read in the order of our own grid", () => {
    expect(read("id\tinteger\tThe key\tyes\nemail\tvarchar(50)\tMail\t")).toMatchObject([
      { name: "id", logicalType: "integer", description: "The key", required: true },
      { name: "email", logicalType: "string", physicalType: "varchar(50)", description: "Mail" },
    ]);
  });

  test("that are data are not taken for descriptions of columns", () => {
    expect(read("name\tcity\nAna\tBern\n")).toEqual([
      { name: "name", logicalType: "string" },
      { name: "city", logicalType: "string" },
    ]);
  });
});

describe("a JSON Schema", () => {
  test("gives nested columns, with what is required and described", () => {
    const schema = {
      title: "orders",
      type: "object",
      required: ["id"],
      properties: {
        id: { type: "integer", description: "The key" },
        placed: { type: ["string", "null"], format: "date-time" },
        email: { anyOf: [{ type: "string", format: "email", maxLength: 80 }, { type: "null" }] },
        lines: { type: "array", items: { $ref: "#/$defs/line" } },
      },
      $defs: {
        line: {
          type: "object",
          properties: { sku: { type: "string", title: "Item" }, part: { $ref: "#/$defs/line" } },
        },
      },
    };
    const line = {
      logicalType: "object",
      properties: [
        { name: "sku", logicalType: "string", businessName: "Item" },
        { name: "part", logicalType: "object" },
      ],
    };
    expect(readColumnText(JSON.stringify(schema))).toEqual({
      format: "json-schema",
      objectName: "orders",
      problems: [],
      properties: [
        { name: "id", logicalType: "integer", description: "The key", required: true },
        { name: "placed", logicalType: "timestamp" },
        { name: "email", logicalType: "string", logicalTypeOptions: { format: "email", maxLength: 80 } },
        { name: "lines", logicalType: "array", items: line },
      ],
    });
  });

  test("of a list of objects is read as the object", () => {
    expect(read('{"type":"array","items":{"properties":{"a":{"type":"number"}}}}')).toEqual([
      { name: "a", logicalType: "number" },
    ]);
  });

  test.each([
    ["{\n  oops", "This is not valid JSON."],
    ["[1]", "A JSON Schema is a group of fields in braces."],
    ['{"a": 1}', 'This JSON has no "properties", so it is not a JSON Schema of an object.'],
  ])("that is none is refused: %j", (text, message) => {
    expect(readColumnText(text)).toMatchObject({ properties: [], problems: [{ message }] });
  });
});

describe("whatever is pasted", () => {
  const piece = fc.constantFrom(
    "create table ",
    "t ",
    "(",
    ")",
    ",",
    "id ",
    "int",
    " not null",
    "'",
    '"',
    "`",
    "[",
    "]",
    "<",
    ">",
    "struct<",
    "array(",
    "--x\n",
    "/*",
    "*/",
    "\n",
    "\t",
    ";",
    "primary key",
    "unique",
    "{",
    "}",
    '"properties":',
    ":",
    "\\",
    "comment",
    "is",
    "€",
    "constraint ",
    "varchar(",
  );
  const anyPaste = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join("")),
    fc.json(),
  );

  test("is answered with columns or problems, and columns have a name and fit a contract", () => {
    fc.assert(
      fc.property(anyPaste, (text) => {
        const { properties, problems } = readColumnText(text);
        expect(properties.length + problems.length).toBeGreaterThan(0);
        for (const property of properties) expect(SchemaProperty.safeParse(property).success).toBe(true);
        for (const { line } of problems) expect(line).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ["nothing", " \n", "There is nothing to read."],
    [
      "too much",
      "x".repeat(COLUMN_TEXT_CHARACTERS_MAX + 1),
      `The text is longer than ${COLUMN_TEXT_CHARACTERS_MAX} characters; paste fewer rows of it.`,
    ],
  ])("is refused when it is %s", (_case, text, message) => {
    expect(readColumnText(text)).toMatchObject({ properties: [], problems: [{ line: 1, message }] });
  });

  test("keeps its first columns when there are too many", () => {
    const text = `create table t (${Array.from({ length: PASTED_COLUMNS_MAX + 1 }, (_each, index) => `c${index} int`).join(", ")})`;
    const { properties, problems } = readColumnText(text);
    expect(properties).toHaveLength(PASTED_COLUMNS_MAX);
    expect(problems).toMatchObject([
      { message: `Only the first ${PASTED_COLUMNS_MAX} of ${PASTED_COLUMNS_MAX + 1} columns were read.` },
    ]);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BREAKING_KINDS, compareVersions } from "@/lib/registry/breaking-changes";
import type { Json, JsonObject } from "@/lib/registry/json";
import { valueAt } from "@/lib/registry/json-pointer";
import { anyJson } from "./arbitrary-json";

function product(port: JsonObject): JsonObject {
  return { outputPorts: [{ name: "lines", ...port }] };
}
function contract(fields: JsonObject): JsonObject {
  return product({ contract: fields });
}
function columns(...properties: Json[]): JsonObject {
  return contract({ schema: [{ name: "orders", properties }] });
}
function column(fields: JsonObject): JsonObject {
  return columns({ name: "id", ...fields });
}

const COLUMN = "/outputPorts/0/contract/schema/0/properties/0";

describe("a change breaks consumers", () => {
  test.each<[kind: string, before: JsonObject, after: JsonObject, pointer: string]>([
    ["port-removed", product({}), { outputPorts: [] }, "/outputPorts"],
    [
      "port-renamed",
      product({ contractId: "c" }),
      { outputPorts: [{ name: "rows", contractId: "c" }] },
      "/outputPorts/0/name",
    ],
    ["port-type-changed", product({ type: "table" }), product({ type: "files" }), "/outputPorts/0/type"],
    ["object-removed", columns(), contract({ schema: [] }), "/outputPorts/0/contract/schema"],
    [
      "object-renamed",
      columns({ name: "id" }),
      contract({ schema: [{ name: "sales", properties: [{ name: "id" }] }] }),
      "/outputPorts/0/contract/schema/0/name",
    ],
    ["column-removed", column({}), columns(), "/outputPorts/0/contract/schema/0/properties"],
    [
      "column-renamed",
      column({ logicalType: "string" }),
      columns({ name: "key", logicalType: "string" }),
      `${COLUMN}/name`,
    ],
    [
      "type-changed",
      column({ logicalType: "string" }),
      column({ logicalType: "integer" }),
      `${COLUMN}/logicalType`,
    ],
    ["type-changed", column({ logicalType: "string" }), column({}), `${COLUMN}/logicalType`],
    [
      "type-narrowed",
      column({ logicalType: "number" }),
      column({ logicalType: "integer" }),
      `${COLUMN}/logicalType`,
    ],
    [
      "type-narrowed",
      column({ physicalType: "bigint" }),
      column({ physicalType: "int" }),
      `${COLUMN}/physicalType`,
    ],
    [
      "type-narrowed",
      column({ logicalTypeOptions: { maxLength: 9 } }),
      column({ logicalTypeOptions: { maxLength: 5 } }),
      `${COLUMN}/logicalTypeOptions/maxLength`,
    ],
    [
      "type-narrowed",
      column({ logicalTypeOptions: { format: "i64" } }),
      column({ logicalTypeOptions: { format: "i32" } }),
      `${COLUMN}/logicalTypeOptions/format`,
    ],
    [
      "physical-type-changed",
      column({ physicalType: "timestamp" }),
      column({ physicalType: "timestamptz" }),
      `${COLUMN}/physicalType`,
    ],
    [
      "physical-type-changed",
      contract({ schema: [{ name: "a", physicalType: "table" }] }),
      contract({ schema: [{ name: "a", physicalType: "topic" }] }),
      "/outputPorts/0/contract/schema/0/physicalType",
    ],
    [
      "physical-type-changed",
      contract({ servers: [{ server: "p", type: "snowflake" }] }),
      contract({ servers: [{ server: "p", type: "bigquery" }] }),
      "/outputPorts/0/contract/servers/0/type",
    ],
    [
      "format-changed",
      contract({ servers: [{ server: "p", format: "csv" }] }),
      contract({ servers: [{ server: "p", format: "parquet" }] }),
      "/outputPorts/0/contract/servers/0/format",
    ],
    [
      "format-changed",
      column({ logicalTypeOptions: { format: "yyyy-MM-dd" } }),
      column({ logicalTypeOptions: { format: "dd.MM.yyyy" } }),
      `${COLUMN}/logicalTypeOptions/format`,
    ],
    [
      "format-changed",
      column({ logicalTypeOptions: { format: "email" } }),
      column({}),
      `${COLUMN}/logicalTypeOptions/format`,
    ],
    ["nullability-loosened", column({ required: true }), column({ required: false }), `${COLUMN}/required`],
    [
      "primary-key-changed",
      columns({ name: "a", primaryKey: true }, { name: "b", required: true }),
      columns({ name: "a", primaryKey: true }, { name: "b", primaryKey: true }),
      "/outputPorts/0/contract/schema/0/properties",
    ],
    [
      "service-level-loosened",
      contract({ slaProperties: [{ property: "latency", value: 1, unit: "h" }] }),
      contract({ slaProperties: [{ property: "latency", value: 1, unit: "d" }] }),
      "/outputPorts/0/contract/slaProperties/0",
    ],
    [
      "service-level-loosened",
      contract({ slaProperties: [{ property: "availability", value: 99.9 }] }),
      contract({ slaProperties: [{ property: "availability", value: 99 }] }),
      "/outputPorts/0/contract/slaProperties/0",
    ],
    [
      "service-level-loosened",
      contract({ slaProperties: [{ property: "retention", value: 1, unit: "y" }] }),
      contract({ slaProperties: [] }),
      "/outputPorts/0/contract",
    ],
    [
      "access-tightened",
      product({ access: { approval: "none" } }),
      product({ access: { approval: "owner" } }),
      "/outputPorts/0/access/approval",
    ],
    [
      "access-tightened",
      product({ access: { autoApprove: true } }),
      product({ access: { autoApprove: false } }),
      "/outputPorts/0/access/autoApprove",
    ],
    [
      "access-tightened",
      product({ access: { maxDays: 365 } }),
      product({ access: { maxDays: 30 } }),
      "/outputPorts/0/access/maxDays",
    ],
    ["access-tightened", product({}), product({ access: { maxDays: 30 } }), "/outputPorts/0/access/maxDays"],
    [
      "access-tightened",
      product({ access: { authentication: "password" } }),
      product({ access: { authentication: "mtls" } }),
      "/outputPorts/0/access/authentication",
    ],
    [
      "access-tightened",
      product({ access: { encryptedInTransit: false } }),
      product({ access: { encryptedInTransit: true } }),
      "/outputPorts/0/access/encryptedInTransit",
    ],
    [
      "access-tightened",
      contract({ roles: [{ role: "reader" }] }),
      contract({ roles: [{ role: "admin" }] }),
      "/outputPorts/0/contract/roles",
    ],
  ])("%s (%#)", (kind, before, after, pointer) => {
    const { breaking } = compareVersions(before, after);
    expect(breaking.map((change) => change.kind)).toEqual([kind]);
    expect(breaking[0]?.pointer.startsWith(pointer)).toBe(true);
    expect(breaking[0]?.label).toMatch(/^Output port (lines|rows)/);
    expect(breaking[0]?.message).toMatch(/\.$/);
  });

  test("and every kind there is has an example here", () => {
    expect(BREAKING_KINDS).toHaveLength(15);
  });
});

describe("a change breaks nobody", () => {
  test.each<[string, JsonObject, JsonObject]>([
    ["when a port is added", product({}), { outputPorts: [{ name: "events" }, { name: "lines" }] }],
    [
      "when a port gets a new version beside the old",
      product({ version: "1.0.0" }),
      {
        outputPorts: [
          { name: "lines", version: "2.0.0" },
          { name: "lines", version: "1.0.0" },
        ],
      },
    ],
    ["when a column is added", column({}), columns({ name: "new" }, { name: "id" })],
    [
      "when columns change places",
      columns({ name: "a" }, { name: "b" }),
      columns({ name: "b" }, { name: "a" }),
    ],
    [
      "when a type is stated for the first time",
      column({}),
      column({ logicalType: "string", physicalType: "text" }),
    ],
    [
      "when a type is widened",
      column({ logicalType: "integer", physicalType: "int" }),
      column({ logicalType: "number", physicalType: "decimal(20,2)" }),
    ],
    ["when a type is spelt otherwise", column({ physicalType: "int" }), column({ physicalType: "INTEGER" })],
    [
      "when ODCS 3.1 says timestamp where 3.0 said date",
      column({ logicalType: "date", physicalType: "timestamp" }),
      column({ logicalType: "timestamp", physicalType: "timestamp" }),
    ],
    ["when a column is always filled now", column({}), column({ required: true })],
    ["when a first key is stated", column({}), column({ primaryKey: true })],
    [
      "when a table becomes a view",
      contract({ schema: [{ name: "a", physicalType: "table" }] }),
      contract({ schema: [{ name: "a", physicalType: "VIEW" }] }),
    ],
    [
      "when a service level is tightened",
      contract({ slaProperties: [{ property: "latency", value: 2, unit: "h" }] }),
      contract({ slaProperties: [{ property: "latency", value: 60, unit: "min" }] }),
    ],
    [
      "when a service level is written in another unit",
      contract({ slaProperties: [{ property: "latency", value: 1, unit: "d" }] }),
      contract({ slaProperties: [{ property: "ly", value: "24h" }] }),
    ],
    [
      "when access is eased",
      product({ access: { approval: "dpo", autoApprove: false, maxDays: 30 } }),
      product({ access: { approval: "none", autoApprove: true, maxDays: 90 } }),
    ],
    [
      "when words change",
      { title: "a", ...column({ description: "a" }) },
      { title: "b", ...column({ description: "b" }) },
    ],
  ])("%s", (_case, before, after) => {
    expect(compareVersions(before, after).breaking).toEqual([]);
  });

  test("when nothing changed, whatever the document", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("outputPorts", "visibility", "title"), anyJson),
        (document) => {
          expect(compareVersions(document, structuredClone(document))).toEqual({
            breaking: [],
            lowered: [],
            notable: [],
          });
        },
      ),
    );
  });
});

describe("each change is said once", () => {
  test("a group that is gone takes its columns with it", () => {
    const before = columns({
      name: "address",
      properties: [{ name: "city" }, { name: "street", properties: [{ name: "number" }] }],
    });
    expect(compareVersions(before, columns()).breaking.map(({ message }) => message)).toEqual([
      "Column address was removed.",
    ]);
  });

  test("a column of another type in both senses changed its type once", () => {
    const before = column({ logicalType: "string", physicalType: "text" });
    expect(
      compareVersions(before, column({ logicalType: "integer", physicalType: "int" })).breaking,
    ).toHaveLength(1);
  });

  test("a port that was renamed is still compared", () => {
    const before = {
      outputPorts: [
        { name: "a", contract: { id: "c", schema: [{ name: "t", properties: [{ name: "x" }] }] } },
      ],
    };
    const after = {
      outputPorts: [{ name: "b", contract: { id: "c", schema: [{ name: "t", properties: [] }] } }],
    };
    expect(compareVersions(before, after).breaking.map(({ kind }) => kind)).toEqual([
      "port-renamed",
      "column-removed",
    ]);
  });

  test("a key whose column was renamed is the same key", () => {
    const before = column({ physicalName: "pk", primaryKey: true });
    const after = columns({ name: "key", physicalName: "pk", primaryKey: true });
    expect(compareVersions(before, after).breaking.map(({ kind }) => kind)).toEqual(["column-renamed"]);
  });
});

describe("a fact about protection", () => {
  const personal = (value: string) => ({ customProperties: [{ property: "personalData", value }] });

  test.each<[JsonObject, JsonObject, string, string | undefined, string | undefined]>([
    [
      column({ classification: "restricted" }),
      column({ classification: "public" }),
      "classification",
      "restricted",
      "public",
    ],
    [column({ classification: "internal" }), column({}), "classification", "internal", undefined],
    [
      column({ classification: "internal" }),
      column({ classification: "whatever" }),
      "classification",
      "internal",
      "whatever",
    ],
    [column(personal("special")), column(personal("personal")), "personalData", "special", "personal"],
    [column(personal("personal")), column({}), "personalData", "personal", undefined],
  ])("that was lowered is listed (%#)", (before, after, kind, was, is) => {
    const { lowered, breaking } = compareVersions(before, after);
    expect(lowered).toMatchObject([
      { kind, before: was, after: is, label: "Output port lines, orders, column id" },
    ]);
    expect(breaking).toEqual([]);
  });

  test("is still lowered when the column is renamed on the way", () => {
    const before = columns({ name: "mail", physicalName: "m", classification: "restricted" });
    const after = columns({ name: "contact", physicalName: "m", classification: "public" });
    expect(compareVersions(before, after).lowered).toHaveLength(1);
  });

  test.each([
    [column({}), column({ classification: "internal" })],
    [column({ classification: "internal" }), column({ classification: "restricted" })],
    [column({}), column(personal("personal"))],
  ])("that was raised is notable (%#)", (before, after) => {
    const { notable, lowered } = compareVersions(before, after);
    expect(notable).toHaveLength(1);
    expect(lowered).toEqual([]);
  });
});

test("what else consumers should read about is notable", () => {
  const before = {
    ...contract({
      servers: [{ server: "old" }, { server: "new" }],
      slaProperties: [{ property: "latency", value: 1, unit: "h" }],
    }),
  };
  const after = {
    visibility: { discoverableBy: "domains" },
    ...contract({ servers: [{ server: "new" }], slaProperties: [{ property: "latency", value: "soon" }] }),
  };
  expect(
    compareVersions(before, after)
      .notable.map(({ kind }) => kind)
      .sort(),
  ).toEqual(["server-removed", "service-level-rephrased", "visibility"]);
});

test("pointers lead to what is there in the newer document", () => {
  const before = columns({ name: "a", required: true, classification: "restricted" }, { name: "b" });
  const after = columns({ name: "a", required: false, classification: "public" });
  const { breaking, lowered } = compareVersions(before, after);
  for (const { pointer } of [...breaking, ...lowered]) expect(valueAt(after, pointer)).toBeDefined();
});

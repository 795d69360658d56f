import { describe, expect, test } from "vitest";
import { odcsDepartures } from "@/lib/interop/conformance/odcs-shape";
import { odpsDepartures } from "@/lib/interop/conformance/odps-shape";
import type { Json, JsonObject } from "@/lib/registry/json";

const CONTRACT: JsonObject = {
  apiVersion: "v3.2.0",
  kind: "DataContract",
  id: "a",
  version: "1.0.0",
  status: "active",
};

function withColumn(column: Json, table: JsonObject = {}): JsonObject {
  return { ...CONTRACT, schema: [{ name: "orders", properties: [column], ...table }] };
}
function withRule(rule: Json): JsonObject {
  return withColumn({ name: "id", quality: [rule] });
}
function withServer(server: JsonObject): JsonObject {
  return { ...CONTRACT, servers: [{ server: "prod", ...server }] };
}
function without(field: string): JsonObject {
  return Object.fromEntries(Object.entries(CONTRACT).filter(([key]) => key !== field));
}

const COLUMN = "/schema/0/properties/0";

describe("a contract departs from ODCS", () => {
  test.each<[string, JsonObject, string]>([
    ["with an unknown field", { ...CONTRACT, unknownRootField: "x" }, "/unknownRootField"],
    ["with an unknown version", { ...CONTRACT, apiVersion: "v9.9.9" }, "/apiVersion"],
    ["with version 2", { ...CONTRACT, apiVersion: "v2.2.2" }, "/apiVersion"],
    ["with another kind", { ...CONTRACT, kind: "DataProduct" }, "/kind"],
    ["without an id", without("id"), ""],
    ["without a version", without("version"), ""],
    ["with a number for a version", { ...CONTRACT, version: 1 }, "/version"],
    ["with a text for a description", { ...CONTRACT, description: "x" }, "/description"],
    ["with a server without its name", { ...CONTRACT, servers: [{ type: "custom" }] }, "/servers/0"],
    ["with a server of an unknown type", withServer({ type: "floppy" }), "/servers/0/type"],
    [
      "with a server that lacks a field of its type",
      withServer({ type: "athena", regionName: "x" }),
      "/servers/0",
    ],
    [
      "with a server field of another type",
      withServer({ type: "kafka", host: "h", dataset: "x" }),
      "/servers/0/dataset",
    ],
    [
      "with a port that is a variable",
      withServer({ type: "hana", host: "h", port: "$" + "{PORT}" }),
      "/servers/0/port",
    ],
    [
      "with an encoding that is no text",
      withServer({ type: "s3", location: "s3://a", encoding: 8 }),
      "/servers/0/encoding",
    ],
    ...["hana", "exasol", "teradata", "ingres", "btrieve"].map((type): [string, JsonObject, string] => [
      `with a ${type} server without a host`,
      withServer({ type, database: "d" }),
      "/servers/0",
    ]),
    ...["versant", "fastobjects", "vectorwise"].map((type): [string, JsonObject, string] => [
      `with a ${type} server without a database`,
      withServer({ type, host: "h" }),
      "/servers/0",
    ]),
    ["with a catalog without an address", withServer({ type: "iceberg", catalog: "c" }), "/servers/0"],
    ["with a column without a name", withColumn({ logicalType: "string" }), COLUMN],
    [
      "with an unknown logical type",
      withColumn({ name: "a", logicalType: "decimal" }),
      `${COLUMN}/logicalType`,
    ],
    [
      "with an unknown field in a column",
      withColumn({ name: "a", isNullable: true }),
      `${COLUMN}/isNullable`,
    ],
    [
      "with options of another type",
      withColumn({ name: "a", logicalType: "string", logicalTypeOptions: { minimum: 1 } }),
      `${COLUMN}/logicalTypeOptions/minimum`,
    ],
    [
      "with items that are no list's",
      withColumn({ name: "a", logicalType: "string", items: {} }),
      `${COLUMN}/items`,
    ],
    ["with no allowed values", withColumn({ name: "a", enum: [] }), `${COLUMN}/enum`],
    [
      "with an allowed value without value",
      withColumn({ name: "a", enum: [{ label: "x" }] }),
      `${COLUMN}/enum/0`,
    ],
    [
      "with an allowed value twice",
      withColumn({ name: "a", enum: [{ value: 1 }, { value: 1 }] }),
      `${COLUMN}/enum/1`,
    ],
    ["with a map of nothing", withColumn({ name: "a", logicalType: "map" }), COLUMN],
    [
      "with a map without keys",
      withColumn({ name: "a", logicalType: "map", map: { value: {} } }),
      `${COLUMN}/map`,
    ],
    [
      "with a map without values",
      withColumn({ name: "a", logicalType: "map", map: { key: {} } }),
      `${COLUMN}/map`,
    ],
    [
      "with a vector of unknown length",
      withColumn({ name: "a", logicalType: "vector", logicalTypeOptions: {} }),
      `${COLUMN}/logicalTypeOptions`,
    ],
    [
      "with a synonym without a word",
      withColumn({ name: "a", synonyms: [{ locale: "en" }] }),
      `${COLUMN}/synonyms/0`,
    ],
    ["with a deprecation in words", withColumn({ name: "a", deprecated: "yes" }), `${COLUMN}/deprecated`],
    ["with an id that references cannot name", withColumn({ name: "a", id: "a.b" }), `${COLUMN}/id`],
    ["with a rule of an unknown type", withRule({ type: "magic" }), `${COLUMN}/quality/0/type`],
    ["with a library rule without a metric", withRule({ type: "library", mustBe: 0 }), `${COLUMN}/quality/0`],
    ["with an unknown metric", withRule({ metric: "sum", mustBe: 0 }), `${COLUMN}/quality/0/metric`],
    [
      "with an unknown dimension",
      withRule({ type: "text", dimension: "validity" }),
      `${COLUMN}/quality/0/dimension`,
    ],
    ["with two operators", withRule({ metric: "rowCount", mustBe: 0, mustNotBe: 1 }), `${COLUMN}/quality/0`],
    ["with no operator", withRule({ metric: "rowCount" }), `${COLUMN}/quality/0`],
    ["with an operator and nothing to compare", withRule({ mustBe: 0 }), `${COLUMN}/quality/0/mustBe`],
    [
      "with a range of one",
      withRule({ metric: "rowCount", mustBeBetween: [1] }),
      `${COLUMN}/quality/0/mustBeBetween`,
    ],
    ["with a query rule without a query", withRule({ type: "sql", mustBe: 0 }), `${COLUMN}/quality/0`],
    [
      "with a custom rule without implementation",
      withRule({ type: "custom", engine: "soda" }),
      `${COLUMN}/quality/0`,
    ],
    [
      "with a rule about an element",
      withRule({ description: "x", element: "a.b" }),
      `${COLUMN}/quality/0/element`,
    ],
    [
      "with a service level without value",
      { ...CONTRACT, slaProperties: [{ property: "latency" }] },
      "/slaProperties/0",
    ],
    [
      "with a vendor that is no text",
      { ...CONTRACT, customProperties: [{ property: "a", value: 1, vendor: 2 }] },
      "/customProperties/0/vendor",
    ],
    [
      "with a link without a type",
      { ...CONTRACT, authoritativeDefinitions: [{ url: "https://a" }] },
      "/authoritativeDefinitions/0",
    ],
    [
      "with a relationship to nowhere",
      withColumn({ name: "a" }, { relationships: [{ type: "foreignKey" }] }),
      "/schema/0/relationships/0",
    ],
    [
      "with a relationship of unequal ends",
      withColumn({ name: "a" }, { relationships: [{ from: "a.b", to: ["a.b"] }] }),
      "/schema/0/relationships/0",
    ],
    [
      "with a column's relationship from elsewhere",
      withColumn({ name: "a", relationships: [{ from: "a.b", to: "c.d" }] }),
      `${COLUMN}/relationships/0/from`,
    ],
    [
      "with a relationship to a phrase",
      withColumn({ name: "a", relationships: [{ to: "some where" }] }),
      `${COLUMN}/relationships/0/to`,
    ],
  ])("%s", (_case, contract, pointer) => {
    expect(odcsDepartures(contract).map((found) => found.pointer)).toContain(pointer);
  });

  test("by what a later version brought, and says which", () => {
    const contract = { ...withColumn({ name: "a", enum: [{ value: 1 }] }), apiVersion: "v3.1.0" };
    expect(odcsDepartures(contract)).toEqual([
      {
        pointer: `${COLUMN}/enum`,
        level: "error",
        message: '"enum" belongs to ODCS 3.2, not to the version this document claims.',
      },
    ]);
  });
});

describe("a contract of an earlier version is judged by that version", () => {
  test.each<[string, string, JsonObject, boolean]>([
    ["timestamps are new in 3.1", "v3.0.2", withColumn({ name: "a", logicalType: "timestamp" }), false],
    ["timestamps are new in 3.1", "v3.1.0", withColumn({ name: "a", logicalType: "timestamp" }), true],
    [
      "exclusive bounds were switches",
      "v3.0.2",
      withColumn({ name: "a", logicalType: "integer", logicalTypeOptions: { exclusiveMinimum: true } }),
      true,
    ],
    [
      "exclusive bounds are bounds now",
      "v3.1.0",
      withColumn({ name: "a", logicalType: "integer", logicalTypeOptions: { exclusiveMinimum: true } }),
      false,
    ],
    ["a team was a list", "v3.0.0", { ...CONTRACT, team: { name: "x" } }, false],
    ["a team may still be a list", "v3.1.0", { ...CONTRACT, team: [{ username: "a" }] }, true],
    ["rules of one's own were allowed", "v3.0.1", withRule({ rule: "duplicateCount", mustBe: 0 }), true],
    ["rules of one's own are gone", "v3.1.0", withRule({ rule: "duplicateCount", mustBe: 0 }), false],
    ["a status was needed", "v3.1.0", without("status"), false],
    ["a status can be left out", "v3.2.0", without("status"), true],
    ["references had one dot", "v3.1.0", withColumn({ name: "a", relationships: [{ to: "a.b.c" }] }), false],
    ["references nest now", "v3.2.0", withColumn({ name: "a", relationships: [{ to: "orders.a.c" }] }), true],
  ])("%s (%s)", (_rule, apiVersion, contract, isFine) => {
    const errors = odcsDepartures({ ...contract, apiVersion }).filter(({ level }) => level === "error");
    expect(errors.length === 0).toBe(isFine);
  });
});

describe("what breaks no rule but is worth a look is a warning", () => {
  test.each<[string, JsonObject, string]>([
    ["two tables of one name", { ...CONTRACT, schema: [{ name: "a" }, { name: "a" }] }, "/schema/1/name"],
    [
      "two roles with one id",
      {
        ...CONTRACT,
        roles: [
          { id: "r", role: "a" },
          { id: "r", role: "b" },
        ],
      },
      "/roles/1/id",
    ],
    [
      "a reference to no column",
      withColumn({ name: "a", relationships: [{ to: "ghosts.id" }] }),
      `${COLUMN}/relationships/0/to`,
    ],
    ["service levels of no table", { ...CONTRACT, slaDefaultElement: "ghosts" }, "/slaDefaultElement"],
    [
      "a scheduler without a schedule",
      { ...CONTRACT, slaProperties: [{ property: "a", value: 1, scheduler: "cron" }] },
      "/slaProperties/0",
    ],
    ["a price below nothing", { ...CONTRACT, price: { priceAmount: -1 } }, "/price/priceAmount"],
    ["an empty name", withColumn({ name: "" }), `${COLUMN}/name`],
  ])("%s", (_case, contract, pointer) => {
    expect(odcsDepartures(contract)).toMatchObject([{ pointer, level: "warning" }]);
  });
});

const PRODUCT: JsonObject = { apiVersion: "v1.0.0", kind: "DataProduct", id: "a", status: "active" };

describe("a product departs from ODPS", () => {
  test.each<[string, JsonObject, string]>([
    ["without an id", { apiVersion: "v1.0.0", kind: "DataProduct", status: "active" }, ""],
    ["with an unknown field", { ...PRODUCT, owner: "ana" }, "/owner"],
    ["with a field of ours", { ...PRODUCT, title: "Orders" }, "/title"],
    ["with a port without a version", { ...PRODUCT, outputPorts: [{ name: "a" }] }, "/outputPorts/0"],
    [
      "with an input without a contract",
      { ...PRODUCT, inputPorts: [{ name: "a", version: "1" }] },
      "/inputPorts/0",
    ],
    ["with a channel without a link", { ...PRODUCT, support: [{ channel: "a" }] }, "/support/0"],
    ["with a field of a later version", { ...PRODUCT, type: "aggregate" }, "/type"],
    [
      "with an unnamed custom property",
      { ...PRODUCT, customProperties: [{ value: 1 }] },
      "/customProperties/0",
    ],
  ])("%s", (_case, product, pointer) => {
    expect(odpsDepartures(product, { native: false })).toMatchObject([{ pointer, level: "error" }]);
  });

  test("but not by what a descriptor of ours says besides", () => {
    const descriptor = {
      ...PRODUCT,
      title: "Orders",
      inputPorts: [{ name: "a", product: "shop/orders#orders" }],
      outputPorts: [{ name: "a", access: { approval: "owner" }, contract: {} }],
    };
    expect(odpsDepartures(descriptor, { native: true })).toEqual([]);
  });

  test("and ODPS 1.1 asks for less", () => {
    const product = {
      apiVersion: "v1.1.0",
      kind: "DataProduct",
      id: "a",
      type: "aggregate",
      outputPorts: [{ name: "a" }],
    };
    expect(odpsDepartures(product, { native: false })).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import type { Field } from "@/lib/governance/language/schema";
import { fieldPointer, ownField } from "@/lib/governance/language/view";
import { readSnapshot } from "@/lib/governance/policy-view";
import { POLICY_SCHEMA } from "@/lib/governance/policy-view-schema";
import { GOOD_PRODUCT } from "@/lib/governance/starter-policies/good-product";
import { valueAt } from "@/lib/registry/json-pointer";
import { aSubject, EMAIL_COLUMN, goodProductBut } from "./setting";

const COLUMNS = "/outputPorts/0/contract/schema/0/properties";

/** Changed in every way the view tells apart, so that each list of it has an element. */
const CHANGED = goodProductBut({
  "/version": "3.0.0",
  [`${COLUMNS}/2`]: undefined,
  [`${EMAIL_COLUMN}/classification`]: "internal",
  "/authoritativeDefinitions": [{ type: "runbook", url: "https://wiki.example.com/run" }],
});
const { view } = readSnapshot(aSubject(CHANGED, { previous: GOOD_PRODUCT }));

/** Every place where schema and view do not have the same shape; a list is walked by its first element. */
function differences(field: Field, value: unknown, path: string): string[] {
  const { type } = field;
  if (value === null) return [];
  if (type.kind === "list") {
    if (!Array.isArray(value)) return [`${path} is no list`];
    return value.length === 0 ? [] : differences(type.item, value[0], `${path}[]`);
  }
  if (type.kind === "object") {
    if (typeof value !== "object") return [`${path} is no object`];
    const [known, there] = [Object.keys(type.fields), Object.keys(value)];
    const missing = known
      .filter((name) => !there.includes(name))
      .map((name) => `${path}.${name} is not in the view`);
    const extra = there
      .filter((name) => !known.includes(name))
      .map((name) => `${path}.${name} is not in the schema`);
    const inner = Object.entries(type.fields).flatMap(([name, within]) =>
      differences(within, ownField(value, name), `${path}.${name}`),
    );
    return [...missing, ...extra, ...inner];
  }
  const expected = type.kind === "number" || type.kind === "boolean" ? type.kind : "string";
  return typeof value === expected ? [] : [`${path} is ${typeof value}, not ${expected}`];
}

test("the schema names every field of the view and nothing else, each with its type", () => {
  expect(differences(POLICY_SCHEMA.product, view.product, "product")).toEqual([]);
  expect(differences(POLICY_SCHEMA.previous, view.previous, "previous")).toEqual([]);
  expect(differences(POLICY_SCHEMA.change, view.change, "change")).toEqual([]);
});

test("the sample for that comparison leaves no list empty", () => {
  const { outputPorts, inputPorts, members, support, links, tags } = view.product;
  const [port] = outputPorts;
  const lists = [outputPorts, inputPorts, members, support, links, tags, port?.columns, port?.qualityChecks];
  const changes = [view.change.breaking, view.change.lowered, port?.glossaryTerms];
  expect([...lists, ...changes].filter((list) => !list?.length)).toEqual([]);
});

describe("a value of the view leads back to its place in the document:", () => {
  const { product } = readSnapshot(aSubject(GOOD_PRODUCT)).view;
  const [port] = product.outputPorts;
  const column = port?.columns[1];
  test.each([
    ["/title", product, "", "title"],
    ["/team/name", product.owner, "", "team"],
    ["/team/members/0/username", product.owner, "", "email"],
    ["/support/0/channel", product.owner, "", "supportChannel"],
    ["/privacy/legalBasis", product.privacy, "/privacy", "legalBasis"],
    ["/outputPorts/0/contract/servers/0/type", port, "", "platform"],
    ["/outputPorts/0/contract/slaProperties/1/value", port?.slo, "", "availability"],
    ["/outputPorts/0/contract/slaProperties/0/value", port?.slo, "", "freshnessHours"],
    ["/outputPorts/0/contract/schema/0/quality/1/dimension", port?.qualityChecks[1], "", "dimension"],
    [`${EMAIL_COLUMN}/name`, column, "", "name"],
    [`${EMAIL_COLUMN}/classification`, column, "", "classification"],
    [`${EMAIL_COLUMN}/customProperties/0/value`, column, "", "personalData"],
    [`${EMAIL_COLUMN}/customProperties/1/value`, column, "", "masking"],
    ["/inputPorts/0/product", product.inputPorts[0], "", "product"],
  ])("%s", (expected, holder, pointer, name) => {
    const found = fieldPointer(holder, pointer, name);
    expect(found).toBe(expected);
    const value = ownField(holder, name);
    if (name !== "freshnessHours") expect(valueAt(GOOD_PRODUCT, found)).toEqual(value);
  });
});

test("service levels come in one unit each, whatever unit the contract used", () => {
  const document = goodProductBut({
    "/outputPorts/0/contract/slaProperties": [
      { property: "frequency", value: 2, unit: "d" },
      { property: "availability", value: "99.5 %" },
      { property: "retention", value: 3, unit: "y" },
      { property: "latency", value: 30, unit: "m" },
    ],
  });
  const [port] = readSnapshot(aSubject(document)).view.product.outputPorts;
  expect(port?.slo).toMatchObject({
    freshnessHours: 48,
    availability: 99.5,
    retentionDays: 1095,
    latencyHours: 0.5,
  });
});

test.each([
  ["databricks", undefined, "sql"],
  ["Snowflake", undefined, "sql"],
  ["api", undefined, "rest"],
  ["s3", "Parquet", "parquet"],
  ["kafka", undefined, null],
])("the format of a %s port that states %s is %s", (type, format, expected) => {
  const server = { server: "production", type, ...(format ? { format } : {}) };
  const document = goodProductBut({ "/outputPorts/0/contract/servers": [server] });
  const [port] = readSnapshot(aSubject(document)).view.product.outputPorts;
  expect(port?.format).toBe(expected);
});

test("words of a vocabulary count however they are capitalised, and other words stay as written", () => {
  const document = goodProductBut({
    [`${EMAIL_COLUMN}/classification`]: " Restricted ",
    "/archetype": "gold",
  });
  const { product } = readSnapshot(aSubject(document)).view;
  expect(product.outputPorts[0]?.columns[1]?.classification).toBe("restricted");
  expect(product.archetype).toBe("gold");
});

test("nested columns have dotted paths, and elements keep their keys when lists are re-ordered", () => {
  const address = {
    name: "address",
    logicalType: "object",
    properties: [
      { name: "city", logicalType: "string", quality: [{ metric: "nullValues", dimension: "Completeness" }] },
    ],
  };
  const document = goodProductBut({ [`${COLUMNS}/3`]: address });
  const columns = valueAt(document, COLUMNS);
  const reversed = goodProductBut({ [COLUMNS]: Array.isArray(columns) ? columns.toReversed() : [] });
  const keysOf = (of: typeof document) =>
    readSnapshot(aSubject(of))
      .view.product.outputPorts[0]?.columns.map((column) => column.path)
      .sort();
  expect(keysOf(document)).toContain("address.city");
  expect(keysOf(reversed)).toEqual(keysOf(document));
  const checks = readSnapshot(aSubject(document)).view.product.outputPorts[0]?.qualityChecks;
  expect(checks?.at(-1)).toMatchObject({ column: "address.city", dimension: "completeness" });
});

test("a team written as a bare list of members has an owner too", () => {
  const document = goodProductBut({ "/team": [{ username: "ben@example.com", role: "Owner" }] });
  const { owner } = readSnapshot(aSubject(document)).view.product;
  expect(owner).toMatchObject({ team: null, email: "ben@example.com" });
  expect(fieldPointer(owner, "", "email")).toBe("/team/0/username");
});

import { describe, expect, test } from "vitest";
import { detectKind } from "@/lib/interop/detect";

describe("a document is known by what it says", () => {
  test.each([
    ["agora", { kind: "DataProduct", title: "Orders" }],
    ["agora", { kind: "DataProduct", outputPorts: [{ name: "a", contract: {} }] }],
    ["agora", { kind: "DataProduct", inputPorts: [{ name: "a", external: "SAP" }] }],
    ["odps", { apiVersion: "v1.0.0", kind: "DataProduct", outputPorts: [{ name: "a" }] }],
    ["odps", { apiVersion: "v1.0.0", outputPorts: [] }],
    ["odcs", { kind: "DataContract" }],
    ["odcs", { apiVersion: "v3.0.2", schema: [] }],
    ["odcs", { apiVersion: "v2.2.2", dataset: [] }],
  ] as const)("%s: %j", (kind, document) => {
    expect(detectKind(document)).toEqual({ kind });
  });

  test.each([
    [/Data Contract Specification/, { dataContractSpecification: "1.1.0" }],
    [/LF Open Data Product/, { schema: "https://opendataproducts.org/v4.0/schema/odps.yaml", product: {} }],
    [/DPDS/, { dataProductDescriptor: "1.0.0" }],
    [/Data Mesh Manager/, { dataProductSpecification: "0.0.1" }],
    [
      /dbt artifact/,
      { metadata: { dbt_schema_version: "https://schemas.getdbt.com/dbt/manifest/v12.json" } },
    ],
    [/dbt project/, { version: 2, models: [] }],
    [/AsyncAPI/, { asyncapi: "3.1.0" }],
    [/OpenAPI/, { openapi: "3.1.0" }],
    [/Backstage/, { apiVersion: "backstage.io/v1alpha1", kind: "Component" }],
    [/OpenLineage/, { eventTime: "2020-01-01T00:00:00Z", producer: "x" }],
    [/DCAT/, { "@context": "https://www.w3.org/ns/dcat" }],
    [/no document we know/, { hello: "world" }],
  ])("%s is not importable, and says so", (message, document) => {
    expect(detectKind(document)).toEqual({ kind: "other", message: expect.stringMatching(message) });
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { summaryOf, toRows } from "@/lib/registry/rows";
import { starterDescriptor } from "@/lib/registry/starter-descriptor";
import { anyJson } from "./arbitrary-json";

const DOCUMENT = {
  tags: ["Orders", " orders ", "", "customers"],
  inputPorts: [
    { name: "shop", product: "shop/orders#stream" },
    { name: "crm", product: "sales/customers" },
    { name: "erp", external: "SAP nightly" },
    { name: "odd", product: "not a reference" },
    { name: "nothing" },
  ],
  outputPorts: [
    {
      name: "lines",
      type: "table",
      version: "2.1.0",
      contract: {
        servers: [{}, { server: "prod", type: "databricks" }],
        schema: [
          {
            name: "orders",
            properties: [
              { name: "id", logicalType: "integer", description: "The key", classification: "internal" },
              {
                name: "customer",
                properties: [
                  {
                    name: "email",
                    physicalType: "text",
                    customProperties: [{ property: "personalData", value: "personal" }],
                  },
                ],
              },
            ],
          },
        ],
      },
    },
    { name: "events", type: "stream", contract: { version: "1.0.0", servers: [{ type: "kafka" }] } },
  ],
};

describe("a version is projected into rows", () => {
  test("of ports, with the platform their contract says", () => {
    expect(toRows(DOCUMENT).ports).toEqual([
      { position: 0, name: "lines", type: "table", platform: "databricks", version: "2.1.0" },
      { position: 1, name: "events", type: "stream", platform: "kafka", version: "1.0.0" },
    ]);
  });

  test("of columns, numbered across ports", () => {
    expect(toRows(DOCUMENT).columns).toEqual([
      {
        position: 0,
        portName: "lines",
        path: "id",
        type: "integer",
        classification: "internal",
        personalData: "",
        description: "The key",
      },
      {
        position: 1,
        portName: "lines",
        path: "customer",
        type: "",
        classification: "",
        personalData: "",
        description: "",
      },
      {
        position: 2,
        portName: "lines",
        path: "customer.email",
        type: "text",
        classification: "",
        personalData: "personal",
        description: "",
      },
    ]);
  });

  test("of tags, each once", () => {
    expect(toRows(DOCUMENT).tags).toEqual(["Orders", "customers"]);
  });

  test("of edges, to products of the mesh or to the world outside", () => {
    expect(toRows(DOCUMENT).inputs).toEqual([
      { position: 0, inputName: "shop", productRef: "shop/orders", portName: "stream", external: null },
      { position: 1, inputName: "crm", productRef: "sales/customers", portName: null, external: null },
      { position: 2, inputName: "erp", productRef: null, portName: null, external: "SAP nightly" },
      { position: 3, inputName: "odd", productRef: null, portName: null, external: "not a reference" },
    ]);
  });

  test("that add up to facts about the whole product", () => {
    expect(summaryOf(toRows(DOCUMENT))).toEqual({
      classification: "internal",
      personalData: "personal",
      platforms: ["databricks", "kafka"],
      portTypes: ["table", "stream"],
    });
    expect(summaryOf(toRows({}))).toEqual({
      classification: "",
      personalData: "",
      platforms: [],
      portTypes: [],
    });
  });

  test("whatever the document says", () => {
    const anyDocument = fc.dictionary(fc.constantFrom("tags", "inputPorts", "outputPorts"), anyJson);
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { ports, columns, tags } = toRows(document);
        expect(ports.map(({ position }) => position)).toEqual([...ports.keys()]);
        expect(columns.map(({ position }) => position)).toEqual([...columns.keys()]);
        expect(new Set(tags).size).toBe(tags.length);
      }),
    );
  });
});

test("a new product starts with its identity and nothing else to mend", () => {
  const draft = starterDescriptor({ id: "6f1c", domain: "sales", name: "orders", title: "Orders" });
  expect(draft).toMatchObject({
    apiVersion: "v1.0.0",
    kind: "DataProduct",
    id: "6f1c",
    domain: "sales",
    name: "orders",
    version: "1.0.0",
    title: "Orders",
  });
  expect(toRows(draft)).toEqual({ ports: [], columns: [], tags: [], inputs: [], definitions: [] });
});

import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { importDocument } from "@/lib/interop/import-document";
import { lossesOf } from "@/lib/interop/round-trip";
import { parseDocument, printDocument } from "@/lib/interop/yaml";
import { anyJson } from "../registry/arbitrary-json";
import { anyOdps } from "./arbitraries";

function sample(name: string): string {
  return readFileSync(path.join(import.meta.dirname, "samples", name), "utf8");
}

function imported(text: string) {
  const result = importDocument(text);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(" "));
  return result;
}

describe("a data contract", () => {
  test("becomes a draft with one port that carries it word for word", () => {
    const text = sample("orders.odcs.yaml");
    const { kind, descriptor, findings, suggested } = imported(text);
    const parsed = parseDocument(text);
    expect(kind).toBe("odcs");
    expect(findings).toEqual([]);
    expect(suggested).toEqual({
      name: "shop-orders",
      title: "Shop orders",
      domain: "shop",
      version: "2.0.1",
    });
    expect(descriptor.outputPorts).toEqual([
      {
        name: "order-lines",
        version: "2.0.1",
        type: "table",
        contractId: "4b1f0c52-orders",
        contract: parsed.ok ? parsed.document : null,
      },
    ]);
  });

  test("with faults is kept, each fault with its place in the text and in the draft", () => {
    const { descriptor, findings } = imported(sample("broken.odcs.yaml"));
    expect(findings.map(({ pointer, line, level, message }) => [line, pointer, level, message])).toEqual([
      [
        4,
        "/outputPorts/0/contract/version",
        "error",
        'Expected text, found the number 1.10. Put it in quotes: "1.10".',
      ],
      [
        6,
        "/outputPorts/0/contract/description",
        "error",
        'Expected a description with purpose, limitations and usage, found the text "Only text".',
      ],
      [
        11,
        "/outputPorts/0/contract/schema/0/properties/0/logicalType",
        "error",
        expect.stringMatching(/"decimal"/),
      ],
      [
        12,
        "/outputPorts/0/contract/schema/0/properties/0/requred",
        "error",
        '"requred" is not a field of a column. Did you mean "required"?',
      ],
      [13, "/outputPorts/0/contract/schema/0/properties/1", "error", '"name" is missing from a column.'],
      [15, "/outputPorts/0/contract/servers/0", "error", '"location" is missing from a server.'],
    ]);
    expect(descriptor.outputPorts).toMatchObject([{ contract: { version: 1.1, description: "Only text" } }]);
  });
});

describe("a data product", () => {
  test("keeps every word, and has our custom properties as the fields they stand for", () => {
    const { kind, descriptor, findings, suggested } = imported(sample("history.odps.yaml"));
    expect(kind).toBe("odps");
    expect(descriptor).toMatchObject({
      name: "Customer Purchase History",
      title: "Customer purchase history",
      privacy: { legalBasis: "contract" },
      customProperties: [{ property: "costCentre", value: 4711 }],
      inputPorts: [{ product: "shop/orders#orders" }],
    });
    expect(suggested).toEqual({
      name: "customer-purchase-history",
      title: "Customer Purchase History",
      domain: "sales",
      version: "2.1.0",
    });
    expect(findings).toMatchObject([{ pointer: "/name", line: 4, column: 1, level: "warning" }]);
  });

  test("of our own is taken as it is", () => {
    const text = sample("history.agora.yaml");
    const { kind, descriptor, findings } = imported(text);
    const parsed = parseDocument(text);
    expect({ kind, findings }).toEqual({ kind: "agora", findings: [] });
    expect(descriptor).toEqual(parsed.ok && parsed.document);
  });

  test("that could be of two standards is of the one that is named", () => {
    const text = "kind: DataProduct\ntitle: Orders\n";
    expect(importDocument(text)).toMatchObject({ kind: "agora", descriptor: { title: "Orders" } });
    expect(importDocument(text, { as: "odps" })).toMatchObject({
      kind: "odps",
      descriptor: { agora: { inPlace: ["title"] } },
    });
  });
});

test.each(["orders.odcs.yaml", "history.odps.yaml", "history.agora.yaml", "broken.odcs.yaml"])(
  "%s loses nothing on its way in and out",
  (name) => {
    const parsed = parseDocument(sample(name));
    const { kind, descriptor } = imported(sample(name));
    expect(parsed.ok && lossesOf(parsed.document, kind, descriptor)).toEqual([]);
  },
);

test("a field that is lost is named", () => {
  const document = { kind: "DataContract", id: "a", price: { priceAmount: 1 } };
  const descriptor = { outputPorts: [{ name: "data", contract: { kind: "DataContract", id: "a" } }] };
  expect(lossesOf(document, "odcs", descriptor)).toEqual(["Price removed (/price)"]);
});

describe("whatever is imported", () => {
  test("as ODPS is exported as the document it was", () => {
    fc.assert(
      fc.property(anyOdps, (product) => {
        const result = importDocument(JSON.stringify(product), { as: "odps" });
        const parsed = parseDocument(JSON.stringify(product));
        expect(result.ok).toBe(parsed.ok);
        if (result.ok && parsed.ok) expect(lossesOf(parsed.document, "odps", result.descriptor)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test("as ODCS is exported as the document it was", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), anyJson), (fields) => {
        const contract = { ...fields, kind: "DataContract" };
        const result = importDocument(printDocument(contract));
        if (result.ok) expect(lossesOf(contract, "odcs", result.descriptor)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

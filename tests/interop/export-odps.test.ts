import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toOdcs } from "@/lib/interop/export-odcs";
import { PRODUCT_FILE, toBundle, toOdps } from "@/lib/interop/export-odps";
import { fromOdps, joinContracts } from "@/lib/interop/import-odps";
import type { JsonObject } from "@/lib/registry/json";
import { anyDescriptor, anyOdps } from "./arbitraries";

function reimported(descriptor: JsonObject): JsonObject {
  const { [PRODUCT_FILE]: product = {}, ...contracts } = toBundle(descriptor);
  return joinContracts(fromOdps(product), contracts);
}

describe("nothing is lost on the way through ODPS", () => {
  test("any descriptor comes back equal from its bundle", () => {
    fc.assert(
      fc.property(anyDescriptor, (descriptor) => {
        expect(reimported(descriptor)).toEqual(descriptor);
      }),
      { numRuns: 400 },
    );
  });

  test("any ODPS file comes back equal from its descriptor", () => {
    fc.assert(
      fc.property(anyOdps, (product) => {
        expect(toOdps(fromOdps(product))).toEqual(product);
      }),
      { numRuns: 400 },
    );
  });
});

const CONTRACT = { kind: "DataContract", id: "c-1", version: "1.0.0", schema: [] };

describe("an export", () => {
  test("has our fields as custom properties behind those that were there", () => {
    const descriptor = {
      kind: "DataProduct",
      title: "Orders",
      privacy: { legalBasis: "contract", purpose: "Billing" },
      customProperties: [{ property: "costCentre", value: 1 }],
      inputPorts: [{ name: "shop", product: "shop/orders#lines" }],
    };
    expect(toOdps(descriptor)).toEqual({
      kind: "DataProduct",
      customProperties: [
        { property: "costCentre", value: 1 },
        { property: "agora.title", value: "Orders" },
        { property: "agora.privacy.legalBasis", value: "contract" },
        { property: "agora.privacy.purpose", value: "Billing" },
      ],
      inputPorts: [
        { name: "shop", customProperties: [{ property: "agora.product", value: "shop/orders#lines" }] },
      ],
    });
  });

  test("points to a contract by id and version alone where that is enough", () => {
    const port = { name: "Order lines", version: "1.0.0", contractId: "c-1" };
    expect(toBundle({ outputPorts: [{ ...port, contract: CONTRACT }] })).toEqual({
      "product.odps.yaml": { outputPorts: [port] },
      "order-lines.odcs.yaml": CONTRACT,
    });
  });

  test("names the file where id and version would not find the contract, or are not the port's own", () => {
    const descriptor = {
      outputPorts: [
        { name: "a", contract: CONTRACT },
        {
          name: "A",
          version: "9.0.0",
          contractId: "c-1",
          contract: { ...CONTRACT, schema: [{ name: "t" }] },
        },
        { name: "bare", contractId: "c-1" },
      ],
    };
    const bundle = toBundle(descriptor);
    expect(Object.keys(bundle)).toEqual(["product.odps.yaml", "a.odcs.yaml", "a-2.odcs.yaml"]);
    expect(bundle["product.odps.yaml"]?.outputPorts).toMatchObject([
      { name: "a", version: "1.0.0", contractId: "c-1" },
      { name: "A", version: "9.0.0" },
      { name: "bare" },
    ]);
    expect(reimported(descriptor)).toEqual(descriptor);
  });

  test("leaves a file's own words where they were, also after an edit", () => {
    const file = {
      kind: "DataProduct",
      title: "Theirs",
      customProperties: [
        { property: "agora.summary", value: "S", description: "d" },
        { property: "x", value: 1 },
      ],
    };
    const descriptor = fromOdps(file);
    expect(descriptor).toMatchObject({
      title: "Theirs",
      summary: "S",
      customProperties: [{ property: "x", value: 1 }],
    });
    expect(toOdps({ ...descriptor, summary: "New" })).toEqual({
      ...file,
      customProperties: [
        { property: "agora.summary", value: "New", description: "d" },
        { property: "x", value: 1 },
      ],
    });
  });

  test("of one contract is the contract, word for word", () => {
    const descriptor = { outputPorts: [{ name: "a" }, { name: "b", contract: CONTRACT }] };
    expect(toOdcs(descriptor, "b")).toEqual(CONTRACT);
    expect(toOdcs(descriptor, "a")).toBeNull();
    expect(toOdcs(descriptor, "c")).toBeNull();
    expect(toOdcs({}, "a")).toBeNull();
  });
});

describe("contracts are joined to ports", () => {
  test.each([
    ["by id and version", { contractId: "c-1", version: "1.0.0" }, true],
    ["by an id only one contract has", { contractId: "c-1", version: "2.0.0" }, true],
    ["but not by another id", { contractId: "c-2", version: "1.0.0" }, false],
    ["but not without an id", { version: "1.0.0" }, false],
  ])("%s", (_case, port, isJoined) => {
    const joined = joinContracts({ outputPorts: [port] }, { "any.odcs.yaml": CONTRACT });
    expect(joined).toEqual({ outputPorts: [isJoined ? { ...port, contract: CONTRACT } : port] });
  });

  test("the version decides between contracts of one id", () => {
    const newer = { ...CONTRACT, version: "2.0.0" };
    const port = { contractId: "c-1", version: "2.0.0" };
    expect(joinContracts({ outputPorts: [port] }, { a: CONTRACT, b: newer })).toEqual({
      outputPorts: [{ ...port, contract: newer }],
    });
    const neither = { contractId: "c-1", version: "3.0.0" };
    expect(joinContracts({ outputPorts: [neither] }, { a: CONTRACT, b: newer })).toEqual({
      outputPorts: [neither],
    });
  });
});

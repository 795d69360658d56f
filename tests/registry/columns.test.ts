import { describe, expect, test } from "vitest";
import { columnsOf } from "@/lib/registry/columns";
import type { JsonObject } from "@/lib/registry/json";
import { valueAt } from "@/lib/registry/json-pointer";
import { readDescriptor } from "@/lib/registry/read-descriptor";

const CONTRACT = {
  schema: [
    {
      name: "orders",
      properties: [
        { name: "id", logicalType: "integer", primaryKey: true },
        {
          name: "customer",
          logicalType: "object",
          properties: [
            {
              name: "email",
              logicalType: "string",
              required: true,
              classification: "restricted",
              customProperties: [
                { property: "personalData", value: "personal" },
                { property: "masking", value: "hash" },
              ],
            },
          ],
        },
        {
          name: "lines",
          logicalType: "array",
          classification: "public",
          items: {
            logicalType: "object",
            classification: "confidential",
            properties: [{ name: "sku", logicalTypeOptions: { format: "uuid" } }],
          },
        },
        {
          name: "labels",
          logicalType: "map",
          map: {
            key: { logicalType: "string" },
            value: { customProperties: [{ property: "personalData", value: "special" }] },
          },
        },
        { description: "without a name" },
      ],
    },
    { name: "refunds", properties: [{ name: "id" }] },
  ],
};

function columns(contract: JsonObject) {
  const { descriptor } = readDescriptor({ outputPorts: [{ contract }] });
  return columnsOf(descriptor.outputPorts?.[0]?.contract ?? {}, "/outputPorts/0/contract");
}

describe("the columns of a contract", () => {
  test("are flat, in order, with a dotted path below each table", () => {
    expect(columns(CONTRACT).map(({ objectName, path, depth }) => [objectName, path, depth])).toEqual([
      ["orders", "id", 0],
      ["orders", "customer", 0],
      ["orders", "customer.email", 1],
      ["orders", "lines", 0],
      ["orders", "lines.sku", 1],
      ["orders", "labels", 0],
      ["orders", "#5", 0],
      ["refunds", "id", 0],
    ]);
  });

  test("know their place in the document", () => {
    const document = { outputPorts: [{ contract: CONTRACT }] };
    for (const { pointer, name } of columns(CONTRACT)) {
      expect(valueAt(document, pointer)).toMatchObject(name === "" ? {} : { name });
    }
    expect(columns(CONTRACT)[4]?.pointer).toBe(
      "/outputPorts/0/contract/schema/0/properties/2/items/properties/0",
    );
  });

  test("carry the facts of ODCS and ours", () => {
    expect(columns(CONTRACT)[2]).toMatchObject({
      type: "string",
      nullable: false,
      primaryKey: false,
      classification: "restricted",
      personalData: "personal",
      masking: "hash",
    });
    expect(columns(CONTRACT)[0]).toMatchObject({
      primaryKey: true,
      nullable: false,
      classification: undefined,
    });
    expect(columns(CONTRACT)[4]).toMatchObject({ format: "uuid", nullable: true });
  });

  test("are protected as strictly as what they hold", () => {
    const [lines, labels] = [columns(CONTRACT)[3], columns(CONTRACT)[5]];
    expect(lines?.classification).toBe("confidential");
    expect(labels?.personalData).toBe("special");
  });

  test("of a contract without any are none", () => {
    expect(columns({})).toEqual([]);
    expect(columns({ schema: [{}, { properties: [] }] })).toEqual([]);
  });
});

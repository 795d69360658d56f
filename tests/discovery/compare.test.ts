import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CompareParams, compareHref, withProductToggled } from "@/lib/discovery/compare-params";
import { compareSchemas } from "@/lib/discovery/compare-schemas";
import { columnsOf } from "@/lib/registry/columns";
import type { SchemaProperty } from "@/lib/registry/contract";

const schema = (...properties: SchemaProperty[]) => columnsOf({ schema: [{ name: "t", properties }] });

describe("the address of a comparison", () => {
  test("names up to four products, each once, and forgets what is no product", () => {
    const { products } = CompareParams.parse({
      products: "a-a/one,nonsense,a-a/one,b-b/two,c-c/x1,d-d/x2,e-e/x3",
    });
    expect(products).toEqual([
      { domain: "a-a", name: "one" },
      { domain: "b-b", name: "two" },
      { domain: "c-c", name: "x1" },
      { domain: "d-d", name: "x2" },
    ]);
  });

  test("survives whatever is written into it", () => {
    const anything = fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined));
    fc.assert(
      fc.property(fc.record({ products: anything, only: anything, q: anything }), (raw) => {
        const params = CompareParams.parse(raw);
        const again = new URL(compareHref(params), "http://agora.example").searchParams;
        expect(CompareParams.parse(Object.fromEntries(again))).toEqual({ ...params, q: "" });
      }),
    );
  });

  test("takes a product in, out again, and no fifth one", () => {
    const ref = { domain: "sales", name: "orders" };
    expect(withProductToggled(withProductToggled([], ref), ref)).toEqual([]);
    const four = ["aa", "bb", "cc", "dd"].map((name) => ({ domain: "sales", name }));
    expect(withProductToggled(four, ref)).toEqual(four);
  });
});

describe("schemas side by side", () => {
  test("columns of one name are one, however they are spelt", () => {
    const [column, ...rest] = compareSchemas([
      schema({ name: "customer_id", logicalType: "string" }),
      schema({ name: "customerId", logicalType: "string" }),
    ]);
    expect(rest).toEqual([]);
    expect(column).toMatchObject({ path: "customer_id", spread: "all", differs: false });
    expect(column?.cells.map((cell) => cell?.path)).toEqual(["customer_id", "customerId"]);
  });

  test("what is shared comes first, and what somebody has alone is said to be", () => {
    const compared = compareSchemas([
      schema({ name: "mine" }, { name: "ours" }, { name: "shared" }),
      schema({ name: "shared" }, { name: "ours" }),
      schema({ name: "shared" }),
    ]);
    expect(compared.map(({ path, spread }) => [path, spread])).toEqual([
      ["shared", "all"],
      ["ours", "some"],
      ["mine", "one"],
    ]);
  });

  test.each<[string, SchemaProperty]>([
    ["another type", { name: "id", logicalType: "integer", required: true }],
    ["may be empty", { name: "id", logicalType: "string" }],
    ["a key", { name: "id", logicalType: "string", required: true, primaryKey: true }],
    ["classified", { name: "id", logicalType: "string", required: true, classification: "restricted" }],
  ])("a difference is one: %s", (_what, other) => {
    const same: SchemaProperty = { name: "id", logicalType: "string", required: true };
    expect(compareSchemas([schema(same), schema(same)])[0]?.differs).toBe(false);
    expect(compareSchemas([schema(same), schema(other)])[0]?.differs).toBe(true);
  });
});

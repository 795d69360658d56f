import { describe, expect, test } from "vitest";
import { logicalTypeOf, readPhysicalType } from "@/lib/registry/physical-types";
import { logicalTypeChange, physicalTypeChange } from "@/lib/registry/type-change";

const LOGICAL = [
  "string",
  "date",
  "timestamp",
  "time",
  "number",
  "integer",
  "object",
  "array",
  "boolean",
  "map",
  "vector",
];
const WIDER = new Set(["integer>number", "date>timestamp"]);
const NARROWER = new Set(["number>integer", "timestamp>date"]);

describe("from one logical type to another", () => {
  test.each(LOGICAL.flatMap((before) => LOGICAL.map((after) => [before, after] as const)))(
    "%s → %s",
    (before, after) => {
      const move = `${before}>${after}`;
      const expected =
        before === after ? "same" : WIDER.has(move) ? "widened" : NARROWER.has(move) ? "narrowed" : "changed";
      expect(logicalTypeChange(before, after)).toBe(expected);
    },
  );

  test("a type that is stated for the first time takes nothing away, one that no longer is does", () => {
    expect(logicalTypeChange(undefined, "string")).toBe("stated");
    expect(logicalTypeChange("string", undefined)).toBe("changed");
    expect(logicalTypeChange(undefined, undefined)).toBe("same");
  });
});

describe("from one physical type to another", () => {
  test.each([
    ["INT", "int", "same"],
    ["int", "INTEGER", "same"],
    ["varchar(10)", "VARCHAR( 10 )", "same"],
    ["varchar", "text", "same"],
    ["character varying(20)", "varchar(20)", "same"],
    ["decimal(10,2)", "NUMERIC(10, 2)", "same"],
    ["double precision", "float8", "same"],
    ["bool", "boolean", "same"],
    ["json", "jsonb", "same"],
    ["int", "bigint", "widened"],
    ["smallint", "int", "widened"],
    ["int unsigned", "bigint", "widened"],
    ["varchar(10)", "varchar(20)", "widened"],
    ["varchar(10)", "text", "widened"],
    ["varchar(10)", "varchar(max)", "widened"],
    ["char(5)", "varchar(5)", "widened"],
    ["decimal(10,2)", "decimal(12,2)", "widened"],
    ["decimal(10,2)", "numeric", "widened"],
    ["real", "double", "widened"],
    ["float(24)", "float(53)", "widened"],
    ["int", "decimal(10,0)", "widened"],
    ["int", "double", "widened"],
    ["decimal(9,0)", "int", "widened"],
    ["date", "timestamp", "widened"],
    ["timestamp(3)", "timestamp(6)", "widened"],
    ["bigint", "int", "narrowed"],
    ["int", "int unsigned", "narrowed"],
    ["varchar(20)", "varchar(10)", "narrowed"],
    ["text", "varchar(255)", "narrowed"],
    ["decimal(12,2)", "decimal(10,2)", "narrowed"],
    ["decimal(12,2)", "decimal(12,4)", "narrowed"],
    ["numeric", "decimal(38,10)", "narrowed"],
    ["double", "float", "narrowed"],
    ["bigint", "double", "narrowed"],
    ["bigint", "decimal(10,0)", "narrowed"],
    ["decimal(10,2)", "int", "narrowed"],
    ["timestamp", "date", "narrowed"],
    ["varchar(5)", "char(5)", "changed"],
    ["int", "varchar", "changed"],
    ["timestamp", "timestamptz", "changed"],
    ["timestamp with time zone", "timestamptz", "same"],
    ["date", "time", "changed"],
    ["double", "decimal(10,2)", "changed"],
    ["array<int>", "array<bigint>", "changed"],
    ["array<int>", "ARRAY<INT>", "same"],
    ["uuid", "varchar(36)", "changed"],
    ["geography", "geometry", "changed"],
    ["geography", "GEOGRAPHY", "same"],
    [undefined, "int", "stated"],
    ["int", undefined, "changed"],
  ] as const)("%s → %s is %s", (before, after, change) => {
    expect(physicalTypeChange(before, after)).toBe(change);
  });

  test("what is widened one way is narrowed the other, wherever sizes are all that differs", () => {
    for (const [small, large] of [
      ["int", "bigint"],
      ["varchar(1)", "varchar(2)"],
      ["real", "double"],
      ["decimal(5,1)", "decimal(6,1)"],
    ] as const) {
      expect([physicalTypeChange(small, large), physicalTypeChange(large, small)]).toEqual([
        "widened",
        "narrowed",
      ]);
    }
  });
});

describe("a physical type amounts to a logical one", () => {
  test.each([
    ["NVARCHAR(20)", "string"],
    ["text", "string"],
    ["uuid", "string"],
    ["BIGINT UNSIGNED", "integer"],
    ["decimal(10,0)", "integer"],
    ["number(10)", "integer"],
    ["numeric", "number"],
    ["decimal(10,2)", "number"],
    ["float64", "number"],
    ["timestamp_ntz(9)", "timestamp"],
    ["timestamp(6) with time zone", "timestamp"],
    ["date", "date"],
    ["time", "time"],
    ["bit", "boolean"],
    ["int[]", "array"],
    ["array<struct<a: int>>", "array"],
    ["struct<a: int>", "object"],
    ["jsonb", undefined],
    ["bytea", undefined],
  ])("%s is %s", (physical, logical) => {
    const type = readPhysicalType(physical);
    expect(type && logicalTypeOf(type)).toBe(logical);
  });

  test.each(["", "geography", "my_enum", "12", "int;", "varchar(a)"])("%j is nobody's type", (written) => {
    expect(readPhysicalType(written)).toBeNull();
  });
});

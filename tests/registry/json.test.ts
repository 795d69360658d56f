import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DOCUMENT_DEPTH_MAX, equalJson, JsonObject } from "@/lib/registry/json";
import { anyJson } from "./arbitrary-json";

function nested(levels: number): unknown {
  return Array.from({ length: levels }).reduce((inner) => ({ inner }), 1);
}

describe("a document at an edge", () => {
  test("is taken as it is, inherited names included", () => {
    const document: unknown = JSON.parse('{"__proto__":{"a":1},"b":{"__proto__":2}}');
    expect(JSON.stringify(JsonObject.parse(document))).toBe('{"__proto__":{"a":1},"b":{"__proto__":2}}');
  });

  test.each([
    ["a list", []],
    ["nothing", null],
    ["a number without end", { a: Number.POSITIVE_INFINITY }],
    ["a function", { a: () => 1 }],
    ["more levels than readers can go", nested(DOCUMENT_DEPTH_MAX + 1)],
    ["levels without end", nested(50_000)],
  ])("is refused when it is or holds %s", (_case, value) => {
    expect(JsonObject.safeParse(value).success).toBe(false);
  });

  test("may have as many levels as readers can go", () => {
    expect(JsonObject.safeParse(nested(DOCUMENT_DEPTH_MAX)).success).toBe(true);
  });
});

describe("two values are equal", () => {
  test("when they say the same in any order of keys", () => {
    expect(equalJson({ a: 1, b: [{ c: null, d: "x" }] }, { b: [{ d: "x", c: null }], a: 1 })).toBe(true);
  });

  test.each([
    [{ a: 1 }, { a: 1, b: null }],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: undefined }, { b: undefined }],
    [{}, []],
    ["1", 1],
    [{ toString: 1 }, {}],
  ])("but not %j and %j", (a, b) => {
    expect(equalJson(a as never, b as never)).toBe(false);
  });

  test("exactly when their sorted texts are", () => {
    fc.assert(
      fc.property(anyJson, anyJson, (a, b) => {
        expect(equalJson(a, structuredClone(a))).toBe(true);
        expect(equalJson(a, b)).toBe(JSON.stringify(sorted(a)) === JSON.stringify(sorted(b)));
      }),
    );
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return ["list", ...value.map(sorted)];
  if (typeof value !== "object" || value === null) return value;
  return [
    "group",
    ...Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  ];
}

import { expect, test } from "vitest";
import { DESCRIPTOR_BYTES_MAX } from "@/lib/registry/model";
import { DESCRIPTOR_DEPTH_MAX, DescriptorDocument, refusalOf } from "@/lib/registry/stored-document";

function nested(levels: number): unknown {
  let value: unknown = "leaf";
  for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { a: value };
  return { a: value };
}

test("a document is kept as it was written, unknown fields and odd keys included", () => {
  const document = JSON.parse('{"b":[1,null,true,{"__proto__":{"x":1},"":""}],"a":"ünï 🎉"}');
  expect(DescriptorDocument.parse(document)).toBe(document);
  expect(refusalOf({})).toBeNull();
});

test.each([
  ["a list", []],
  ["a text", "descriptor"],
  ["nothing", null],
  ["nothing at all", undefined],
])("%s is no document", (_case, value) => {
  expect(DescriptorDocument.safeParse(value).success).toBe(false);
});

test.each([
  ["an endless number", { a: Number.NaN }],
  ["undefined", { a: { b: undefined } }],
  ["a date", { a: [new Date(0)] }],
  ["a function", { a: () => 1 }],
  ["a big integer", { a: 1n }],
])("%s is not JSON and refused", (_case, document) => {
  expect(refusalOf(document)).toContain("neither text");
});

test.each([
  ["U+0000 in a value", { a: [{ b: "x\u0000" }] }],
  ["U+0000 in a key", { "x\u0000": 1 }],
  ["half of a surrogate pair in a value", { a: "\ud83d" }],
  ["half of a surrogate pair in a key", { a: { "\udc00": 1 } }],
])("%s cannot be stored and is refused in words", (_case, document) => {
  expect(refusalOf(document)).toContain("character that cannot be stored");
});

test("nesting is bounded, however deep it goes", () => {
  expect(refusalOf(nested(DESCRIPTOR_DEPTH_MAX - 1))).toBeNull();
  expect(refusalOf(nested(DESCRIPTOR_DEPTH_MAX))).toContain("nested deeper");
  expect(refusalOf(nested(200_000))).toContain("nested deeper");
});

test("a document that contains itself is refused", () => {
  const document: Record<string, unknown> = {};
  document.self = document;
  expect(refusalOf(document)).toContain("nested deeper");
});

test("the size is counted in bytes", () => {
  const overhead = JSON.stringify({ a: "" }).length;
  expect(refusalOf({ a: "x".repeat(DESCRIPTOR_BYTES_MAX - overhead) })).toBeNull();
  expect(refusalOf({ a: "x".repeat(DESCRIPTOR_BYTES_MAX - overhead + 1) })).toContain("larger than 2 MB");
  expect(refusalOf({ a: "é".repeat(DESCRIPTOR_BYTES_MAX / 2) })).toContain("larger than 2 MB");
});

test("aliases that repeat each other are refused without being written out", () => {
  let value: unknown = "lol";
  for (let level = 0; level < 30; level++) value = [value, value];
  expect(refusalOf({ a: value })).toContain("larger than 2 MB");
});

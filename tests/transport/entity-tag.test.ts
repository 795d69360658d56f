import { expect, test } from "vitest";
import { entityTagOf, isUnchanged } from "@/lib/transport/entity-tag";

const tag = entityTagOf("text");

test("one text has one tag, another text another", () => {
  expect(entityTagOf("text")).toBe(tag);
  expect(entityTagOf("texts")).not.toBe(tag);
  expect(tag).toMatch(/^"[\w-]+"$/);
});

test.each([
  [null, false],
  [tag, true],
  [`W/${tag}`, true],
  [`"other", ${tag}`, true],
  ['"other"', false],
  ["*", true],
  ["", false],
])("what is known as %s is unchanged: %s", (known, unchanged) => {
  expect(isUnchanged(known, tag)).toBe(unchanged);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/registry/json";
import { valueAt } from "@/lib/registry/json-pointer";
import { readDescriptor } from "@/lib/registry/read-descriptor";
import { anyDocument, anyJson } from "./arbitrary-json";

describe("any document reads as a descriptor", () => {
  test("without an error, unchanged, every problem pointing at what is there", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const before = structuredClone(document);
        const { problems } = readDescriptor(document);
        expect(document).toEqual(before);
        for (const { pointer } of problems) expect(valueAt(document, pointer)).not.toBeUndefined();
        expect(new Set(problems.map(({ pointer }) => pointer)).size).toBe(problems.length);
      }),
      { numRuns: 500 },
    );
  });

  test("and what fits is in the view, at its own place, whatever is wrong beside it", () => {
    fc.assert(
      fc.property(anyJson, anyJson, (team, first) => {
        const { descriptor } = readDescriptor({
          title: "Orders",
          team,
          outputPorts: [first, { name: "lines" }],
        });
        expect(descriptor.title).toBe("Orders");
        expect(descriptor.outputPorts?.[1]).toEqual({ name: "lines" });
      }),
    );
  });
});

describe("what does not fit is reported in words", () => {
  test.each<[JsonObject, string, string]>([
    [{ version: 1.1 }, "/version", 'Expected text, found 1.1. Put it in quotes: "1.1".'],
    [{ title: null }, "/title", "Expected text, found an empty value."],
    [{ tags: "a" }, "/tags", "Expected a list, found text."],
    [{ tags: ["a", 1] }, "/tags/1", 'Expected text, found 1. Put it in quotes: "1".'],
    [{ outputPorts: [{}, "x"] }, "/outputPorts/1", "Expected a group of fields, found text."],
    [{ team: { members: "ana" } }, "/team/members", "Expected a list, found text."],
    [{ team: [{ username: 1 }] }, "/team/0/username", 'Expected text, found 1. Put it in quotes: "1".'],
    [{ retention: { days: "many" } }, "/retention/days", "Expected a number, found text."],
    [
      { outputPorts: [{ contract: { schema: [{ properties: [{ required: "yes" }] }] } }] },
      "/outputPorts/0/contract/schema/0/properties/0/required",
      "Expected true or false, found text.",
    ],
  ])("%j", (document, pointer, message) => {
    expect(readDescriptor(document).problems).toEqual([{ pointer, message }]);
  });

  test("and unknown fields are no problem", () => {
    const { descriptor, problems } = readDescriptor({ title: "Orders", colour: "blue", toString: "x" });
    expect(problems).toEqual([]);
    expect(descriptor).toMatchObject({ colour: "blue" });
  });
});

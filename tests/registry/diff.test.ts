import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffDocuments } from "@/lib/registry/diff";
import { equalJson, type JsonObject } from "@/lib/registry/json";
import { valueAt } from "@/lib/registry/json-pointer";
import { anyJson, anyKey } from "./arbitrary-json";

const named = fc.record(
  { name: fc.constantFrom("a", "b", "c"), version: fc.constantFrom("1", "2"), type: anyJson },
  { requiredKeys: [] },
);
const list = fc.array(fc.oneof(named, anyJson), { maxLength: 4 });
const anyDocument: fc.Arbitrary<JsonObject> = fc
  .record(
    {
      outputPorts: list,
      schema: list,
      tags: list,
      quality: list,
      team: fc.dictionary(anyKey(), list, { maxKeys: 2 }),
    },
    { requiredKeys: [] },
  )
  .map((fields) => fields as JsonObject);

describe("the difference of two documents", () => {
  test("is empty exactly when they say the same", () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (before, after) => {
        expect(diffDocuments(before, structuredClone(before))).toEqual([]);
        expect(diffDocuments(before, after).length === 0).toBe(equalJson(before, after));
      }),
      { numRuns: 200 },
    );
  });

  test("points to what was in the older and what is in the newer", () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (before, after) => {
        for (const { kind, pointer, label, before: was, after: is } of diffDocuments(before, after)) {
          expect(valueAt(kind === "removed" ? before : after, pointer)).toEqual(
            kind === "removed" ? was : is,
          );
          expect(label).not.toBe("");
        }
      }),
      { numRuns: 100 },
    );
  });
});

const port = (name: string, columns: JsonObject[], more: JsonObject = {}): JsonObject => ({
  name,
  contract: { schema: [{ name: "orders", properties: columns }] },
  ...more,
});

function changes(before: JsonObject, after: JsonObject) {
  return diffDocuments(before, after).map(({ kind, pointer, label }) => [kind, label, pointer]);
}

describe("things are matched by what they are called", () => {
  test("so that a new first port is one addition", () => {
    const [lines, events] = [port("lines", []), port("events", [])];
    expect(changes({ outputPorts: [lines] }, { outputPorts: [events, lines] })).toEqual([
      ["added", "Output port events", "/outputPorts/0"],
    ]);
  });

  test("so that a column that moved and changed is a change and a new order", () => {
    const before = {
      outputPorts: [port("lines", [{ name: "id", logicalType: "string" }, { name: "email" }])],
    };
    const after = {
      outputPorts: [port("lines", [{ name: "email" }, { name: "id", logicalType: "integer" }])],
    };
    expect(changes(before, after)).toEqual([
      [
        "changed",
        "Output port lines, table orders, column id: type",
        "/outputPorts/0/contract/schema/0/properties/1/logicalType",
      ],
      ["changed", "Output port lines, table orders: columns", "/outputPorts/0/contract/schema/0/properties"],
    ]);
  });

  test("so that two versions of one port stay apart", () => {
    const before = {
      outputPorts: [
        { name: "a", version: "1", type: "table" },
        { name: "a", version: "2" },
      ],
    };
    const after = {
      outputPorts: [
        { name: "a", version: "2" },
        { name: "a", version: "1", type: "files" },
      ],
    };
    expect(changes(before, after)[0]).toEqual(["changed", "Output port a: type", "/outputPorts/1/type"]);
  });

  test("so that a new version of a port is the same port", () => {
    expect(
      changes(
        { outputPorts: [{ name: "a", version: "1.0.0" }] },
        { outputPorts: [{ name: "a", version: "1.1.0" }] },
      ),
    ).toEqual([["changed", "Output port a: version", "/outputPorts/0/version"]]);
  });
});

describe("a change is named in words", () => {
  test.each<[JsonObject, JsonObject, string]>([
    [{ title: "a" }, { title: "b" }, "Title"],
    [{ description: { purpose: "a" } }, { description: { purpose: "b" } }, "Description purpose"],
    [{ tags: ["a"] }, { tags: [] }, "Tag a"],
    [
      { customProperties: [{ property: "cost", value: 1 }] },
      { customProperties: [{ property: "cost", value: 2 }] },
      "Custom property cost",
    ],
    [
      { team: { members: [{ username: "ana", role: "a" }] } },
      { team: { members: [{ username: "ana", role: "b" }] } },
      "Member ana: role",
    ],
    [
      { outputPorts: [{ name: "a" }] },
      { outputPorts: [{ name: "a", contract: {} }] },
      "Output port a: contract",
    ],
    [
      { outputPorts: [port("a", [{ name: "x", properties: [{ name: "y" }] }])] },
      { outputPorts: [port("a", [{ name: "x", properties: [{ name: "y", criticalDataElement: true }] }])] },
      "Output port a, table orders, column x.y: critical",
    ],
    [
      { outputPorts: [{ name: "a", contract: { slaProperties: [{ property: "latency", value: 1 }] } }] },
      { outputPorts: [{ name: "a", contract: { slaProperties: [{ property: "latency", value: 2 }] } }] },
      "Output port a, service level latency: value",
    ],
    [
      {
        outputPorts: [port("a", [{ name: "x", customProperties: [{ property: "masking", value: "hash" }] }])],
      },
      { outputPorts: [port("a", [{ name: "x" }])] },
      "Output port a, table orders, column x: custom properties",
    ],
  ])("%#: %s", (before, after, label) => {
    expect(diffDocuments(before, after).map((change) => change.label)).toEqual([label]);
  });
});

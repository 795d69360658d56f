import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/registry/json";
import { fromPointer, toPointer, valueAt, withValueAt } from "@/lib/registry/json-pointer";
import { anyJson, anyKey } from "./arbitrary-json";

const anyObject = fc.dictionary(anyKey(), anyJson, { maxKeys: 4 });
const DOCUMENT: JsonObject = { ports: [{ name: "a" }, { name: "b" }], "a/b": { "c~d": 1 }, text: "x" };

describe("a pointer names one place", () => {
  test("and survives any key", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (path) => {
        expect(fromPointer(toPointer(path))).toEqual(path);
      }),
    );
  });

  test.each([
    ["", DOCUMENT],
    ["/ports/1/name", "b"],
    ["/a~1b/c~0d", 1],
    ["/ports/01", undefined],
    ["/ports/-", undefined],
    ["/ports/length", undefined],
    ["/ports/2/name", undefined],
    ["/text/0", undefined],
    ["/constructor", undefined],
    ["/__proto__", undefined],
  ])("%s", (pointer, value) => {
    expect(valueAt(DOCUMENT, pointer)).toEqual(value);
  });
});

/** Keys that never stand for a place in a list, which is appended to rather than filled up. */
const groupKey = anyKey().filter((key) => !/^(-|\d+)$/.test(key));

describe("a value is put in its place", () => {
  test.each<[string, string, Parameters<typeof withValueAt>[2], unknown]>([
    ["replaced where it stands", "/text", "y", { ...DOCUMENT, text: "y" }],
    [
      "added with the parents it lacks",
      "/team/members/0/name",
      "ana",
      { ...DOCUMENT, team: { members: [{ name: "ana" }] } },
    ],
    [
      "appended past the end of a list",
      "/ports/9",
      { name: "c" },
      { ...DOCUMENT, ports: [{ name: "a" }, { name: "b" }, { name: "c" }] },
    ],
    [
      "appended at the sign for the end",
      "/ports/-",
      { name: "c" },
      { ...DOCUMENT, ports: [{ name: "a" }, { name: "b" }, { name: "c" }] },
    ],
    ["removed from a list", "/ports/0", undefined, { ...DOCUMENT, ports: [{ name: "b" }] }],
    ["removed from a group", "/text", undefined, { ports: DOCUMENT.ports, "a/b": DOCUMENT["a/b"] }],
    ["not removed where there is none", "/team/name", undefined, DOCUMENT],
    ["not given a name in a list", "/ports/name", "x", DOCUMENT],
  ])("%s", (_case, pointer, value, expected) => {
    expect(withValueAt(DOCUMENT, pointer, value)).toEqual(expected);
  });

  test("and its key keeps its turn", () => {
    expect(Object.keys(withValueAt(DOCUMENT, "/ports/0/name", "z"))).toEqual(["ports", "a/b", "text"]);
  });

  test("of any document, whose other values stay as they were", () => {
    fc.assert(
      fc.property(
        anyObject,
        fc.array(groupKey, { minLength: 1, maxLength: 3 }),
        anyJson,
        (document, path, value) => {
          const before = structuredClone(document);
          const pointer = toPointer(path);
          const after = withValueAt(document, pointer, value);
          expect(document).toEqual(before);
          const [first = ""] = path;
          for (const key of Object.keys(document))
            if (key !== first) expect(after[key]).toEqual(document[key]);
          if (
            !path
              .slice(0, -1)
              .some((_key, index) => Array.isArray(valueAt(document, toPointer(path.slice(0, index + 1)))))
          )
            expect(valueAt(after, pointer)).toEqual(value);
        },
      ),
    );
  });

  test("even under names that objects inherit", () => {
    const after = withValueAt({}, "/__proto__/polluted", true);
    expect(Object.keys(after)).toEqual(["__proto__"]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

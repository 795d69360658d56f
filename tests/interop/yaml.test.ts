import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDocument, printDocument } from "@/lib/interop/yaml";
import { anyJson } from "../registry/arbitrary-json";

function problems(source: string | Uint8Array) {
  const parsed = parseDocument(source);
  return parsed.ok ? [] : parsed.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

function document(source: string | Uint8Array) {
  const parsed = parseDocument(source);
  return parsed.ok ? parsed.document : null;
}

describe("what a person edits as text comes back equal", () => {
  const prose = fc
    .array(
      fc.constantFrom(
        "a",
        "word",
        "a long phrase of words",
        " ",
        "  ",
        "\n",
        "\t",
        "#",
        ": ",
        "- ",
        "---\n",
        "\r",
        "\ufeff",
      ),
      {
        maxLength: 80,
      },
    )
    .map((parts) => parts.join(""));
  const key = fc.oneof(
    prose,
    fc.constantFrom("<<", "__proto__", "", "null", "1", "y", "2024-01-01", "? ", "*x", "!x"),
  );

  test("whatever the document says", () => {
    fc.assert(
      fc.property(fc.dictionary(key, fc.oneof(prose, anyJson), { maxKeys: 5 }), (fields) => {
        // What a database cannot hold is refused on the way in, and never there to be printed.
        fc.pre(JSON.stringify(fields).isWellFormed() && !JSON.stringify(fields).includes("\\u0000"));
        expect(document(printDocument(fields))).toEqual(fields);
      }),
      { numRuns: 400 },
    );
  });

  test("numbers of any size", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.maxSafeInteger()),
        (value) => {
          expect(document(printDocument({ value }))).toEqual({ value: value === 0 ? 0 : value });
        },
      ),
    );
  });

  test("keys in their order, long texts as blocks, words other readers misread in quotes", () => {
    const text = printDocument({
      version: "1.0",
      answer: "yes",
      day: "2024-01-01",
      note: "# Title\n\nText\n",
      purpose: `Word ${"by word ".repeat(20)}to the end.`,
    });
    expect(text.split("\n").slice(0, 8)).toEqual([
      'version: "1.0"',
      'answer: "yes"',
      'day: "2024-01-01"',
      "note: |",
      "  # Title",
      "",
      "  Text",
      "purpose: >-",
    ]);
  });
});

describe("a text is read", () => {
  test.each<[string, string | Uint8Array, unknown]>([
    ["YAML", "a: 1\nb: [x, {c: null}]\n", { a: 1, b: ["x", { c: null }] }],
    ["JSON with tabs", '{\n\t"a": [\n\t\t1\n\t]\n}', { a: [1] }],
    [
      "dates and times as text",
      "day: 2024-01-01\ntime: 09:00\nword: yes\n",
      { day: "2024-01-01", time: "09:00", word: "yes" },
    ],
    ["merged groups", "x: &x {a: 1, b: 2}\ny:\n  <<: *x\n  b: 3\n", { x: { a: 1, b: 2 }, y: { a: 1, b: 3 } }],
    ["numbers as keys", "1: a\n1.50: b\n", { "1": "a", "1.50": "b" }],
    ["hexadecimal numbers", "a: 0x1F", { a: 31 }],
    ["with a byte order mark", "\uFEFFa: 1", { a: 1 }],
    ["UTF-8 bytes with a mark", Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0x3a, 0x20, 0x31), { a: 1 }],
    ["UTF-16 bytes with a mark", Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x3a, 0, 0x20, 0, 0x31, 0), { a: 1 }],
    ["keys that objects inherit", "toString: a\nconstructor: b\n", { toString: "a", constructor: "b" }],
  ])("%s", (_case, source, expected) => {
    expect(document(source)).toEqual(expected);
  });

  test("with the place of every value", () => {
    const parsed = parseDocument("a: 1\nb:\n  - c: 2\n    d/e: 3\n");
    expect(parsed.ok && Object.fromEntries(parsed.positions)).toEqual({
      "/a": { line: 1, column: 1 },
      "/b": { line: 2, column: 1 },
      "/b/0": { line: 3, column: 5 },
      "/b/0/c": { line: 3, column: 5 },
      "/b/0/d~1e": { line: 4, column: 5 },
    });
  });

  test("with the numbers that are printed otherwise than they were written", () => {
    const parsed = parseDocument("version: 1.10\ncount: 2\n");
    expect(parsed.ok && [...parsed.written]).toEqual([["/version", "1.10"]]);
  });
});

describe("a text is refused, with its place,", () => {
  const bomb = ["a: &a [x, x, x, x, x, x, x, x, x, x]"];
  for (const [name, of] of ["ba", "cb", "dc", "ed", "fe"].map((pair) => [...pair])) {
    bomb.push(`${name}: &${name} [${Array(10).fill(`*${of}`).join(", ")}]`);
  }

  test.each<[string, string | Uint8Array, string]>([
    ["when it is empty", "# nothing\n", "1:1 The document is empty."],
    ["when it is a list", "- a\n", "1:1 A document is a group of fields, such as `name: orders`."],
    ["when a key is there twice", "a: 1\nb: 2\na: 3\n", "3:1 The key a is written twice."],
    ["when two keys are one in JSON", '1: a\n"1": b\n', "2:1 The key 1 is written twice."],
    [
      "when it is several documents",
      "a: 1\n---\nb: 2\n",
      "2:1 This is more than one document; only one can be read at a time.",
    ],
    [
      "when a list is not closed",
      "a: [1, 2\nb: 3",
      "2:1 Flow sequence in block collection must be sufficiently indented and end with a ].",
    ],
    ["when a tag asks for code", 'a: !!js/function "f"', "1:4 Tags of this kind are not read."],
    [
      "when it is a bomb of aliases",
      bomb.join("\n"),
      "1:11 Aliases make this document grow by more than 20000 values.",
    ],
    ["when an alias never ends", "a: &a [*a]", "1:8 The alias *a stands within what it refers to."],
    ["when it is too deep", `a: ${"[".repeat(64)}`, "1:67 The document is nested deeper than 64 levels."],
    [
      "when a list of lists is too deep",
      "- ".repeat(50_000),
      "1:129 The document is nested deeper than 64 levels.",
    ],
    [
      "when a bracket opens without end",
      "[".repeat(100_000),
      "1:65 The document is nested deeper than 64 levels.",
    ],
    ["when a number is none", "a: .nan", "1:4 .nan is no number JSON can hold; put it in quotes."],
    [
      "when a number is infinite",
      "a: 1\nb: 1e999",
      "2:4 1e999 is no number JSON can hold; put it in quotes.",
    ],
    [
      "when digits would be lost",
      "id: 12345678901234567890",
      '1:5 12345678901234567890 has too many digits to be kept exactly; put it in quotes: "12345678901234567890".',
    ],
    ["when a key is a group", "? {a: 1}\n: b", "1:3 A key has to be text."],
    ["when a text cannot be stored", 'a: "\\0"', "1:4 This text holds a character that cannot be stored."],
    [
      "when half a character is missing",
      'a: "\\ud800"',
      "1:4 This text holds a character that cannot be stored.",
    ],
    [
      "when its bytes are no UTF-8",
      Uint8Array.of(0x61, 0x3a, 0x20, 0xff),
      "1:1 The document is not valid UTF-8 text.",
    ],
    [
      "when it is too long",
      `a: "${"x".repeat(5_000_000)}"`,
      "1:1 The document has 4.8 MB; at most 2 MB can be read.",
    ],
  ])("%s", (_case, source, problem) => {
    expect(problems(source)[0]).toBe(problem);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeValue, encodeSortKey, encodeValue } from "@/lib/discovery/meilisearch/encode-value";
import { filterText, quoted } from "@/lib/discovery/meilisearch/filter-text";
import { toSegments, withoutMarks } from "@/lib/discovery/meilisearch/marked-text";
import { requests } from "./generated-documents";

const nasty = fc.string({
  maxLength: 24,
  unit: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom("\\", '"', "'", " OR ", "x", "u0022", "n", "]", ")") },
    { weight: 1, arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 1 }) },
  ),
});

/** How the server reads a value in double quotes: where it ends, then the quotes undone, then the backslashes. */
function readAsServer(text: string): { value: string; rest: string } {
  for (let i = 1; i < text.length; i++) {
    if (text[i] === "\\") i += 1;
    else if (text[i] === '"') {
      const inner = text.slice(1, i).replaceAll('\\"', '"');
      return { value: inner.replaceAll(/\\(.)/gsu, (_, letter: string) => letter), rest: text.slice(i + 1) };
    }
  }
  throw new Error("The quote is not closed.");
}

describe("a value in a filter", () => {
  test("is read back as it was, and nothing of it is read as anything else", () => {
    fc.assert(
      fc.property(nasty, (value) => {
        const { value: read, rest } = readAsServer(`${quoted(value)} AND secret`);
        return read === value && rest === " AND secret";
      }),
      { numRuns: 120_000, seed: 7 },
    );
  });

  test("is written so that the server's folding cannot make two values one", () => {
    const folded = (text: string) => text.trim().normalize("NFKD").toLowerCase();
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 90 }), (value) => {
        const encoded = encodeValue(value);
        expect(folded(encoded)).toBe(encoded);
        expect(Buffer.byteLength(encoded)).toBeLessThanOrEqual(460);
        if (value.length <= 90) expect(decodeValue(encoded)).toBe(value);
      }),
      { numRuns: 2_000, seed: 8 },
    );
    expect(encodeValue("domain-slug_1.0:x")).toBe("domain-slug_1.0:x");
    expect(encodeValue("A".repeat(500))).not.toBe(encodeValue(`${"A".repeat(499)}B`));
  });

  test("sorts as its letters do", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 20 }).map((title) => title.toLowerCase().trim());
    fc.assert(
      fc.property(text, text, (a, b) => {
        const order = (left: string, right: string) => Number(left > right) - Number(left < right);
        expect(order(encodeSortKey(a), encodeSortKey(b))).toBe(order(a, b));
      }),
      { seed: 9 },
    );
  });
});

test("who asks stands first in every filter, and the rest can only narrow it", () => {
  const anyOf = fc.array(nasty, { maxLength: 3 });
  fc.assert(
    fc.property(requests, anyOf, (request, principals) => {
      const text = filterText({ ...request, scope: { kind: "principals", anyOf: principals } });
      const list = `visibility IN [${principals.map((name) => quoted(encodeValue(name))).join(", ")}]`;
      expect(text === list || text.startsWith(`${list} AND `)).toBe(true);
      expect(outsideBrackets(text.slice(list.length))).not.toContain(" OR ");
    }),
    { numRuns: 500, seed: 10 },
  );
});

/** Without what stands in round brackets, however deep. */
function outsideBrackets(text: string): string {
  let depth = 0;
  let left = "";
  for (const letter of text) {
    if (letter === "(") depth += 1;
    if (depth === 0) left += letter;
    if (letter === ")") depth -= 1;
  }
  return left;
}

test("marks in a text cannot pass for marks of the engine", () => {
  expect(toSegments(withoutMarks("a\ue000b\ue001c"))).toEqual([{ text: "a\ufffdb\ufffdc", hit: false }]);
  expect(toSegments("\ue000Ord\ue001ers <b>")).toEqual([
    { text: "Ord", hit: true },
    { text: "ers <b>", hit: false },
  ]);
});

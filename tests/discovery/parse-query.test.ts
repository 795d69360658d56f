import fc from "fast-check";
import { expect, test } from "vitest";
import { parseQuery } from "@/lib/discovery/parse-query";
import { tokenize } from "@/lib/discovery/tokenize";

const stopWords = new Set(["of", "the"]);

/** Unfinished words end in an asterisk, phrases stand in quotes, excluded ones follow a minus. */
function read(q: string): string {
  const { slots, excluded } = parseQuery(q, stopWords);
  const phrase = (words: readonly { word: string }[]) => `"${words.map(({ word }) => word).join(" ")}"`;
  const kept = slots.map((slot) =>
    slot.kind === "phrase" ? phrase(slot.phrase) : slot.word + (slot.isPrefix ? "*" : ""),
  );
  return [...kept, ...excluded.map((words) => `-${phrase(words)}`)].join(" ");
}

test.each([
  ["", ""],
  ["orders", "orders*"],
  ["orders ", "orders"],
  ["orders-", "orders"],
  ["Customer Ord", "customer ord*"],
  ["the cost of", "cost of*"],
  ["the cost of ", "cost"],
  ['"purchase history" cust', '"purchase history" cust*'],
  ['cust "purchase hist', 'cust "purchase hist"'],
  ['"cost of sales"', '"cost sales"'],
  ["orders -daily", 'orders -"daily"'],
  ['orders -"per day" x', 'orders x* -"per day"'],
  ["customer-orders", "customer orders*"],
  ["- orders", "orders*"],
  ['""', ""],
  [
    "one two three four five six seven eight nine ten eleven",
    "one two three four five six seven eight nine ten",
  ],
])("%s is read as %s", (q, expected) => {
  expect(read(q)).toBe(expected);
});

test("a stop word keeps its place between the words of a query and of a phrase", () => {
  const { slots, wordCount } = parseQuery('cost of sales "cost of sales"', stopWords);
  expect(slots.map(({ position }) => position)).toEqual([0, 2, 3]);
  expect(wordCount).toBe(6);
  expect(slots[2]).toMatchObject({
    phrase: [
      { word: "cost", offset: 0 },
      { word: "sales", offset: 2 },
    ],
  });
});

test("any text is read, and gives at most ten words", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 500 }), (q) => {
      const { slots } = parseQuery(q, stopWords);
      expect(
        slots.reduce((sum, slot) => sum + (slot.kind === "word" ? 1 : slot.phrase.length), 0),
      ).toBeLessThanOrEqual(10);
    }),
    { seed: 4 },
  );
});

test("words point at their place in the text, and sentences and brackets keep them apart", () => {
  const text = "Größe, of all_orders (daily). Then";
  const tokens = tokenize(text);
  expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual([
    "Größe",
    "of",
    "all",
    "orders",
    "daily",
    "Then",
  ]);
  expect(tokens.map(({ position }) => position)).toEqual([0, 9, 10, 11, 20, 29]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { wordsThatMeet } from "@/lib/discovery/meilisearch/words-that-meet";
import type { QueryWord } from "@/lib/discovery/parse-query";

const LETTERS = [..."abcdefg"];
type Product = ReadonlySet<string>;

const products = fc.array(
  fc.uniqueArray(fc.constantFrom(...LETTERS), { maxLength: 5 }).map((words): Product => new Set(words)),
  { maxLength: 8 },
);
const asked = fc
  .uniqueArray(fc.constantFrom(...LETTERS, "x", "y"), { minLength: 2, maxLength: 6 })
  .map((words) =>
    words.map((word, position): QueryWord => ({ kind: "word", word, isPrefix: false, position })),
  );

const textsOf = (sets: readonly (readonly QueryWord[])[]) =>
  sets.map((set) => set.map(({ word }) => word).join(""));

async function found(words: readonly QueryWord[], all: readonly Product[]) {
  const questions: number[] = [];
  const answer = await wordsThatMeet(words, async (sets) => {
    questions.push(sets.length);
    return sets.map((set) => all.filter((product) => set.every(({ word }) => product.has(word))).length);
  });
  return { answer, questions };
}

test("where words are missing, the largest sets that some product has are found, all of them", async () => {
  await fc.assert(
    fc.asyncProperty(asked, products, async (words, all) => {
      const meets = all.map((product) => words.filter(({ word }) => product.has(word)));
      const most = Math.max(0, ...meets.map((set) => set.length));
      fc.pre(most < words.length);
      const { answer } = await found(words, all);
      if (most === 0) {
        expect(answer).toBeNull();
        return;
      }
      const counts = new Map(
        words.map(({ word }) => [word, all.filter((product) => product.has(word)).length]),
      );
      const known = [...counts.values()].filter((count) => count > 0);
      expect(answer?.known.map(({ word }) => counts.get(word))).toEqual(known.sort((a, b) => a - b));
      // Of the words that are known at all, two may be missing.
      const expected = known.length - most > 2 ? [] : meets.filter((set) => set.length === most);
      expect(textsOf(answer?.together ?? []).sort()).toEqual([...new Set(textsOf(expected))].sort());
    }),
    { numRuns: 2_000 },
  );
});

test("a word too many costs one question, and ten words that never meet cost two", async () => {
  const words = [..."abcdefghij"].map(
    (word, position): QueryWord => ({ kind: "word", word, isPrefix: false, position }),
  );
  const allButOne = new Set("bcdefghij");
  expect((await found(words, [allButOne])).questions).toEqual([20]);
  const apart = words.map(({ word }) => new Set([word]));
  expect((await found(words, apart)).questions).toEqual([20, 56]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { editDistance } from "@/lib/discovery/embedded/edit-distance";
import { plainEditDistance, plainPrefixDistance } from "./word-oracle";

const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 9 });

test.each([
  ["orders", "orders", 0],
  ["odrers", "orders", 1],
  ["oders", "orders", 1],
  ["orderss", "orders", 1],
  ["orxers", "orders", 1],
  ["tranzactoin", "transaction", 2],
  ["abc", "xyz", 3],
])("%s to %s is %d", (a, b, distance) => {
  expect(editDistance(a, b, 2)).toBe(distance);
});

test("the banded distance is the plain one up to the bound, and beyond it only says so", () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 0, max: 3 }), (a, b, max) => {
      expect(editDistance(a, b, max)).toBe(Math.min(plainEditDistance(a, b), max + 1));
      expect(editDistance(a, b, max, true)).toBe(Math.min(plainPrefixDistance(a, b), max + 1));
    }),
    { numRuns: 4_000, seed: 1 },
  );
});

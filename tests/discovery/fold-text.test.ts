import fc from "fast-check";
import { expect, test } from "vitest";
import { foldingExtras, foldText, splitIdentifier } from "@/lib/discovery/fold-text";

test.each([
  ["Café", "cafe"],
  ["ÜBERGRÖSSE", "ubergrosse"],
  ["Straße", "strasse"],
  ["Øresund", "oresund"],
  ["Łódź", "lodz"],
  ["đong", "dong"],
  ["Æther", "aether"],
  ["İstanbul", "istanbul"],
  ["ｆｕｌｌ", "full"],
  ["ﬁle", "file"],
  ["ΟΔΌΣ", "οδοσ"],
  ["매출", "매출"],
  ["データ", "データ"],
  ["ข้อมูล", "ข้อมูล"],
  ["हिन्दी", "हिन्दी"],
])("%s folds to %s", (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

test("folding what is folded changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
    }),
    { seed: 2 },
  );
});

test.each([
  ["Größe der Straße", ["groesse", "grosse", "strasse"]],
  ["Øresund", ["oresund"]],
  ["Café orders", []],
  ["ＳＡＬＥＳ", ["sales"]],
  ["οδός", ["οδοσ"]],
  ["売上データ orders", ["売上", "データ"]],
])("extras of %s", (text, extras) => {
  expect(foldingExtras(text)).toEqual(extras);
});

test.each([
  ["customerId", ["customer", "id"]],
  ["CustomerIDNumber", ["customer", "id", "number"]],
  ["CUSTOMER_ID", ["customer", "id"]],
  ["order-line.total", ["order", "line", "total"]],
  ["address2Line", ["address2", "line"]],
  ["größeCm", ["größe", "cm"]],
  ["__", []],
])("%s splits into %j", (identifier, words) => {
  expect(splitIdentifier(identifier)).toEqual(words);
});

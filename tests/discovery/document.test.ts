import { expect, test } from "vitest";
import { ProductSearchDoc, sealDocument } from "@/lib/discovery/document";
import { definitionHash, INDEX_DEFINITION, withVocabulary } from "@/lib/discovery/index-definition";
import { makeDoc } from "./documents";

test("the hash follows the content and not the order it was written in", () => {
  const { hash, tieBreak, ...draft } = makeDoc("a", { title: "Orders", tags: ["x", "y"] });
  const reordered = Object.fromEntries(Object.entries(draft).reverse()) as typeof draft;
  expect(sealDocument(reordered)).toEqual({ ...draft, hash, tieBreak });
  expect(sealDocument({ ...draft, tags: ["y", "x"] }).hash).not.toBe(hash);
  expect(sealDocument({ ...draft, card: { ...draft.card, summary: "x" } }).hash).not.toBe(hash);
});

test("a sealed document is a valid one", () => {
  expect(ProductSearchDoc.safeParse(makeDoc("a")).success).toBe(true);
});

test.each([
  ["an id with a blank", { id: "a b" }],
  ["an id beyond what engines take", { id: "a".repeat(512) }],
  ["a number that is none", { numbers: { ...makeDoc("a").numbers, score: Number.NaN } }],
  ["an empty facet value", { facets: { ...makeDoc("a").facets, tags: [""] } }],
])("%s is not a document", (_, change) => {
  expect(ProductSearchDoc.safeParse({ ...makeDoc("a"), ...change }).success).toBe(false);
});

test("another vocabulary is another index", () => {
  const changed = withVocabulary(INDEX_DEFINITION, { stopWords: ["of"], synonyms: {} });
  expect(definitionHash(changed)).not.toBe(definitionHash(INDEX_DEFINITION));
  expect(definitionHash({ ...INDEX_DEFINITION })).toBe(definitionHash(INDEX_DEFINITION));
});

import { createHash } from "node:crypto";
import { FACET_FIELDS, NUMBER_FIELDS, type SearchField } from "./search-fields";

export type TextRule = "words" | "typo" | "proximity" | "attributeRank" | "wordPosition" | "exactness";

/** A chosen order wins, the rules of the text follow, and what they leave equal is decided by the product itself. */
export type RankingRules = readonly ["sort", ...TextRule[], "popularity:desc", "tieBreak:asc"];

/** Everything that decides what is found and in which order. Both engines are set up from it alone. */
export type IndexDefinition = {
  /** Best first: a word found in an earlier field counts for more. */
  searchFields: readonly SearchField[];
  rankingRules: RankingRules;
  typos: { oneFromLength: number; twoFromLength: number; onNumbers: boolean };
  stopWords: readonly string[];
  /** From a word or words to what is looked for as well. One way; name both for two ways. */
  synonyms: Readonly<Record<string, readonly string[]>>;
  facetValuesMax: number;
};

/**
 * Stop words are those of English questions too, or "how many …" finds what says "how" and "many". Left out are words
 * that are also names here: WHO, US, IT, CAN.
 */
export const INDEX_DEFINITION: IndexDefinition = {
  searchFields: [
    "title",
    "aliases",
    "tags",
    "columns",
    "domainLabel",
    "ownerLabel",
    "description",
    "portText",
  ],
  rankingRules: [
    "sort",
    "words",
    "typo",
    "proximity",
    "attributeRank",
    "wordPosition",
    "exactness",
    "popularity:desc",
    "tieBreak:asc",
  ],
  typos: { oneFromLength: 5, twoFromLength: 9, onNumbers: false },
  stopWords: [
    "a",
    "about",
    "an",
    "and",
    "are",
    "as",
    "at",
    "be",
    "been",
    "but",
    "by",
    "did",
    "do",
    "does",
    "for",
    "from",
    "had",
    "has",
    "have",
    "how",
    "i",
    "if",
    "in",
    "into",
    "is",
    "its",
    "many",
    "me",
    "much",
    "my",
    "of",
    "on",
    "or",
    "our",
    "so",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "to",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "which",
    "why",
    "with",
    "you",
    "your",
  ],
  synonyms: {},
  facetValuesMax: 300,
};

/** The definition with the words an administrator keeps. */
export function withVocabulary(
  definition: IndexDefinition,
  vocabulary: Pick<IndexDefinition, "stopWords" | "synonyms">,
): IndexDefinition {
  return { ...definition, stopWords: vocabulary.stopWords, synonyms: vocabulary.synonyms };
}

/** Part of the index generation: another hash means the index must be set up again. */
export function definitionHash(definition: IndexDefinition): string {
  return createHash("sha256")
    .update(JSON.stringify([definition, FACET_FIELDS, NUMBER_FIELDS]))
    .digest("base64url")
    .slice(0, 16);
}

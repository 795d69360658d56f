import type { Phrase } from "../parse-query";
import type { DocumentMask } from "./document-mask";
import type { ForwardDoc, SearchIndex } from "./search-index";
import type { Term } from "./term-dictionary";

/** Words of the index that must follow each other at these offsets; `typos` is what the match costs. */
export type Sequence = { terms: readonly Term[]; offsets: readonly number[]; typos: number };

/** Null when a word of the phrase occurs nowhere. */
export function toSequence({ dictionary }: SearchIndex, phrase: Phrase, typos: number): Sequence | null {
  const terms = phrase.flatMap(({ word }) => dictionary.get(word) ?? []);
  return terms.length === phrase.length && terms.length > 0
    ? { terms, offsets: phrase.map(({ offset }) => offset), typos }
    : null;
}

/** "urlparse" also finds "url parse": the two neighbouring words that most documents of `mask` have. */
export function bestSplit(index: SearchIndex, word: string, mask: DocumentMask): Sequence | null {
  let best: Sequence | null = null;
  let bestCount = 0;
  for (let cut = 1; cut < word.length; cut++) {
    const left = index.dictionary.get(word.slice(0, cut));
    const right = left && index.dictionary.get(word.slice(cut));
    if (!left || !right || Math.min(left.count, right.count) <= bestCount) continue;
    const split = { terms: [left, right], offsets: [0, 1], typos: 1 };
    let count = 0;
    for (const _ of sequenceMatches(index, split, mask, ALL_FIELDS)) count += 1;
    if (count > bestCount) [best, bestCount] = [split, count];
  }
  return best;
}

export const ALL_FIELDS = -1;

/** Documents of `mask` in which the sequence stands in one of `fields`, with the bit set of those fields. */
export function* sequenceMatches(
  { forward }: SearchIndex,
  sequence: Sequence,
  mask: DocumentMask,
  fields: number,
): Generator<{ doc: number; fields: number }> {
  const rarest = sequence.terms.reduce((a, b) => (b.count < a.count ? b : a));
  for (let i = 0; i < rarest.count; i++) {
    const doc = rarest.docs[i] ?? 0;
    const words = forward[doc];
    if (mask[doc] !== 1 || !words) continue;
    // Most documents lack one of the words: that is cheaper to see in the postings than in the text.
    if (sequence.terms.reduce((common, term) => common & fieldsWith(term, doc), fields) === 0) continue;
    const found = fieldsWithSequence(words, sequence) & fields;
    if (found !== 0) yield { doc, fields: found };
  }
}

function fieldsWith({ docs, fields, count }: Term, doc: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((docs[middle] ?? 0) < doc) low = middle + 1;
    else high = middle;
  }
  return low < count && docs[low] === doc ? (fields[low] ?? 0) : 0;
}

function fieldsWithSequence(words: ForwardDoc, sequence: Sequence): number {
  const first = sequence.terms[0]?.id;
  let found = 0;
  let field = 0;
  for (let i = 0; i < words.terms.length; i++) {
    while (i >= (words.starts[field + 1] ?? words.terms.length)) field += 1;
    if (words.terms[i] === first && standsAt(words, sequence, i, field)) found |= 1 << field;
  }
  return found;
}

/** Whether the sequence begins at word `at`, which lies in `field`. */
export function standsAt(
  words: ForwardDoc,
  { terms, offsets }: Sequence,
  at: number,
  field: number,
): boolean {
  const end = words.starts[field + 1] ?? words.terms.length;
  const start = words.positions[at] ?? 0;
  return terms.every(
    (term, k) =>
      at + k < end &&
      words.terms[at + k] === term.id &&
      words.positions[at + k] === start + (offsets[k] ?? 0),
  );
}

import type { IndexDefinition } from "../index-definition";
import { type Phrase, type QuerySlot, type QueryWord, toPhrase } from "../parse-query";
import type { DocumentMask } from "./document-mask";
import { bestSplit, type Sequence, toSequence } from "./phrase-match";
import type { SearchIndex } from "./search-index";
import type { Neighbour } from "./term-dictionary";

/**
 * Everything that satisfies one word of the query: words of the index by rising typos, and sequences of words.
 * `typosOf` answers the same for a word met in a document; `exact` is the id of the very word asked for.
 */
export type Expansion = {
  slot: QuerySlot;
  neighbours: readonly Neighbour[];
  sequences: readonly Sequence[];
  typosOf: ReadonlyMap<number, number>;
  exact: number | null;
};

const JOINED_WORDS_MAX = 3;

export type Synonyms = ReadonlyMap<string, readonly Phrase[]>;

export function toSynonyms({ synonyms }: IndexDefinition, stopWords: ReadonlySet<string>): Synonyms {
  return new Map(
    Object.entries(synonyms).map(([key, values]) => [
      joined(toPhrase(key, stopWords)),
      values.map((value) => toPhrase(value, stopWords)).filter((phrase) => phrase.length > 0),
    ]),
  );
}

/** What each slot of the query stands for. Only documents of `mask` decide how a word is split. */
export function expandSlots(
  index: SearchIndex,
  synonyms: Synonyms,
  slots: readonly QuerySlot[],
  mask: DocumentMask,
): Expansion[] {
  return slots.map((slot, i) => {
    if (slot.kind === "phrase") {
      const sequence = toSequence(index, slot.phrase, 0);
      return toExpansion(index, slot, [], sequence ? [sequence] : []);
    }
    const neighbours = [...neighboursOf(index, slot), ...joinedWords(index, slots, i)];
    const sequences: Sequence[] = [];
    const split = bestSplit(index, slot.word, mask);
    if (split) sequences.push(split);
    for (const phrase of synonymsAt(synonyms, slots, i)) {
      const [only] = phrase;
      const term = phrase.length === 1 && only ? index.dictionary.get(only.word) : undefined;
      const sequence = phrase.length > 1 ? toSequence(index, phrase, 0) : null;
      if (term) neighbours.push({ term, typos: 0 });
      if (sequence) sequences.push(sequence);
    }
    return toExpansion(index, slot, neighbours, sequences);
  });
}

function toExpansion(
  index: SearchIndex,
  slot: QuerySlot,
  found: readonly Neighbour[],
  sequences: readonly Sequence[],
): Expansion {
  const typosOf = new Map<number, number>();
  const neighbours: Neighbour[] = [];
  for (const neighbour of [...found].sort((a, b) => a.typos - b.typos)) {
    if (typosOf.has(neighbour.term.id)) continue;
    typosOf.set(neighbour.term.id, neighbour.typos);
    neighbours.push(neighbour);
  }
  const exact = slot.kind === "word" ? (index.dictionary.get(slot.word)?.id ?? null) : null;
  return { slot, neighbours, sequences, typosOf, exact };
}

function neighboursOf({ dictionary, definition }: SearchIndex, { word, isPrefix }: QueryWord): Neighbour[] {
  const same = isPrefix ? dictionary.beginningWith(word) : [dictionary.get(word)];
  const similar = dictionary.similarTo(word, typoBudget(definition, word), isPrefix);
  return [...same.flatMap((term) => (term ? [{ term, typos: 0 }] : [])), ...similar];
}

/** How many typos a word may have; digits are read as they stand, since 2023 is not a misspelt 2024. */
export function typoBudget({ typos }: IndexDefinition, word: string): number {
  if (!typos.onNumbers && /^\p{N}+$/u.test(word)) return 0;
  const length = [...word].length;
  return length >= typos.twoFromLength ? 2 : length >= typos.oneFromLength ? 1 : 0;
}

/** "web socket" also finds "websocket": each of the words joined costs one typo. */
function joinedWords({ dictionary }: SearchIndex, slots: readonly QuerySlot[], at: number): Neighbour[] {
  return runsThrough(slots, at, 2).flatMap((run) => {
    const word = run.map((slot) => slot.word).join("");
    const isPrefix = run.at(-1)?.isPrefix === true;
    const terms = isPrefix ? dictionary.beginningWith(word) : [dictionary.get(word)];
    return terms.flatMap((term) => (term ? [{ term, typos: 1 }] : []));
  });
}

function synonymsAt(synonyms: Synonyms, slots: readonly QuerySlot[], at: number): Phrase[] {
  if (synonyms.size === 0) return [];
  return runsThrough(slots, at, 1).flatMap((run) => synonyms.get(joined(run)) ?? []);
}

/** Every run of neighbouring words that contains the word at `at`. */
export function runsThrough(slots: readonly QuerySlot[], at: number, lengthMin: number): QueryWord[][] {
  const runs: QueryWord[][] = [];
  for (let length = lengthMin; length <= JOINED_WORDS_MAX; length++) {
    for (let start = Math.max(0, at - length + 1); start <= at; start++) {
      const run = slots.slice(start, start + length).filter((slot) => slot.kind === "word");
      if (run.length === length) runs.push(run);
    }
  }
  return runs;
}

function joined(words: readonly { word: string }[]): string {
  return words.map(({ word }) => word).join(" ");
}

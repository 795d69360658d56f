import { QUERY_WORDS_MAX } from "./request-bounds";
import { tokenize } from "./tokenize";

/** Words in sequence; `offset` is a word's distance from the first, which leaves room for stop words. */
export type Phrase = readonly { word: string; offset: number }[];

export type QueryWord = { kind: "word"; word: string; isPrefix: boolean; position: number };
export type QueryPhrase = { kind: "phrase"; phrase: Phrase; position: number };
export type QuerySlot = QueryWord | QueryPhrase;

/** `slots` in the order of the query. `wordCount` includes stop words, which are not looked for. */
export type ParsedQuery = { slots: readonly QuerySlot[]; excluded: readonly Phrase[]; wordCount: number };

const EXCLUDED_WORD = /(?<=^|\s)-[^\s-]\S*/g;
const DANGLING_MINUS = /(?:^|\s)-$/;

/** Reads `plain words "a phrase" -without -"these words"`. */
export function parseQuery(q: string, stopWords: ReadonlySet<string>): ParsedQuery {
  const slots: QuerySlot[] = [];
  const excluded: Phrase[] = [];
  let position = 0;
  // A quote that is still open reaches to the end: the person is typing the phrase.
  const parts = q.split('"');
  parts.forEach((part, i) => {
    if (i % 2 === 0) {
      for (const [word] of part.matchAll(EXCLUDED_WORD)) excluded.push(toPhrase(word, stopWords));
      const plain = part.replace(EXCLUDED_WORD, (word) => " ".repeat(word.length));
      slots.push(...wordSlots(plain, stopWords, position, i === parts.length - 1));
      position += tokenize(plain).length;
    } else if (DANGLING_MINUS.test(parts[i - 1] ?? "")) {
      excluded.push(toPhrase(part, stopWords));
    } else {
      slots.push({ kind: "phrase", phrase: toPhrase(part, stopWords), position });
      position += tokenize(part).length;
    }
  });
  return {
    slots: firstWords(slots),
    excluded: excluded.filter((phrase) => phrase.length > 0).slice(0, QUERY_WORDS_MAX),
    wordCount: position,
  };
}

/** Stop words take a position but are not looked for, except the last one while it is being typed. */
function wordSlots(
  text: string,
  stopWords: ReadonlySet<string>,
  start: number,
  endsQuery: boolean,
): QueryWord[] {
  const tokens = tokenize(text);
  return tokens.flatMap(({ word, end }, i): QueryWord[] => {
    const isPrefix = endsQuery && i === tokens.length - 1 && end === text.length;
    return stopWords.has(word) && !isPrefix ? [] : [{ kind: "word", word, isPrefix, position: start + i }];
  });
}

export function toPhrase(text: string, stopWords: ReadonlySet<string>): Phrase {
  const words = tokenize(text)
    .map(({ word }, offset) => ({ word, offset }))
    .filter(({ word }) => !stopWords.has(word))
    .slice(0, QUERY_WORDS_MAX);
  const first = words[0]?.offset ?? 0;
  return words.map(({ word, offset }) => ({ word, offset: offset - first }));
}

/** Ten words are read, as many as the other engine reads. */
function firstWords(slots: readonly QuerySlot[]): QuerySlot[] {
  let left = QUERY_WORDS_MAX;
  return slots.flatMap((slot): QuerySlot[] => {
    const words = slot.kind === "word" ? 1 : Math.min(slot.phrase.length, left);
    if (words === 0 || left === 0) return [];
    left -= words;
    return slot.kind === "word" ? [slot] : [{ ...slot, phrase: slot.phrase.slice(0, words) }];
  });
}

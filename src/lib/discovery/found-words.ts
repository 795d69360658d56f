import type { Hit, Segment } from "./engine";
import type { IndexDefinition } from "./index-definition";
import type { Phrase } from "./parse-query";
import { isListField, type SearchField } from "./search-fields";
import { tokenize } from "./tokenize";

/** What of a hit tells where its words are. */
export type MarkedHit = Pick<Hit, "segments" | "matchedValues">;
/** Words that follow each other in one value of a field, of which the engine marked some. */
export type FoundWord = { word: string; text: string; isMarked: boolean };
export type FoundValue = { field: SearchField; words: readonly FoundWord[] };

/** The values of a hit in which the engine marked something, as words. */
export function foundValues({ segments, matchedValues }: MarkedHit, { searchFields }: IndexDefinition) {
  return searchFields.flatMap((field): FoundValue[] => {
    const values = isListField(field) ? matchedValues[field] : segments[field] && [segments[field]];
    return (values ?? [])
      .filter((value) => value.some(({ hit }) => hit))
      .map((value) => ({ field, words: wordsOf(value) }));
  });
}

/** A word counts as marked when any of its letters is: of an unfinished word only the typed part is. */
function wordsOf(segments: readonly Segment[]): FoundWord[] {
  const text = segments.map((segment) => segment.text).join("");
  const marks: { start: number; end: number }[] = [];
  let start = 0;
  for (const segment of segments) {
    const end = start + segment.text.length;
    if (segment.hit) marks.push({ start, end });
    start = end;
  }
  return tokenize(text).map((token) => ({
    word: token.word,
    text: text.slice(token.start, token.end),
    isMarked: marks.some((mark) => mark.start < token.end && mark.end > token.start),
  }));
}

/** The words of the phrase as they stand from place `at` on; null when they do not. */
export function sequenceAt(words: readonly FoundWord[], at: number, phrase: Phrase): string | null {
  const last = phrase.at(-1)?.offset;
  if (last === undefined || !phrase.every(({ word, offset }) => words[at + offset]?.word === word))
    return null;
  return words
    .slice(at, at + last + 1)
    .map(({ text }) => text)
    .join(" ");
}

import { editDistance } from "./embedded/edit-distance";
import { runsThrough, typoBudget } from "./embedded/expand-slot";
import { type Phrase, parseQuery, type QuerySlot, type QueryWord, toPhrase } from "./embedded/parse-query";
import { tokenize } from "./embedded/tokenize";
import type { Hit, Segment } from "./engine";
import { foldText } from "./fold-text";
import type { IndexDefinition } from "./index-definition";
import { isListField, type SearchField } from "./search-fields";

/** From the plainest to the most far-fetched; a word is explained by the plainest that holds. */
export const MATCH_KINDS = ["exact", "beginning", "synonym", "typo", "joined", "split"] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

/** One word or phrase of the query, and where and how the product has it; `found` as it stands in the product. */
export type WordMatch = { asked: string; kind: MatchKind; found: string; fields: readonly SearchField[] };

export type HitExplanation = {
  matches: readonly WordMatch[];
  /** Looked for, and not in this product. */
  missing: readonly string[];
  /** Too common to be looked for. */
  ignored: readonly string[];
};

/** Words that follow each other in one value of a field, of which the engine marked some. */
type FoundWord = { word: string; text: string; isMarked: boolean };
type FoundValue = { field: SearchField; words: readonly FoundWord[] };

type Candidate = { kind: MatchKind; found: string; field: SearchField };

/**
 * Why a product was found, read off what the engine marked in it: engines agree on the marks, not on their insides.
 * Null when the query has no words.
 */
export function explainHit(
  q: string,
  hit: Pick<Hit, "segments" | "matchedValues">,
  definition: IndexDefinition,
): HitExplanation | null {
  const stopWords = new Set(definition.stopWords.map(foldText));
  const { slots } = parseQuery(q, stopWords);
  const asked = tokenize(withoutExcluded(q));
  const ignored = asked.filter(
    ({ word }) => stopWords.has(word) && !slots.some((slot) => slot.kind === "word" && slot.word === word),
  );
  if (slots.length === 0 && ignored.length === 0) return null;

  const values = foundValues(hit, definition);
  const matches: WordMatch[] = [];
  const missing: string[] = [];
  slots.forEach((slot, at) => {
    const words = askedWords(slot, q, asked);
    const match = bestMatch(words, candidatesFor(slots, at, values, definition, stopWords), definition);
    if (match) matches.push(match);
    else missing.push(words);
  });
  return { matches, missing: distinct(missing), ignored: distinct(ignored.map((token) => textOf(token, q))) };
}

const EXCLUDED = /(?<=^|\s)-(?:"[^"]*"?|[^\s-]\S*)/g;

function withoutExcluded(q: string): string {
  return q.replace(EXCLUDED, (excluded) => " ".repeat(excluded.length));
}

/** As the person typed it. */
function askedWords(slot: QuerySlot, q: string, asked: ReturnType<typeof tokenize>): string {
  if (slot.kind === "phrase") return slot.phrase.map(({ word }) => word).join(" ");
  const token = asked.find(({ word }) => word === slot.word);
  return token ? textOf(token, q) : slot.word;
}

function textOf({ start, end }: { start: number; end: number }, text: string): string {
  return text.slice(start, end);
}

function foundValues(
  { segments, matchedValues }: Pick<Hit, "segments" | "matchedValues">,
  { searchFields }: IndexDefinition,
) {
  return searchFields.flatMap((field): FoundValue[] => {
    const values = isListField(field) ? matchedValues[field] : segments[field] && [segments[field]];
    return (values ?? []).map((value) => ({ field, words: wordsOf(value) }));
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
    text: textOf(token, text),
    isMarked: marks.some((mark) => mark.start < token.end && mark.end > token.start),
  }));
}

function* candidatesFor(
  slots: readonly QuerySlot[],
  at: number,
  values: readonly FoundValue[],
  definition: IndexDefinition,
  stopWords: ReadonlySet<string>,
): Generator<Candidate> {
  const slot = slots[at];
  if (!slot) return;
  const synonyms = slot.kind === "word" ? synonymsOf(slots, at, definition, stopWords) : [];
  for (const { field, words } of values) {
    for (const [i, { word, text, isMarked }] of words.entries()) {
      if (!isMarked) continue;
      if (slot.kind === "phrase") {
        const found = sequenceAt(words, i, slot.phrase);
        if (found !== null) yield { kind: "exact", found, field };
        continue;
      }
      const kind = kindOf(slot, word, definition);
      if (kind) yield { kind, found: text, field };
      for (const phrase of synonyms) {
        const found = sequenceAt(words, i, phrase);
        if (found !== null) yield { kind: "synonym", found, field };
      }
      if (isJoined(slots, at, word)) yield { kind: "joined", found: text, field };
      const next = words[i + 1];
      if (next && word + next.word === slot.word)
        yield { kind: "split", found: `${text} ${next.text}`, field };
    }
  }
}

function kindOf({ word, isPrefix }: QueryWord, found: string, definition: IndexDefinition): MatchKind | null {
  if (found === word) return "exact";
  if (isPrefix && found.startsWith(word)) return "beginning";
  const budget = typoBudget(definition, word);
  const firstLetter = word[0] === found[0] ? 0 : 1;
  return budget > 0 && editDistance(word, found, budget, isPrefix) + firstLetter <= budget ? "typo" : null;
}

/** The words of the phrase as they stand from place `at` on; null when they do not. */
function sequenceAt(words: readonly FoundWord[], at: number, phrase: Phrase): string | null {
  const last = phrase.at(-1)?.offset;
  if (last === undefined || !phrase.every(({ word, offset }) => words[at + offset]?.word === word))
    return null;
  return words
    .slice(at, at + last + 1)
    .map(({ text }) => text)
    .join(" ");
}

function synonymsOf(
  slots: readonly QuerySlot[],
  at: number,
  { synonyms }: IndexDefinition,
  stopWords: ReadonlySet<string>,
): Phrase[] {
  const runs = new Set(runsThrough(slots, at, 1).map((run) => run.map(({ word }) => word).join(" ")));
  return Object.entries(synonyms).flatMap(([key, values]) =>
    runs.has(wordsIn(toPhrase(key, stopWords)))
      ? values.map((value) => toPhrase(value, stopWords)).filter((phrase) => phrase.length > 0)
      : [],
  );
}

function wordsIn(phrase: Phrase): string {
  return phrase.map(({ word }) => word).join(" ");
}

function isJoined(slots: readonly QuerySlot[], at: number, found: string): boolean {
  return runsThrough(slots, at, 2).some((run) => {
    const word = run.map((slot) => slot.word).join("");
    return found === word || (run.at(-1)?.isPrefix === true && found.startsWith(word));
  });
}

/** The plainest kind, shown by the word of the best field that has it, with every field that has it so. */
function bestMatch(
  asked: string,
  candidates: Iterable<Candidate>,
  { searchFields }: IndexDefinition,
): WordMatch | null {
  let best: { kind: MatchKind; found: string; fields: Set<SearchField> } | null = null;
  for (const { kind, found, field } of candidates) {
    const rank = best ? MATCH_KINDS.indexOf(kind) - MATCH_KINDS.indexOf(best.kind) : -1;
    if (rank < 0) best = { kind, found, fields: new Set([field]) };
    else if (rank === 0) best?.fields.add(field);
  }
  return (
    best && {
      asked,
      kind: best.kind,
      found: best.found,
      fields: searchFields.filter((field) => best.fields.has(field)),
    }
  );
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

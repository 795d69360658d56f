import { editDistance } from "./embedded/edit-distance";
import { runsThrough, typoBudget } from "./embedded/expand-slot";
import { foldText } from "./fold-text";
import { type FoundValue, foundValues, type MarkedHit, sequenceAt } from "./found-words";
import type { IndexDefinition } from "./index-definition";
import { type Phrase, parseQuery, type QuerySlot, type QueryWord, toPhrase } from "./parse-query";
import { withoutQuestion } from "./question-words";
import type { SearchField } from "./search-fields";
import { tokenize } from "./tokenize";

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

/** A word or phrase of the query with what else it stands for. */
type Sought = {
  slot: QuerySlot;
  asked: string;
  synonyms: readonly Phrase[];
  /** Runs of words of the query that may be written as one. */
  runs: readonly (readonly QueryWord[])[];
};

type Candidate = { kind: MatchKind; found: string; field: SearchField };

/**
 * Says why products were found by `q`, read off what the engine marked in them: engines agree on the marks, not on
 * their insides. Null when the query has no words.
 */
export function hitExplainer(
  q: string,
  definition: IndexDefinition,
): ((hit: MarkedHit) => HitExplanation) | null {
  const stopWords = new Set(definition.stopWords.map(foldText));
  const plain = withoutQuestion(q);
  const { slots } = parseQuery(plain, stopWords);
  const asked = tokenize(withoutExcluded(q));
  const ignored = asked.filter(
    (token) =>
      textOf(token, plain).trim() === "" ||
      (stopWords.has(token.word) && !slots.some((slot) => slot.kind === "word" && slot.word === token.word)),
  );
  if (slots.length === 0 && ignored.length === 0) return null;

  const sought = slots.map(
    (slot, at): Sought => ({
      slot,
      asked: askedWords(slot, q, asked),
      synonyms: slot.kind === "word" ? synonymsOf(slots, at, definition, stopWords) : [],
      runs: runsThrough(slots, at, 2),
    }),
  );
  const unsought = distinct(ignored.map((token) => textOf(token, q)));
  return (hit) => {
    const values = foundValues(hit, definition);
    const matches: WordMatch[] = [];
    const missing: string[] = [];
    for (const each of sought) {
      const match = bestMatch(each.asked, candidatesFor(each, values, definition), definition);
      if (match) matches.push(match);
      else missing.push(each.asked);
    }
    return { matches, missing: distinct(missing), ignored: unsought };
  };
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

function* candidatesFor(
  { slot, synonyms, runs }: Sought,
  values: readonly FoundValue[],
  definition: IndexDefinition,
): Generator<Candidate> {
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
      if (runs.some((run) => isJoined(run, word))) yield { kind: "joined", found: text, field };
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

function isJoined(run: readonly QueryWord[], found: string): boolean {
  const word = run.map((slot) => slot.word).join("");
  return found === word || (run.at(-1)?.isPrefix === true && found.startsWith(word));
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
      fields: withoutEchoes(searchFields.filter((field) => best.fields.has(field))),
    }
  );
}

/** Names and parts of columns stand twice in a document, so that they are found; to say so twice explains nothing. */
function withoutEchoes(fields: readonly SearchField[]): readonly SearchField[] {
  const plain = fields.filter((field) => field !== "portText" && field !== "aliases");
  return plain.length > 0 ? plain : fields;
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

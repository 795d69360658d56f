import type { ProductSearchDoc } from "../document";
import type { Hit, SearchRequest, Segment } from "../engine";
import { foldText } from "../fold-text";
import { wholeBetween } from "../request-bounds";
import { isListField, type SearchField } from "../search-fields";
import { tellingValues } from "../telling-values";
import { type Token, tokenize } from "../tokenize";
import type { Expansion } from "./expand-slot";
import { type SearchIndex, textsOf } from "./search-index";

/** A stretch of text that satisfies a slot of the query. */
type Span = { start: number; end: number; slot: number };
/** A value of a field, its words, and what the query found in it. */
type Marked = { text: string; tokens: readonly Token[]; spans: readonly Span[] };

const ELLIPSIS = "…";

type Highlighted = Pick<Hit, "segments" | "matchedValues">;

/** Cuts the asked fields of a document into what the query found and what lies between. */
export function highlighter(
  index: SearchIndex,
  expansions: readonly Expansion[],
  asked: NonNullable<SearchRequest["highlight"]>,
): (place: number, doc: ProductSearchDoc) => Highlighted {
  const wanted = wantedTerms(index, expansions);
  return (place, doc) => {
    const segments: Hit["segments"] = {};
    const matchedValues: Hit["matchedValues"] = {};
    for (const { field, cropWords } of asked) {
      const words = cropWords === undefined ? null : wholeBetween(cropWords, 1, 1_000, 1);
      const found = foundWords(index, place, field, wanted);
      const texts = textsOf(doc, field);
      if (isListField(field)) {
        const marked = texts
          .filter((text) => mayHold(text, found))
          .map((text) => mark(text, index, expansions))
          .filter(({ spans }) => spans.length > 0);
        matchedValues[field] = tellingValues(marked, slotsOf).map((value) => toSegments(value, words));
      } else {
        segments[field] = texts
          .map((text) => (mayHold(text, found) ? mark(text, index, expansions) : unmarked(text, words)))
          .flatMap((value) => toSegments(value, words));
      }
    }
    return { segments, matchedValues };
  };
}

function slotsOf({ spans }: Marked): number[] {
  return spans.map(({ slot }) => slot);
}

/** One byte a word of the index: 1 for those that can be part of a match. */
function wantedTerms(index: SearchIndex, expansions: readonly Expansion[]): Uint8Array {
  const wanted = new Uint8Array(index.dictionary.size);
  for (const { typosOf, sequences } of expansions) {
    for (const term of typosOf.keys()) wanted[term] = 1;
    for (const { terms } of sequences) for (const { id } of terms) wanted[id] = 1;
  }
  return wanted;
}

/** The words of a field that can be part of a match: most fields of most hits have none. */
function foundWords(
  { forward, definition, dictionary }: SearchIndex,
  place: number,
  field: SearchField,
  wanted: Uint8Array,
): string[] {
  const words = forward[place];
  const at = definition.searchFields.indexOf(field);
  const found = new Set<number>();
  for (let i = words?.starts[at] ?? 0; i < (words?.starts[at + 1] ?? 0); i++) {
    const term = words?.terms[i] ?? 0;
    if (wanted[term] === 1) found.add(term);
  }
  return [...found].flatMap((term) => dictionary.at(term)?.word ?? []);
}

const ASCII = /^[\p{ASCII}]*$/u;

/**
 * Whether a closer look at a value is worth it: a product may have hundreds of columns, and cutting text into words
 * costs more than the search. Beyond ASCII a word need not stand in the text as it is compared.
 */
function mayHold(text: string, words: readonly string[]): boolean {
  if (words.length === 0) return false;
  if (!ASCII.test(text)) return true;
  const folded = foldText(text);
  return words.some((word) => folded.includes(word));
}

function unmarked(text: string, cropWords: number | null): Marked {
  return { text, tokens: cropWords === null ? [] : tokenize(text, cropWords + 1), spans: [] };
}

function mark(text: string, index: SearchIndex, expansions: readonly Expansion[]): Marked {
  const tokens = tokenize(text);
  const terms = tokens.map(({ word }) => index.dictionary.get(word)?.id ?? -1);
  const spans: Span[] = [];
  tokens.forEach((token, i) => {
    const term = terms[i] ?? -1;
    expansions.forEach((expansion, slot) => {
      if (expansion.typosOf.has(term)) {
        spans.push({ start: token.start, end: token.start + foundLength(token, expansion), slot });
      }
      for (const { terms: sequence, offsets } of expansion.sequences) {
        if (sequence[0]?.id !== term) continue;
        const places = offsets.map((offset) => i + offset);
        if (!places.every((place, k) => terms[place] === sequence[k]?.id)) continue;
        for (const place of places) {
          const word = tokens[place];
          if (word) spans.push({ start: word.start, end: word.end, slot });
        }
      }
    });
  });
  return { text, tokens, spans: spans.sort((a, b) => a.start - b.start || b.end - a.end) };
}

/** Of a longer word only the part that was typed, where folding left the letters in their places. */
function foundLength({ word, start, end }: Token, { slot }: Expansion): number {
  const typed = slot.kind === "word" && slot.isPrefix && word.startsWith(slot.word);
  return typed && word.length === end - start ? slot.word.length : end - start;
}

function toSegments(marked: Marked, cropWords: number | null): Segment[] {
  const { text, spans } = marked;
  const { from, to } = cropWords === null ? { from: 0, to: text.length } : bestWindow(marked, cropWords);
  const segments: Segment[] = from > 0 ? [{ text: ELLIPSIS, hit: false }] : [];
  let at = from;
  for (const { start, end } of spans) {
    if (start < at || end > to) continue;
    if (start > at) segments.push({ text: text.slice(at, start), hit: false });
    segments.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < to) segments.push({ text: text.slice(at, to), hit: false });
  if (to < text.length) segments.push({ text: ELLIPSIS, hit: false });
  return segments;
}

/** The stretch of `words` words that holds the most different words of the query, with some words before the first. */
function bestWindow({ text, tokens, spans }: Marked, words: number): { from: number; to: number } {
  if (tokens.length <= words) return { from: 0, to: text.length };
  let best = 0;
  let most = 0;
  let token = 0;
  spans.forEach(({ start }, i) => {
    while ((tokens[token]?.end ?? text.length) <= start) token += 1;
    const first = Math.max(0, Math.min(token - Math.floor(words / 4), tokens.length - words));
    const end = tokens[first + words - 1]?.end ?? 0;
    const slots = new Set<number>();
    for (let k = i; k < spans.length && (spans[k]?.end ?? 0) <= end; k++) slots.add(spans[k]?.slot ?? -1);
    if (slots.size > most) [best, most] = [first, slots.size];
  });
  const isLast = best + words >= tokens.length;
  return {
    from: best === 0 ? 0 : (tokens[best]?.start ?? 0),
    to: isLast ? text.length : (tokens[best + words - 1]?.end ?? text.length),
  };
}

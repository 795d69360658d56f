import { foldingExtras, splitIdentifier } from "./fold-text";

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const LATIN_WORD = /^[a-z]{4,}$/;
const CASE_CHANGE = /\p{Ll}\p{Lu}/u;
const GERUND = /^([a-z]*[aeiouy][a-z]*[^aeiou])ing$/;

/**
 * Other forms in which people look for the words of a title and which no engine derives by itself: spellings without
 * accents, the singular and the verb of an English noun ("Crashes" as "crash", "Waiting" as "wait"), and joined words
 * apart ("OpenStreetMap" as "open street map"). Words and not rules of an engine, so that every engine finds the same.
 */
export function titleExtras(title: string): string[] {
  const words = title.match(WORD) ?? [];
  const known = new Set(words.map((word) => word.toLowerCase()));
  const extras = [
    ...foldingExtras(title),
    ...words.flatMap((word) => (CASE_CHANGE.test(word) ? [splitIdentifier(word).join(" ")] : [])),
    ...[...known].filter((word) => LATIN_WORD.test(word)).flatMap(wordForms),
  ];
  return [...new Set(extras)].filter((extra) => !known.has(extra));
}

function wordForms(word: string): string[] {
  return [...otherNumber(word), ...verbOf(word)];
}

/** A plural in "s" begins like its singular, which an unfinished word finds; only "ies" is spelt anew. */
function otherNumber(word: string): string[] {
  if (word.endsWith("ies")) return [`${word.slice(0, -3)}y`];
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return [word.slice(0, -2)];
  if (/(?:ss|us|is)$/.test(word)) return [];
  if (word.endsWith("s")) return [word.slice(0, -1)];
  return /[^aeiou]y$/.test(word) ? [`${word.slice(0, -1)}ies`] : [];
}

/** English does not say whether the verb ended in "e", so both are there: "wait" and "waite", "recycl" and "recycle". */
function verbOf(word: string): string[] {
  const stem = GERUND.exec(word)?.[1];
  if (stem === undefined || stem.length < 3) return [];
  return stem.at(-1) === stem.at(-2) ? [stem, stem.slice(0, -1)] : [stem, `${stem}e`];
}

import { foldText } from "../fold-text";
import { tokenize } from "../tokenize";
import type { Synonym } from "./tuning";
import { TUNING_LIMITS } from "./tuning-limits";

/** What was read of a text, or what is wrong with it, first fault first. */
export type Read<T> = { ok: true; value: T } | { ok: false; fault: string };

const ARROW = /->|=>|→/;
const BETWEEN_STOP_WORDS = /[\s,;]+/;

/** One synonym a line: "turnover = revenue" for both ways, "laptop -> computer, notebook" for one. */
export function readSynonyms(text: string, stopWords: readonly string[]): Read<Synonym[]> {
  const ignored = new Set(stopWords.map(foldText));
  const synonyms: Synonym[] = [];
  const lineOf = new Map<string, number>();
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const place = `Line ${i + 1}`;
    const read = readSynonym(line, ignored);
    if (!read.ok) return { ok: false, fault: `${place}: ${read.fault}` };
    const key = foldText(printSynonym(read.value));
    const first = lineOf.get(key);
    if (first !== undefined)
      return { ok: false, fault: `${place}: this is what line ${first} says already.` };
    lineOf.set(key, i + 1);
    synonyms.push(read.value);
    if (synonyms.length > TUNING_LIMITS.synonyms) {
      return { ok: false, fault: `${place}: there can be ${TUNING_LIMITS.synonyms} synonyms at most.` };
    }
  }
  return { ok: true, value: synonyms };
}

function readSynonym(line: string, ignored: ReadonlySet<string>): Read<Synonym> {
  const isOneWay = ARROW.test(line);
  if (isOneWay && line.replace(ARROW, "").match(/=|->|→/)) {
    return { ok: false, fault: "one “->” or any number of “=” make a synonym, not both." };
  }
  if (!isOneWay && !line.includes("=")) {
    return {
      ok: false,
      fault: "write “turnover = revenue” for both ways, or “laptop -> computer, notebook” for one way.",
    };
  }
  const [left = "", right = ""] = line.split(ARROW);
  const terms = (isOneWay ? [left, ...right.split(",")] : line.split("=")).map((term) =>
    term.trim().replaceAll(/\s+/g, " "),
  );
  const fault = faultOfTerms(terms, ignored);
  return fault === null
    ? { ok: true, value: { direction: isOneWay ? "one-way" : "both-ways", terms } }
    : { ok: false, fault };
}

function faultOfTerms(terms: readonly string[], ignored: ReadonlySet<string>): string | null {
  if (terms.length > TUNING_LIMITS.termsOfSynonym) {
    return `${terms.length} terms are more than the ${TUNING_LIMITS.termsOfSynonym} that one synonym can have.`;
  }
  const seen = new Set<string>();
  for (const term of terms) {
    const fault = faultOfTerm(term, ignored);
    if (fault !== null) return fault;
    if (seen.has(foldText(term))) return `“${term}” is named twice.`;
    seen.add(foldText(term));
  }
  return null;
}

function faultOfTerm(term: string, ignored: ReadonlySet<string>): string | null {
  if (term === "") return "a word is missing beside “=”, “->” or a comma.";
  const words = tokenize(term);
  if (words.length === 0) return `“${term}” has neither letters nor digits.`;
  if (words.length > TUNING_LIMITS.wordsOfTerm) {
    return `“${term}” has ${words.length} words; at most ${TUNING_LIMITS.wordsOfTerm} are looked for together.`;
  }
  if (words.some(({ word }) => isTooLong(word))) {
    return `“${term}” has a word of more than ${TUNING_LIMITS.wordLength} letters.`;
  }
  // What is not looked for is not found in the middle of a synonym either; engines differ in what they make of it.
  const stop = words.find(({ word }) => ignored.has(word))?.word;
  if (stop === undefined) return null;
  return words.length === 1
    ? `“${term}” is a stop word, which is never looked for.`
    : `“${term}” has the stop word “${stop}”, which is never looked for. Say it without, or take “${stop}” off the stop words.`;
}

export function printSynonym({ direction, terms }: Synonym): string {
  const [first = "", ...others] = terms;
  return direction === "both-ways" ? terms.join(" = ") : `${first} -> ${others.join(", ")}`;
}

export function printSynonyms(synonyms: readonly Synonym[]): string {
  return synonyms.map(printSynonym).join("\n");
}

/** Words between blanks, commas or line ends; one that is named twice counts once. */
export function readStopWords(text: string): Read<string[]> {
  const words = new Map<string, string>();
  for (const word of text.split(BETWEEN_STOP_WORDS).filter((part) => part !== "")) {
    const tokens = tokenize(word);
    const [only, second] = tokens;
    if (!only) return { ok: false, fault: `“${word}” has neither letters nor digits.` };
    if (second) {
      const parts = tokens.map((token) => `“${token.word}”`).join(" and ");
      return { ok: false, fault: `“${word}” is not one word: search reads ${parts}.` };
    }
    if (isTooLong(only.word)) {
      return {
        ok: false,
        fault: `“${word}” has more than ${TUNING_LIMITS.wordLength} letters.`,
      };
    }
    if (!words.has(only.word)) words.set(only.word, word.toLowerCase());
  }
  if (words.size > TUNING_LIMITS.stopWords) {
    return {
      ok: false,
      fault: `${words.size} words are more than the ${TUNING_LIMITS.stopWords} that can be left out.`,
    };
  }
  return { ok: true, value: [...words.values()] };
}

function isTooLong(word: string): boolean {
  return [...word].length > TUNING_LIMITS.wordLength;
}

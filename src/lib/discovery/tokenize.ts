import { foldText, unspacedWords } from "./fold-text";

/** `word` is folded; `start` and `end` point into the original text; `position` counts words and gaps. */
export type Token = { word: string; start: number; end: number; position: number };

/** Between list items and sentences, so that words on both sides are not taken for neighbours. */
export const POSITION_GAP = 8;

const WORD_LENGTH_MAX = 64;
const RUN = /[\p{L}\p{M}\p{N}]+/gu;
const FIRST_UNSPACED = /[\u0e00-\uffff]/;
const HARD_BREAK = /[.,!?;:](?=\s)|[\n()[\]{}|]|[。，、！？；：]/u;

/** The words of a text; only the first `max` when that many are enough. */
export function tokenize(text: string, max = Number.POSITIVE_INFINITY): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  let previousEnd = 0;
  for (const match of text.matchAll(RUN)) {
    if (tokens.length >= max) break;
    const run = match[0];
    const between = text.slice(previousEnd, match.index);
    if (tokens.length > 0 && between !== " " && HARD_BREAK.test(between)) position += POSITION_GAP;
    previousEnd = match.index + run.length;
    let start = match.index;
    for (const word of FIRST_UNSPACED.test(run) ? unspacedWords(run) : [run]) {
      tokens.push({ word: foldedWord(word), start, end: start + word.length, position: position++ });
      start += word.length;
    }
  }
  return tokens;
}

function foldedWord(word: string): string {
  return foldText(word).slice(0, WORD_LENGTH_MAX);
}

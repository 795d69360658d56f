import { foldText } from "./fold-text";
import { tokenize } from "./tokenize";

/** Whether every word of `q` begins a word of the value. */
export function beginsWords(value: string, q: string): boolean {
  const words = tokenize(value).map(({ word }) => word);
  return tokenize(foldText(q)).every((asked) => words.some((word) => word.startsWith(asked.word)));
}

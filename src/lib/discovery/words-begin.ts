import { foldText } from "./fold-text";

/** Whether each word asked for begins a word of the text, in any order, case and accent. */
export function wordsBegin(text: string, asked: string): boolean {
  const words = wordsOf(text);
  return wordsOf(asked).every((part) => words.some((word) => word.startsWith(part)));
}

function wordsOf(text: string): string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

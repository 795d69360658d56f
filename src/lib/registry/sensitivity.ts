import { CLASSIFICATIONS, PERSONAL_DATA } from "./descriptor";

/** How one fact about data moved between two versions; `unknown` when one of the words has no place on the scale. */
export type FactMove = "same" | "raised" | "lowered" | "unknown";

function rankOn(scale: readonly string[], word: string | undefined): number | undefined {
  // Nothing stated protects nothing, so it ranks below every stated word.
  if (word === undefined || word.trim() === "") return -1;
  const rank = scale.indexOf(word.trim().toLowerCase());
  return rank === -1 ? undefined : rank;
}

function moveOn(scale: readonly string[], before: string | undefined, after: string | undefined): FactMove {
  if ((before ?? "").trim().toLowerCase() === (after ?? "").trim().toLowerCase()) return "same";
  const [from, to] = [rankOn(scale, before), rankOn(scale, after)];
  if (to === -1) return "lowered";
  if (from === -1) return "raised";
  if (from === undefined || to === undefined) return "unknown";
  return to > from ? "raised" : "lowered";
}

function highestOn(scale: readonly string[], words: readonly (string | undefined)[]): string | undefined {
  let highest: string | undefined;
  for (const word of words) {
    if (word === undefined || word.trim() === "") continue;
    // A word of somebody's own scale cannot be compared; it counts only while nothing comparable is stated.
    if (highest === undefined || (rankOn(scale, word) ?? -1) > (rankOn(scale, highest) ?? -1)) highest = word;
  }
  return highest;
}

export function classificationMove(before: string | undefined, after: string | undefined): FactMove {
  return moveOn(CLASSIFICATIONS, before, after);
}

export function personalDataMove(before: string | undefined, after: string | undefined): FactMove {
  return moveOn(PERSONAL_DATA, before, after);
}

export function highestClassification(words: readonly (string | undefined)[]): string | undefined {
  return highestOn(CLASSIFICATIONS, words);
}

export function highestPersonalData(words: readonly (string | undefined)[]): string | undefined {
  return highestOn(PERSONAL_DATA, words);
}

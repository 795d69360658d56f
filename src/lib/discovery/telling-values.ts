export const MATCHED_VALUES_MAX = 10;

/** The first values, but for each word of the query one that has it: a hundred columns with one word hide no other. */
export function tellingValues<T>(matching: readonly T[], wordsOf: (value: T) => readonly unknown[]): T[] {
  if (matching.length <= MATCHED_VALUES_MAX) return [...matching];
  const told = new Set<unknown>();
  const telling = new Set<T>();
  for (const value of matching) {
    const words = wordsOf(value);
    if (words.some((word) => !told.has(word))) telling.add(value);
    for (const word of words) told.add(word);
  }
  for (const value of matching) {
    if (telling.size >= MATCHED_VALUES_MAX) break;
    telling.add(value);
  }
  return matching.filter((value) => telling.has(value)).slice(0, MATCHED_VALUES_MAX);
}

/** The word of the vocabulary that somebody wrote, letter case and blanks aside; any other word stays as written. */
export function knownWord(vocabulary: readonly string[], written: string | undefined): string | null {
  if (written === undefined) return null;
  const word = written.trim().toLowerCase();
  return vocabulary.includes(word) ? word : written;
}

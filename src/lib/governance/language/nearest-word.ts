/** The candidate somebody most likely meant by `word`, or null when none is close. */
function nearestWord(word: string, candidates: readonly string[]): string | null {
  const wanted = word.toLowerCase();
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: distanceBetween(wanted, candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= Math.max(1, Math.floor(word.length / 3)) ? best.candidate : null;
}

/** A sentence to append to a message; empty when nothing is close. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const nearest = nearestWord(word, candidates);
  return nearest === null ? "" : ` Did you mean "${nearest}"?`;
}

/** Levenshtein distance of the first 100 characters. */
function distanceBetween(a: string, b: string): number {
  const target = [...b.slice(0, 100)];
  let row = target.map((_, index) => index + 1);
  for (const [i, letter] of [...a.slice(0, 100)].entries()) {
    let diagonal = i;
    let left = i + 1;
    row = row.map((above, j) => {
      const cost = Math.min(above + 1, left + 1, diagonal + (letter === target[j] ? 0 : 1));
      diagonal = above;
      left = cost;
      return cost;
    });
  }
  return row.at(-1) ?? a.length;
}

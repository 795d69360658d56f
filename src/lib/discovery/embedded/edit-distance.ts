const WORD_LENGTH_MAX = 127;
const rowLength = WORD_LENGTH_MAX + 2;
// Shared between calls, which never overlap: thousands of words are compared per keystroke.
const ROWS = [new Uint8Array(rowLength), new Uint8Array(rowLength), new Uint8Array(rowLength)] as const;

/**
 * Edits between two words (insertion, deletion, substitution, transposition of neighbours, each 1), or `max + 1`
 * when there are more than `max`. With `asPrefix`, the fewest edits between `word` and any beginning of `other`.
 */
export function editDistance(word: string, other: string, max: number, asPrefix = false): number {
  const length = word.length;
  const rows = asPrefix ? Math.min(other.length, length + max) : other.length;
  if (length - rows > max || rows - length > max || Math.max(length, rows) > WORD_LENGTH_MAX) return max + 1;

  // Rows follow the letters of `other`, so that each row is a beginning of it. Only cells within `max` of the
  // diagonal can matter; the cell beyond each end of that band is kept too dear to be used.
  let beforePrevious: Uint8Array = ROWS[0];
  let previous: Uint8Array = ROWS[1];
  let current: Uint8Array = ROWS[2];
  for (let i = 0; i <= Math.min(length, max); i++) previous[i] = i;
  previous[Math.min(length, max) + 1] = max + 1;
  let least = length <= max ? length : max + 1;
  let previousMinimum = 0;

  for (let row = 1; row <= rows; row++) {
    const first = Math.max(1, row - max);
    const last = Math.min(length, row + max);
    current[first - 1] = first === 1 ? row : max + 1;
    let minimum = first === 1 ? row : max + 1;
    for (let i = first; i <= last; i++) {
      const same = word.charCodeAt(i - 1) === other.charCodeAt(row - 1);
      let cost = at(previous, i - 1) + (same ? 0 : 1);
      if (!same) {
        cost = Math.min(cost, at(previous, i) + 1, at(current, i - 1) + 1);
        if (isTransposition(word, i, other, row)) cost = Math.min(cost, at(beforePrevious, i - 2) + 1);
      }
      current[i] = cost;
      if (cost < minimum) minimum = cost;
    }
    current[last + 1] = max + 1;
    const whole = last === length ? at(current, length) : max + 1;
    least = asPrefix ? Math.min(least, whole) : whole;
    // A transposition continues from the row before, so both rows must be beyond repair.
    if (minimum > max && previousMinimum > max) break;
    previousMinimum = minimum;
    const oldest = beforePrevious;
    beforePrevious = previous;
    previous = current;
    current = oldest;
  }
  return Math.min(least, max + 1);
}

function isTransposition(word: string, i: number, other: string, row: number): boolean {
  return (
    i > 1 &&
    row > 1 &&
    word.charCodeAt(i - 1) === other.charCodeAt(row - 2) &&
    word.charCodeAt(i - 2) === other.charCodeAt(row - 1)
  );
}

function at(row: Uint8Array, index: number): number {
  return row[index] ?? 0;
}

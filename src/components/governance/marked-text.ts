type Range = { start: number; end: number };
type Piece = { from: number; words: string; isMarked: boolean };

/** A text cut where ranges begin and end; ranges may overlap, and what several cover is marked once. */
export function markedText(text: string, ranges: readonly Range[]): Piece[] {
  const cuts = [...new Set([0, text.length, ...ranges.flatMap(({ start, end }) => [start, end])])]
    .filter((cut) => cut >= 0 && cut <= text.length)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => ({
    from,
    words: text.slice(from, cuts[index + 1]),
    isMarked: ranges.some(({ start, end }) => start <= from && from < end),
  }));
}

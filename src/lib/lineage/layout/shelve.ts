import type { Place } from "./arrange-columns";

type Piece = { id: string; width: number; height: number };

/** Pieces in rows from left to right, in the order given: as wide as asked for, or else a little wider than tall. */
export function shelve(
  pieces: readonly Piece[],
  widthWanted: number,
  gap: number,
): { places: ReadonlyMap<string, Place>; width: number; height: number } {
  const area = pieces.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const widest = Math.max(widthWanted, Math.sqrt(area * 2));
  const places = new Map<string, Place>();
  let [x, y, rowHeight, width] = [0, 0, 0, 0];
  for (const piece of pieces) {
    if (x > 0 && x + piece.width > widest) {
      x = 0;
      y += rowHeight + gap;
      rowHeight = 0;
    }
    places.set(piece.id, { x, y, width: piece.width, height: piece.height });
    width = Math.max(width, x + piece.width);
    x += piece.width + gap;
    rowHeight = Math.max(rowHeight, piece.height);
  }
  return { places, width, height: pieces.length === 0 ? 0 : y + rowHeight };
}

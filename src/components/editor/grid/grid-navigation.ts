export type CellPosition = { row: number; column: number };
export type GridSize = { rows: number; columns: number /** Rows a page key moves by. */; page: number };
export type MoveKeys = { key: string; shift: boolean; jump: boolean };

/** Where a key leads from a cell; null when it leads out of the grid or is no key of movement. */
export function moveTo(
  from: CellPosition,
  { key, shift, jump }: MoveKeys,
  size: GridSize,
): CellPosition | null {
  const { row, column } = from;
  const [lastRow, lastColumn] = [size.rows - 1, size.columns - 1];
  switch (key) {
    case "ArrowUp":
      return { row: jump ? 0 : Math.max(0, row - 1), column };
    case "ArrowDown":
      return { row: jump ? lastRow : Math.min(lastRow, row + 1), column };
    case "ArrowLeft":
      return { row, column: jump ? 0 : Math.max(0, column - 1) };
    case "ArrowRight":
      return { row, column: jump ? lastColumn : Math.min(lastColumn, column + 1) };
    case "Home":
      return { row: jump ? 0 : row, column: 0 };
    case "End":
      return { row: jump ? lastRow : row, column: lastColumn };
    case "PageUp":
      return { row: Math.max(0, row - size.page), column };
    case "PageDown":
      return { row: Math.min(lastRow, row + size.page), column };
    case "Enter":
      return shift ? { row: Math.max(0, row - 1), column } : { row: Math.min(lastRow, row + 1), column };
    case "Tab":
      return tabTo(from, shift ? -1 : 1, size);
    default:
      return null;
  }
}

/** Along the line and on to the next one; past the last cell the focus goes on to what follows the grid. */
function tabTo(
  { row, column }: CellPosition,
  step: 1 | -1,
  { rows, columns }: GridSize,
): CellPosition | null {
  const next = row * columns + column + step;
  if (next < 0 || next >= rows * columns) return null;
  return { row: Math.floor(next / columns), column: next % columns };
}

export type CellRange = { top: number; bottom: number; left: number; right: number };

export function rangeOf(anchor: CellPosition, active: CellPosition): CellRange {
  return {
    top: Math.min(anchor.row, active.row),
    bottom: Math.max(anchor.row, active.row),
    left: Math.min(anchor.column, active.column),
    right: Math.max(anchor.column, active.column),
  };
}

export function isWithin({ top, bottom, left, right }: CellRange, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

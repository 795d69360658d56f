"use client";

import { useRef, useState } from "react";
import { GRID_CELLS } from "./grid-cells";
import { ROW_HEIGHT, ROW_NUMBER_WIDTH } from "./grid-layout";
import { type CellPosition, type GridSize, rangeOf } from "./grid-navigation";
import type { GridRow } from "./grid-rows";

/** The active cell and the range around it; the line after the last row is where a new column is written. */
export function useGridSelection(rows: readonly GridRow[]) {
  const grid = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<CellPosition>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState<CellPosition>({ row: 0, column: 0 });
  // Rows that were removed elsewhere, by an undo for example, leave the cell on the last line there is.
  const at = (position: CellPosition) => ({ ...position, row: Math.min(position.row, rows.length) });
  const range = rangeOf(at(anchor), at(active));

  return {
    grid,
    scroller,
    active: at(active),
    anchor: at(anchor),
    /** With the line for a new column, which holds nothing to copy or remove. */
    range,
    selected: rows.slice(range.top, range.bottom + 1),
    size(): GridSize {
      const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2);
      return { rows: rows.length + 1, columns: GRID_CELLS.length, page };
    },
    go(to: CellPosition, isExtending = false) {
      setActive(to);
      if (!isExtending) setAnchor(to);
      bringIntoView(scroller.current, to);
    },
    select(from: CellPosition, to: CellPosition) {
      setAnchor(from);
      setActive(to);
    },
    focus() {
      grid.current?.focus({ preventScroll: true });
    },
  };
}

export type GridSelection = ReturnType<typeof useGridSelection>;

/** Scrolls as far as the head and the fixed cells require, and no further. */
function bringIntoView(scroller: HTMLElement | null, { row, column }: CellPosition): void {
  if (!scroller) return;
  const top = row * ROW_HEIGHT;
  const free = scroller.clientHeight - 2 * ROW_HEIGHT;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top > scroller.scrollTop + free) scroller.scrollTop = top - free;

  if (column === 0) return;
  const left = GRID_CELLS.slice(1, column).reduce((sum, { width }) => sum + width, 0);
  const right = left + (GRID_CELLS[column]?.width ?? 0);
  const room = scroller.clientWidth - ROW_NUMBER_WIDTH - GRID_CELLS[0].width;
  if (left < scroller.scrollLeft) scroller.scrollLeft = left;
  else if (right > scroller.scrollLeft + room) scroller.scrollLeft = right - room;
}

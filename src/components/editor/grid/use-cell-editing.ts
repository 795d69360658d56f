"use client";

import { useState } from "react";
import { withEdits } from "../editor-history";
import { useEditorStore } from "../editor-store";
import { cellEdits, cellText, GRID_CELLS } from "./grid-cells";
import { appendColumns } from "./grid-edits";
import type { CellPosition } from "./grid-navigation";
import type { GridRow } from "./grid-rows";

/** The cell of a line that is being written in. */
export type CellEditing = {
  column: number;
  text: string;
  write: (text: string) => void;
  /** Puts the text into the document; false when there is nothing to put. */
  commit: (text?: string) => void;
  cancel: () => void;
};

/** One cell at a time is written in; its text reaches the document when the person leaves it. */
export function useCellEditing(table: string, rows: readonly GridRow[]) {
  const store = useEditorStore();
  const [open, setOpen] = useState<(CellPosition & { text: string }) | null>(null);

  function put({ row, column }: CellPosition, text: string) {
    const key = GRID_CELLS[column]?.key;
    if (!key) return;
    const line = rows[row];
    if (line) {
      const edits = cellEdits(line.pointer, line.property, key, text);
      store.dispatch({ type: "edit", edits, group: null });
    } else if (text.trim() !== "") {
      const fresh = withEdits({}, cellEdits("", {}, key, text));
      const { document } = store.get().history;
      store.dispatch({ type: "replace", document: appendColumns(document, table, [fresh]), group: null });
    }
  }

  return {
    /** Opens a cell; a letter that was typed on it replaces what it said. */
    start({ row, column }: CellPosition, letter: string | null) {
      const cell = GRID_CELLS[column];
      const line = rows[row];
      if (!cell || (cell.kind === "flag" && !line)) return;
      const text = line ? cellText(line.property, cell.key) : "";
      if (cell.kind !== "choice") return setOpen({ row, column, text: letter ?? text });
      const word = letter && cell.options.find((option) => option.startsWith(letter.toLowerCase()));
      setOpen({ row, column, text: word ?? text });
    },
    toggle({ row, column }: CellPosition) {
      const cell = GRID_CELLS[column];
      const line = rows[row];
      if (cell?.kind !== "flag" || !line) return;
      put({ row, column }, cellText(line.property, cell.key) === "" ? "yes" : "");
    },
    at(row: number): CellEditing | null {
      if (open?.row !== row) return null;
      return {
        column: open.column,
        text: open.text,
        write: (text) => setOpen({ ...open, text }),
        commit: (text = open.text) => {
          setOpen(null);
          const line = rows[open.row];
          const key = GRID_CELLS[open.column]?.key;
          if (line && key && cellText(line.property, key) === text) return;
          put(open, text);
        },
        cancel: () => setOpen(null),
      };
    },
  };
}

"use client";

import { delimiterOf, readDelimitedRows } from "@/lib/registry/delimited-rows";
import type { JsonObject } from "@/lib/registry/json";
import { useEditorStore } from "../editor-store";
import { GRID_CELLS } from "./grid-cells";
import { clearRange, copyRange, fillDown, insertColumns, pasteCells, removeRows } from "./grid-edits";
import type { GridRow } from "./grid-rows";
import type { GridSelection } from "./use-grid-selection";

/** What can be done to the selected cells, from the keyboard and from the toolbar alike; each is one step of undo. */
export function useGridCommands(table: string, rows: readonly GridRow[], selection: GridSelection) {
  const store = useEditorStore();
  const { active, range, selected, go, select } = selection;

  function change(edit: (document: JsonObject) => JsonObject) {
    const next = edit(store.get().history.document);
    store.dispatch({ type: "replace", document: next, group: null });
  }

  return {
    clear: () => change((document) => clearRange(document, rows, range)),
    fillDown: () => change((document) => fillDown(document, rows, range)),
    copy: () => copyRange(rows, range),
    insertBelow() {
      const row = rows[active.row];
      const list = row?.list ?? `${table}/properties`;
      change((document) => insertColumns(document, list, row ? row.index + 1 : 0, [{}]));
      go({ row: Math.min(active.row + 1, rows.length), column: 0 });
    },
    remove() {
      if (selected.length === 0) return;
      change((document) => removeRows(document, selected));
      go({
        row: Math.min(range.top, Math.max(0, rows.length - selected.length - 1)),
        column: active.column,
      });
    },
    selectAll() {
      select({ row: 0, column: 0 }, { row: Math.max(0, rows.length - 1), column: GRID_CELLS.length - 1 });
    },
    /** False when there is nothing in the text to put into cells. */
    paste(text: string): boolean {
      const delimiter = text.includes("\t") || !text.includes("\n") ? "\t" : delimiterOf(text);
      const pasted = readDelimitedRows(text, delimiter).map(({ cells }) => cells);
      if (pasted.length === 0) return false;
      change((document) => pasteCells(document, table, rows, range, pasted));
      const right = range.left + (pasted[0]?.length ?? 1) - 1;
      select(
        { row: range.top, column: range.left },
        {
          row: Math.max(range.bottom, range.top + pasted.length - 1),
          column: Math.min(Math.max(right, range.right), GRID_CELLS.length - 1),
        },
      );
      return true;
    },
  };
}

export type GridCommands = ReturnType<typeof useGridCommands>;

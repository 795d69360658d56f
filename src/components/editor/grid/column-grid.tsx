/* biome-ignore-all lint/a11y/useSemanticElements: a table element cannot draw a window of ten thousand rows. */
"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { placeOf } from "../editor-step";
import { useEditor, useEditorStore } from "../editor-store";
import { ActiveFindings } from "./active-findings";
import { cellFindings } from "./cell-findings";
import { GRID_CELLS } from "./grid-cells";
import { GridHead } from "./grid-head";
import { GRID_WIDTH, ROW_HEIGHT } from "./grid-layout";
import { GridLine, NewLine } from "./grid-line";
import { type CellPosition, moveTo } from "./grid-navigation";
import type { GridRow } from "./grid-rows";
import { GridToolbar } from "./grid-toolbar";
import { useCellEditing } from "./use-cell-editing";
import { useGridCommands } from "./use-grid-commands";
import { useGridKeys } from "./use-grid-keys";
import { useGridSelection } from "./use-grid-selection";
import { useRowWindow } from "./use-row-window";

type ColumnGridProps = { pointer: string; rows: readonly GridRow[]; onOpen: (column: string) => void };

/**
 * A spreadsheet of columns. The grid itself keeps the focus and names the active cell, so that a cell that scrolls
 * out of sight takes nothing with it; only a cell being written in has the focus of its own.
 */
export function ColumnGrid({ pointer, rows, onOpen }: ColumnGridProps) {
  const selection = useGridSelection(rows);
  const { active, range, selected, go, select, size } = selection;
  const commands = useGridCommands(pointer, rows, selection);
  const editing = useCellEditing(pointer, rows);
  const [isFocused, setIsFocused] = useState(false);
  const shown = useRowWindow(selection.scroller, rows.length + 1, ROW_HEIGHT);
  const check = useEditor((state) => state.check);
  const findings = cellFindings(check?.findings ?? [], pointer);
  const activeRow = rows[active.row];
  const openDetails = () => activeRow && onOpen(activeRow.pointer);
  const onKeyDown = useGridKeys({ selection, commands, editing, openDetails });
  useRequestedCell(pointer, rows, selection);

  const idOf = (cell: CellPosition) => `cell${pointer.replaceAll("/", "-")}-${cell.row}-${cell.column}`;
  const isDrawn = active.row >= shown.start && active.row < shown.end;

  /** After writing, the keys that move go on from the cell that was written in. */
  function finish(key: "Enter" | "Tab" | null, shift: boolean) {
    selection.focus();
    // A column that was just written has its own line by then, and a new one after it.
    const to = key && moveTo(active, { key, shift, jump: false }, { ...size(), rows: rows.length + 2 });
    if (to) go(to);
  }

  function onCopy(event: React.ClipboardEvent) {
    if (event.target !== event.currentTarget || selected.length === 0) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", commands.copy());
    if (event.type === "cut") commands.clear();
  }

  function onPaste(event: React.ClipboardEvent) {
    if (event.target !== event.currentTarget) return;
    if (commands.paste(event.clipboardData.getData("text/plain"))) event.preventDefault();
  }

  return (
    <div className="flex min-w-0 flex-col gap-2">
      <GridToolbar
        count={rows.length}
        selectedCount={selected.length}
        commands={commands}
        onOpen={activeRow ? openDetails : null}
      />
      <div
        ref={selection.scroller}
        className="max-h-[min(60dvh,34rem)] overflow-auto overscroll-x-contain rounded-lg border bg-surface focus-within:border-edge"
      >
        <div
          ref={selection.grid}
          role="grid"
          aria-label="Columns"
          aria-rowcount={rows.length + 2}
          aria-colcount={GRID_CELLS.length + 1}
          aria-multiselectable
          aria-activedescendant={idOf(active)}
          aria-describedby={`${pointer}-keys`}
          tabIndex={0}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onCopy={onCopy}
          onCut={onCopy}
          onFocus={() => setIsFocused(true)}
          onBlur={() => setIsFocused(false)}
          className="outline-none"
          style={{ minWidth: GRID_WIDTH }}
        >
          <GridHead />
          <div role="rowgroup" className="relative" style={{ height: (rows.length + 1) * ROW_HEIGHT }}>
            {!isDrawn && <UndrawnCell id={idOf(active)} row={active.row} />}
            {rows.slice(shown.start, Math.min(shown.end, rows.length)).map((row, index) => {
              const position = shown.start + index;
              return (
                <GridLine
                  key={row.pointer}
                  row={row}
                  position={position}
                  idOf={(column) => idOf({ row: position, column })}
                  active={active.row === position ? active.column : null}
                  isFocused={isFocused}
                  range={position >= range.top && position <= range.bottom ? range : null}
                  findings={findings.get(row.pointer)}
                  editing={editing.at(position)}
                  onPick={(column, isExtending) => go({ row: position, column }, isExtending)}
                  onPickRow={() =>
                    select({ row: position, column: 0 }, { row: position, column: GRID_CELLS.length - 1 })
                  }
                  onWrite={(column) => editing.start({ row: position, column }, null)}
                  onToggle={(column) => editing.toggle({ row: position, column })}
                  onFinish={finish}
                />
              );
            })}
            {shown.end > rows.length && (
              <NewLine
                position={rows.length}
                idOf={(column) => idOf({ row: rows.length, column })}
                active={active.row === rows.length ? active.column : null}
                isFocused={isFocused}
                editing={editing.at(rows.length)}
                onPick={(column) => go({ row: rows.length, column })}
                onWrite={(column) => editing.start({ row: rows.length, column }, null)}
                onFinish={finish}
              />
            )}
          </div>
        </div>
      </div>
      <ActiveFindings findings={activeRow && findings.get(activeRow.pointer)} active={active.column} />
      <p id={`${pointer}-keys`} className="text-muted text-xs">
        Type to write, Enter or F2 to edit, Ctrl+D fills down, Ctrl+Enter adds a row, Ctrl+Delete removes
        rows, paste rows from any spreadsheet. Esc, then Tab, leaves the grid.
      </p>
    </div>
  );
}

/** Follows a request for a place in this table to its cell. */
function useRequestedCell(
  table: string,
  rows: readonly GridRow[],
  { go, focus, scroller }: ReturnType<typeof useGridSelection>,
): void {
  const store = useEditorStore();
  const request = useEditor((state) => state.focus);

  const follow = useEffectEvent((pointer: string, column: string) => {
    const row = rows.findIndex((candidate) => candidate.pointer === column);
    if (row === -1) return;
    const cells = cellFindings(store.get().check?.findings ?? [], table).get(column);
    const cell = GRID_CELLS.findIndex(({ key }) => cells?.[key]?.some((found) => found.pointer === pointer));
    go({ row, column: Math.max(0, cell) });
    focus();
    scroller.current?.scrollIntoView({ block: "center" });
  });

  useEffect(() => {
    if (!request) return;
    const { column } = placeOf(request.pointer);
    if (column?.startsWith(`${table}/`)) follow(request.pointer, column);
  }, [request, table]);
}

/** Keeps the name of the active cell true while its line is scrolled out of what is drawn. */
function UndrawnCell({ id, row }: { id: string; row: number }) {
  return (
    <div role="row" aria-rowindex={row + 2} tabIndex={-1} className="sr-only">
      <span id={id} role="gridcell" tabIndex={-1}>
        Scrolled out of sight
      </span>
    </div>
  );
}

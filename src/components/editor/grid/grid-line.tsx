/* biome-ignore-all lint/a11y/useSemanticElements: a table element cannot draw a window of ten thousand rows. */
"use client";

import { cn } from "@/components/ui/cn";
import type { JsonObject } from "@/lib/registry/json";
import { WEIGHTS, type Weight } from "../editor-findings";
import type { ColumnFindings } from "./cell-findings";
import { Cell, focusGrid } from "./grid-cell";
import { GRID_CELLS, type GridCell } from "./grid-cells";
import { GRID_COLUMNS, ROW_HEIGHT } from "./grid-layout";
import { type CellRange, isWithin } from "./grid-navigation";
import type { GridRow } from "./grid-rows";
import type { CellEditing } from "./use-cell-editing";

type LineProps = {
  position: number;
  idOf: (column: number) => string;
  /** The active cell of this line, if it has it. */
  active: number | null;
  isFocused: boolean;
  editing: CellEditing | null;
  onPick: (column: number, isExtending: boolean) => void;
  onWrite: (column: number) => void;
  onFinish: (key: "Enter" | "Tab" | null, shift: boolean) => void;
};

type GridLineProps = LineProps & {
  row: GridRow;
  range: CellRange | null;
  findings: ColumnFindings | undefined;
  onPickRow: () => void;
  onToggle: (column: number) => void;
};

export function GridLine({ row, range, findings, onPickRow, onToggle, ...line }: GridLineProps) {
  const { position, idOf, active, isFocused, editing, onPick, onWrite, onFinish } = line;

  return (
    <Line position={position} isSelected={range !== null && isFocused} onPickRow={onPickRow}>
      {GRID_CELLS.map((cell, column) => (
        <Cell
          key={cell.key}
          id={idOf(column)}
          cell={cell}
          column={column}
          property={row.property}
          depth={row.depth}
          weight={weightOf(findings, cell)}
          isActive={active === column && isFocused}
          isSelected={range !== null && isWithin(range, position, column)}
          editing={editing?.column === column ? editing : null}
          onPick={(isExtending) => onPick(column, isExtending)}
          onWrite={() => (cell.kind === "flag" ? onToggle(column) : onWrite(column))}
          onFinish={onFinish}
        />
      ))}
    </Line>
  );
}

const NO_COLUMN: JsonObject = {};

/** The line after the last one: what is written there becomes a new column. */
export function NewLine({
  position,
  idOf,
  active,
  isFocused,
  editing,
  onPick,
  onWrite,
  onFinish,
}: LineProps) {
  return (
    <Line position={position} isSelected={false} onPickRow={() => onPick(0, false)}>
      {GRID_CELLS.map((cell, column) => (
        <Cell
          key={cell.key}
          id={idOf(column)}
          cell={cell}
          column={column}
          property={NO_COLUMN}
          depth={0}
          weight={null}
          hint={column === 0 ? "New column" : undefined}
          isActive={active === column && isFocused}
          isSelected={false}
          editing={editing?.column === column ? editing : null}
          onPick={() => onPick(column, false)}
          onWrite={() => onWrite(column)}
          onFinish={onFinish}
        />
      ))}
    </Line>
  );
}

type LineFrameProps = {
  position: number;
  isSelected: boolean;
  onPickRow: () => void;
  children: React.ReactNode;
};

function Line({ position, isSelected, onPickRow, children }: LineFrameProps) {
  return (
    <div
      role="row"
      aria-rowindex={position + 2}
      tabIndex={-1}
      className="absolute inset-x-0 grid border-b"
      style={{ gridTemplateColumns: GRID_COLUMNS, height: ROW_HEIGHT, top: position * ROW_HEIGHT }}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keyboard; Shift and arrows select. */}
      <span
        role="rowheader"
        tabIndex={-1}
        onMouseDown={(event) => event.preventDefault()}
        onClick={(event) => {
          focusGrid(event.currentTarget);
          onPickRow();
        }}
        className={cn(
          "sticky left-0 z-10 grid cursor-default select-none place-items-center border-r bg-sunken text-muted text-xs tabular-nums",
          isSelected && "bg-accent-wash text-accent-ink",
        )}
      >
        {position + 1}
      </span>
      {children}
    </div>
  );
}

function weightOf(findings: ColumnFindings | undefined, { key }: GridCell): Weight | null {
  const own = findings?.[key] ?? [];
  return WEIGHTS.find((weight) => own.some((found) => found.weight === weight)) ?? null;
}

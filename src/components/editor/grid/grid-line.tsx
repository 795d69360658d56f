/* biome-ignore-all lint/a11y/useSemanticElements: a table element cannot draw a window of ten thousand rows. */
"use client";

import { Check } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { JsonObject } from "@/lib/registry/json";
import { WEIGHTS, type Weight } from "../editor-findings";
import { CellEditor } from "./cell-editor";
import type { ColumnFindings } from "./cell-findings";
import { CHOICE_WORDS, cellText, GRID_CELLS, type GridCell } from "./grid-cells";
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

type CellProps = {
  id: string;
  cell: GridCell;
  column: number;
  property: JsonObject;
  depth: number;
  weight: Weight | null;
  hint?: string | undefined;
  isActive: boolean;
  isSelected: boolean;
  editing: CellEditing | null;
  onPick: (isExtending: boolean) => void;
  onWrite: () => void;
  onFinish: LineProps["onFinish"];
};

function Cell(props: CellProps) {
  const { id, cell, column, property, depth, weight, hint, isActive, isSelected, editing } = props;
  const text = cellText(property, cell.key);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keyboard for all of its cells.
    <div
      id={id}
      role="gridcell"
      aria-colindex={column + 2}
      aria-selected={isSelected}
      aria-invalid={weight === "blocks" || undefined}
      tabIndex={-1}
      onMouseDown={(event) => {
        if (!editing) event.preventDefault();
      }}
      onClick={(event) => {
        if (editing) return;
        focusGrid(event.currentTarget);
        props.onPick(event.shiftKey);
        if (cell.kind === "flag" && !event.shiftKey) props.onWrite();
      }}
      onDoubleClick={() => {
        if (!editing && cell.kind !== "flag") props.onWrite();
      }}
      className={cn(
        "relative flex min-w-0 cursor-default items-center border-r px-2 last:border-r-0",
        column === 0 && "sticky left-11 z-[9] bg-surface font-mono text-sm",
        cell.kind === "flag" && "justify-center",
        isSelected && "bg-accent-wash",
        isActive && !editing && "outline-2 outline-accent outline-offset-[-2px]",
      )}
    >
      {editing ? (
        <CellEditor cell={cell} editing={editing} onFinish={props.onFinish} />
      ) : (
        <CellContent cell={cell} text={text} property={property} depth={depth} hint={hint} />
      )}
      {weight && weight !== "informs" && <FindingMark weight={weight} />}
    </div>
  );
}

type CellContentProps = {
  cell: GridCell;
  text: string;
  property: JsonObject;
  depth: number;
  hint: string | undefined;
};

function CellContent({ cell, text, property, depth, hint }: CellContentProps) {
  if (cell.kind === "flag") {
    if (text === "") return <span className="sr-only">No</span>;
    return <Check aria-label="Yes" className="size-4 text-accent" />;
  }
  if (hint) return <span className="text-muted">{hint}</span>;
  const physical =
    cell.key === "type" && typeof property.physicalType === "string" ? property.physicalType : "";
  return (
    <span
      className="truncate"
      title={text.length > 20 ? text : undefined}
      style={cell.key === "name" && depth > 0 ? { paddingLeft: depth * 14 } : undefined}
    >
      {cell.kind === "choice" ? (CHOICE_WORDS[text] ?? text) : text}
      {physical && physical !== text && <span className="ml-1.5 text-muted text-xs">{physical}</span>}
    </span>
  );
}

/** A corner for the eye; the words stand below the grid and in the check. */
function FindingMark({ weight }: { weight: Weight }) {
  return (
    <>
      <span
        aria-hidden
        className={cn(
          "absolute top-0 right-0 border-t-[9px] border-l-[9px] border-l-transparent",
          weight === "blocks" ? "border-t-fail" : "border-t-attention",
        )}
      />
      <span className="sr-only">{weight === "blocks" ? "Has to be mended" : "Has a warning"}</span>
    </>
  );
}

function weightOf(findings: ColumnFindings | undefined, { key }: GridCell): Weight | null {
  const own = findings?.[key] ?? [];
  return WEIGHTS.find((weight) => own.some((found) => found.weight === weight)) ?? null;
}

function focusGrid(cell: HTMLElement): void {
  cell.closest<HTMLElement>("[role=grid]")?.focus({ preventScroll: true });
}

/* biome-ignore-all lint/a11y/useSemanticElements: a table element cannot draw a window of ten thousand rows. */
"use client";

import { Check } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { JsonObject } from "@/lib/registry/json";
import type { Weight } from "../editor-findings";
import { CellEditor } from "./cell-editor";
import { CHOICE_WORDS, cellText, type GridCell } from "./grid-cells";
import type { CellEditing } from "./use-cell-editing";

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
  onFinish: (key: "Enter" | "Tab" | null, shift: boolean) => void;
};

/** One cell of a column: what it says, or the control that writes it. */
export function Cell(props: CellProps) {
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

/** The grid has the focus, not its cells; a click keeps it there. */
export function focusGrid(cell: HTMLElement): void {
  cell.closest<HTMLElement>("[role=grid]")?.focus({ preventScroll: true });
}

"use client";

import { ArrowDownToLine, Maximize2, Minimize2, PanelRight, Plus, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useEditor, useEditorStore } from "../editor-store";
import type { GridCommands } from "./use-grid-commands";

type GridToolbarProps = {
  count: number;
  selectedCount: number;
  commands: GridCommands;
  /** Opens everything about the active column; null while a new one is being written. */
  onOpen: (() => void) | null;
};

/** What the keyboard does in the grid, for the hand on the mouse. */
export function GridToolbar({ count, selectedCount, commands, onOpen }: GridToolbarProps) {
  const store = useEditorStore();
  const isWide = useEditor((state) => state.isWide);

  return (
    <div className="flex flex-wrap items-center gap-1">
      <p className="mr-auto text-muted text-sm tabular-nums" aria-live="polite">
        {count.toLocaleString("en")} {count === 1 ? "column" : "columns"}
        {selectedCount > 1 && ` · ${selectedCount.toLocaleString("en")} selected`}
      </p>
      <Button size="sm" variant="quiet" onMouseDown={keepFocus} onClick={commands.insertBelow}>
        <Plus aria-hidden />
        Row
      </Button>
      <Button
        size="sm"
        variant="quiet"
        disabled={selectedCount < 2}
        onMouseDown={keepFocus}
        onClick={commands.fillDown}
      >
        <ArrowDownToLine aria-hidden />
        Fill down
      </Button>
      <Button
        size="sm"
        variant="quiet"
        disabled={selectedCount === 0}
        onMouseDown={keepFocus}
        onClick={commands.remove}
      >
        <Trash2 aria-hidden />
        {selectedCount > 1 ? "Delete rows" : "Delete row"}
      </Button>
      <Button size="sm" variant="quiet" disabled={onOpen === null} onClick={onOpen ?? undefined}>
        <PanelRight aria-hidden />
        Details
      </Button>
      <Button
        size="sm"
        variant="quiet"
        aria-pressed={isWide}
        className="max-lg:hidden"
        onClick={() => store.dispatch({ type: "widen", isWide: !isWide })}
      >
        {isWide ? <Minimize2 aria-hidden /> : <Maximize2 aria-hidden />}
        {isWide ? "Less room" : "More room"}
      </Button>
    </div>
  );
}

/** The selection is the grid's, and stays while a button acts on it. */
function keepFocus(event: React.MouseEvent): void {
  event.preventDefault();
}

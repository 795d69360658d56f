"use client";

import { useState } from "react";
import { GRID_CELLS } from "./grid-cells";
import { moveTo } from "./grid-navigation";
import type { useCellEditing } from "./use-cell-editing";
import type { GridCommands } from "./use-grid-commands";
import type { GridSelection } from "./use-grid-selection";

type GridKeysOptions = {
  selection: GridSelection;
  commands: GridCommands;
  editing: ReturnType<typeof useCellEditing>;
  /** Opens everything about the active column. */
  openDetails: () => void;
};

/** The keyboard of the grid, while no cell is being written in. */
export function useGridKeys({ selection, commands, editing, openDetails }: GridKeysOptions) {
  // Tab moves along the cells; after Escape it leaves, so that nobody is caught in the grid.
  const [mayLeave, setMayLeave] = useState(false);
  const { active, go, size } = selection;
  const cell = GRID_CELLS[active.column];

  function command(key: string): boolean {
    switch (key) {
      case "d":
        commands.fillDown();
        return true;
      case "a":
        commands.selectAll();
        return true;
      case "Enter":
        commands.insertBelow();
        return true;
      case "Delete":
      case "Backspace":
        commands.remove();
        return true;
      case "i":
        openDetails();
        return true;
      default:
        return false;
    }
  }

  function write(key: string): boolean {
    if (cell?.kind === "flag") {
      if (key !== " " && key !== "Enter") return false;
      editing.toggle(active);
      return true;
    }
    if (key !== "Enter" && key !== "F2" && key.length !== 1) return false;
    editing.start(active, key.length === 1 ? key : null);
    return true;
  }

  function move({ key, shiftKey }: React.KeyboardEvent, jump: boolean): boolean {
    const to = key === "Enter" ? null : moveTo(active, { key, shift: shiftKey, jump }, size());
    if (to) go(to, shiftKey && key !== "Tab");
    return to !== null;
  }

  return function onKeyDown(event: React.KeyboardEvent): void {
    const { key, altKey, ctrlKey, metaKey } = event;
    if (event.target !== event.currentTarget || altKey) return;
    if (key === "Tab" && mayLeave) return;
    setMayLeave(key === "Escape");
    if (key === "Escape") selection.select(active, active);
    const isCommand = ctrlKey || metaKey;
    const isDone = (isCommand ? command(key) : clearing(key) || write(key)) || move(event, isCommand);
    if (isDone) event.preventDefault();
  };

  function clearing(key: string): boolean {
    if (key !== "Delete" && key !== "Backspace") return false;
    commands.clear();
    return true;
  }
}

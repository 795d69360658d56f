"use client";

import { useRef } from "react";
import { CHOICE_WORDS, type GridCell } from "./grid-cells";
import type { CellEditing } from "./use-cell-editing";

type CellEditorProps = {
  cell: GridCell;
  editing: CellEditing;
  /** Where to go on: down, along, or nowhere. */
  onFinish: (key: "Enter" | "Tab" | null, shift: boolean) => void;
};

const LOOK =
  "absolute inset-0 z-10 w-full bg-surface px-2 text-base outline-2 outline-accent outline-offset-[-2px]";

/** The one control of the grid that takes the focus, for as long as a cell is written in. */
export function CellEditor({ cell, editing, onFinish }: CellEditorProps) {
  const isDone = useRef(false);

  function end(commits: boolean) {
    if (isDone.current) return;
    isDone.current = true;
    if (commits) editing.commit();
    else editing.cancel();
  }

  function onKeyDown(event: React.KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key !== "Enter" && event.key !== "Tab" && event.key !== "Escape")
      return event.stopPropagation();
    event.preventDefault();
    event.stopPropagation();
    end(event.key !== "Escape");
    onFinish(event.key === "Escape" ? null : event.key, event.shiftKey);
  }

  if (cell.kind === "choice") {
    return (
      <select
        ref={focusAndShow}
        aria-label={cell.label}
        value={editing.text}
        onChange={({ target }) => {
          isDone.current = true;
          editing.commit(target.value);
          onFinish(null, false);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => end(true)}
        className={LOOK}
      >
        <option value="">Not stated</option>
        {cell.options.map((option) => (
          <option key={option} value={option}>
            {CHOICE_WORDS[option] ?? option}
          </option>
        ))}
      </select>
    );
  }
  return (
    <>
      <input
        ref={focusAtEnd}
        aria-label={cell.label}
        value={editing.text}
        onChange={({ target }) => editing.write(target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => end(true)}
        list={cell.options.length > 0 ? "column-types" : undefined}
        autoComplete="off"
        spellCheck={cell.key === "description"}
        className={LOOK}
      />
      {cell.options.length > 0 && (
        <datalist id="column-types">
          {cell.options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
    </>
  );
}

function focusAtEnd(input: HTMLInputElement | null): void {
  if (!input || document.activeElement === input) return;
  input.focus({ preventScroll: true });
  input.setSelectionRange(input.value.length, input.value.length);
}

function focusAndShow(select: HTMLSelectElement | null): void {
  if (!select || document.activeElement === select) return;
  select.focus({ preventScroll: true });
}

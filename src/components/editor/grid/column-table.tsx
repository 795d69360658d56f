"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { columnPointer } from "../editor-step";
import { useEditor, useValueAt } from "../editor-store";
import { ColumnGrid } from "./column-grid";
import { ColumnList } from "./column-list";
import { ColumnSheet } from "./column-sheet";
import { gridRows } from "./grid-rows";

const ROOMY = "(min-width: 48rem) and (pointer: fine)";

/** The columns of the table at `pointer`: a grid where there is room and a keyboard, a list to tap on a phone. */
export function ColumnTable({ pointer }: { pointer: string }) {
  const table = useValueAt(pointer);
  const rows = gridRows(table, pointer);
  const isRoomy = useMedia(ROOMY);
  const [openColumn, setOpenColumn] = useState<string | null>(null);
  const focus = useEditor((state) => state.focus);

  useEffect(() => {
    if (!focus || isRoomy) return;
    const column = columnPointer(focus.pointer);
    if (column?.startsWith(`${pointer}/`)) setOpenColumn(column);
  }, [focus, pointer, isRoomy]);

  return (
    <>
      {isRoomy ? (
        <ColumnGrid pointer={pointer} rows={rows} onOpen={setOpenColumn} />
      ) : (
        <ColumnList pointer={pointer} rows={rows} onOpen={setOpenColumn} />
      )}
      <ColumnSheet pointer={openColumn} onClose={() => setOpenColumn(null)} />
    </>
  );
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", onChange);
      return () => media.removeEventListener("change", onChange);
    },
    () => window.matchMedia(query).matches,
    () => true,
  );
}

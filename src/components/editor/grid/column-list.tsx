"use client";

import { ChevronRight, Plus } from "lucide-react";
import { useRef } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { WEIGHT_TONES, WEIGHTS } from "../editor-findings";
import { useEditor, useEditorStore, useListAt } from "../editor-store";
import { cellFindings } from "./cell-findings";
import { CHOICE_WORDS, cellText } from "./grid-cells";
import { appendColumns } from "./grid-edits";
import type { GridRow } from "./grid-rows";
import { useRowWindow } from "./use-row-window";

type ColumnListProps = { pointer: string; rows: readonly GridRow[]; onOpen: (column: string) => void };

const LINE_HEIGHT = 56;

/** The columns for a thumb: a tap opens everything about one. */
export function ColumnList({ pointer, rows, onOpen }: ColumnListProps) {
  const store = useEditorStore();
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useRowWindow(scroller, rows.length, LINE_HEIGHT);
  const top = useListAt(`${pointer}/properties`);
  const check = useEditor((state) => state.check);
  const findings = cellFindings(check?.findings ?? [], pointer);

  function add() {
    const { document } = store.get().history;
    const next = appendColumns(document, pointer, [{ name: "", logicalType: "string" }]);
    store.dispatch({ type: "replace", document: next, group: null });
    onOpen(`${pointer}/properties/${top.length}`);
  }

  return (
    <div className="flex flex-col gap-2">
      <p className="text-muted text-sm">
        {rows.length.toLocaleString("en")} {rows.length === 1 ? "column" : "columns"}
      </p>
      {rows.length > 0 && (
        <div ref={scroller} className="max-h-[70dvh] overflow-y-auto rounded-lg border bg-surface">
          <ul aria-label="Columns" className="relative" style={{ height: rows.length * LINE_HEIGHT }}>
            {rows.slice(shown.start, shown.end).map((row, index) => {
              const position = shown.start + index;
              const cells = findings.get(row.pointer);
              const own = cells ? Object.values(cells).flat() : [];
              const weight = WEIGHTS.find((candidate) => own.some((found) => found.weight === candidate));
              return (
                <li
                  key={row.pointer}
                  aria-setsize={rows.length}
                  aria-posinset={position + 1}
                  className="absolute inset-x-0 border-b"
                  style={{ height: LINE_HEIGHT, top: position * LINE_HEIGHT }}
                >
                  <button
                    type="button"
                    data-pointer={row.pointer}
                    onClick={() => onOpen(row.pointer)}
                    className="flex size-full items-center gap-2 px-3 text-left focus-visible:outline-offset-[-2px]"
                    style={{ paddingLeft: 12 + row.depth * 14 }}
                  >
                    <span className="flex min-w-0 flex-1 flex-col">
                      <span className="truncate font-mono text-sm">
                        {cellText(row.property, "name") || "Without a name"}
                      </span>
                      <span className="truncate text-muted text-sm">{factsOf(row)}</span>
                    </span>
                    {weight && weight !== "informs" && (
                      <Badge tone={WEIGHT_TONES[weight]}>
                        {own.length} {weight === "blocks" ? "to mend" : "to look at"}
                      </Badge>
                    )}
                    <ChevronRight aria-hidden className="size-4 shrink-0 text-muted" />
                  </button>
                </li>
              );
            })}
          </ul>
        </div>
      )}
      <div>
        <Button size="sm" onClick={add}>
          <Plus aria-hidden />
          Add column
        </Button>
      </div>
    </div>
  );
}

function factsOf({ property }: GridRow): string {
  const classification = cellText(property, "classification");
  const personal = cellText(property, "personalData");
  return [
    cellText(property, "type"),
    cellText(property, "primaryKey") && "key",
    CHOICE_WORDS[classification] ?? classification,
    personal !== "none" && (CHOICE_WORDS[personal] ?? personal),
  ]
    .filter(Boolean)
    .join(" · ");
}

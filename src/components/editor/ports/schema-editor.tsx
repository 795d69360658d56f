"use client";

import { ClipboardPaste, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateTitle } from "@/components/ui/empty-state";
import { isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";
import { useEditor, useEditorStore, useListAt } from "../editor-store";
import { FieldFindings } from "../fields/field-findings";
import { usePlace } from "../fields/pointer-field";
import { LongTextField, TextField } from "../fields/text-field";
import { ColumnTable } from "../grid/column-table";
import { appendColumns } from "../grid/grid-edits";
import { PasteColumns } from "../grid/paste-columns";
import { FormColumns, FormPart } from "../steps/step-frame";
import { freeName, namesIn } from "./port-edits";

/** The tables, topics or documents of a port's contract, one open at a time, each with its columns. */
export function SchemaEditor({ port }: { port: string }) {
  const store = useEditorStore();
  const pointer = `${port}/contract/schema`;
  const tables = useListAt(pointer);
  const wanted = useEditor(({ table }) => table);
  const open = Math.min(wanted, Math.max(0, tables.length - 1));
  const portIndex = useEditor((state) => state.port);
  const [isPasting, setIsPasting] = useState(false);
  const { findings, isSpelledOut } = usePlace({ pointer });

  function write(next: readonly Json[], table: number) {
    store.dispatch({ type: "edit", edits: [{ pointer, value: next }], group: null });
    store.dispatch({ type: "open", port: portIndex, table });
  }

  function addTable(columns: readonly JsonObject[], name = "") {
    const table = { name: freeName(name || "table", namesIn(tables)), properties: columns };
    write([...tables, table], tables.length);
  }

  function receive(columns: readonly JsonObject[], name: string | undefined) {
    if (tables.length === 0) return addTable(columns, name);
    const { document } = store.get().history;
    store.dispatch({
      type: "replace",
      document: appendColumns(document, `${pointer}/${open}`, columns),
      group: null,
    });
  }

  return (
    <FormPart
      id="schema"
      title="Schema"
      actions={
        tables.length > 0 && (
          <div className="flex flex-wrap gap-2">
            <Button size="sm" onClick={() => setIsPasting(true)}>
              <ClipboardPaste aria-hidden />
              Paste columns
            </Button>
            <Button size="sm" data-pointer={pointer} onClick={() => addTable([])}>
              <Plus aria-hidden />
              Add table
            </Button>
          </div>
        )
      }
    >
      {isSpelledOut && <FieldFindings findings={findings} />}
      {tables.length === 0 ? (
        <EmptyState className="bg-surface">
          <EmptyStateTitle>No columns yet</EmptyStateTitle>
          <EmptyStateBody>
            Paste a CREATE TABLE, a JSON Schema, or the header of a CSV file with a few rows; or start with an
            empty table.
          </EmptyStateBody>
          <EmptyStateActions>
            <Button variant="primary" onClick={() => setIsPasting(true)}>
              <ClipboardPaste aria-hidden />
              Paste columns
            </Button>
            <Button data-pointer={pointer} onClick={() => addTable([])}>
              Start with an empty table
            </Button>
          </EmptyStateActions>
        </EmptyState>
      ) : (
        <>
          {tables.length > 1 && <TableTabs tables={tables} open={open} port={portIndex} />}
          <TableForm
            key={open}
            pointer={`${pointer}/${open}`}
            onRemove={() => {
              write(tables.toSpliced(open, 1), Math.max(0, open - 1));
              toast("Table removed", {
                action: { label: "Undo", onClick: () => store.dispatch({ type: "undo" }) },
              });
            }}
          />
        </>
      )}
      <PasteColumns isOpen={isPasting} onOpenChange={setIsPasting} onReceive={receive} />
    </FormPart>
  );
}

function TableTabs({ tables, open, port }: { tables: readonly Json[]; open: number; port: number }) {
  const store = useEditorStore();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would read as a question of the form.
    <div role="group" aria-label="Tables" className="flex flex-wrap gap-1">
      {tables.map((table, index) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: the position is the table's place in the document.
          key={index}
          type="button"
          aria-pressed={index === open}
          onClick={() => store.dispatch({ type: "open", port, table: index })}
          className={cn(
            "h-8 max-w-60 truncate rounded-md border px-2.5 font-mono text-sm pointer-coarse:h-10",
            index === open
              ? "border-accent bg-accent-wash text-accent-ink"
              : "bg-surface text-muted hover:text-ink",
          )}
        >
          {isJsonObject(table) && typeof table.name === "string" && table.name !== ""
            ? table.name
            : `Table ${index + 1}`}
        </button>
      ))}
    </div>
  );
}

function TableForm({ pointer, onRemove }: { pointer: string; onRemove: () => void }) {
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <FormColumns>
        <TextField pointer={`${pointer}/name`} label="Table name" placeholder="order_lines" />
        <div className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-2">
          <TextField
            pointer={`${pointer}/physicalName`}
            label="Physical name"
            hint="if it differs; a topic's name"
            placeholder="gold.order_lines_v2"
          />
          <Button size="icon" variant="quiet" aria-label="Remove this table" onClick={onRemove}>
            <Trash2 aria-hidden />
          </Button>
        </div>
      </FormColumns>
      <LongTextField pointer={`${pointer}/description`} label="Description of the table" rows={1} />
      <ColumnTable pointer={pointer} />
    </div>
  );
}

"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";
import { useEditorStore, useListAt } from "../editor-store";
import { FieldFindings } from "./field-findings";
import { fieldId, usePlace } from "./pointer-field";
import { type SelectOption, WordSelect } from "./select-field";
import { useTextEditing } from "./text-field";

export type RowColumn = {
  key: string;
  label: string;
  placeholder?: string;
  options?: readonly SelectOption[];
  /** Share of the width. */
  share?: number;
};

type RowsFieldProps = {
  /** The list in the document. */
  pointer: string;
  legend: string;
  help?: React.ReactNode;
  columns: readonly RowColumn[];
  addLabel: string;
  /** What a new row holds from the start. */
  fresh?: JsonObject;
  empty: string;
};

/** A short list of things with a few words each: members, channels, links. */
export function RowsField({ pointer, legend, help, columns, addLabel, fresh = {}, empty }: RowsFieldProps) {
  const store = useEditorStore();
  const items = useListAt(pointer);
  const { findings, isSpelledOut, onLeave } = usePlace({ pointer });
  const id = fieldId(pointer);
  const template = columns.map(({ share = 1 }) => `minmax(0,${share}fr)`).join(" ");

  function write(next: readonly Json[]) {
    store.dispatch({
      type: "edit",
      edits: [{ pointer, value: next.length > 0 ? next : undefined }],
      group: null,
    });
  }

  return (
    <fieldset data-slot="rows-field" className="flex min-w-0 flex-col gap-2" onBlur={onLeave}>
      <legend className="mb-1.5 font-medium">
        {legend}
        {!isSpelledOut && findings.length > 0 && (
          <span className="ml-2 font-normal text-muted text-sm">needed to publish</span>
        )}
      </legend>
      {help && <p className="-mt-1.5 max-w-[72ch] text-muted text-sm">{help}</p>}
      {items.length === 0 && <p className="text-muted">{empty}</p>}
      {items.length > 0 && (
        <div className="flex flex-col gap-2">
          <div
            aria-hidden
            className="grid gap-2 pr-10 text-muted text-xs max-sm:hidden"
            style={{ gridTemplateColumns: template }}
          >
            {columns.map(({ key, label }) => (
              <span key={key}>{label}</span>
            ))}
          </div>
          {items.map((item, index) => (
            <Row
              // biome-ignore lint/suspicious/noArrayIndexKey: the position is what the row edits.
              key={index}
              pointer={`${pointer}/${index}`}
              position={index + 1}
              isGroup={isJsonObject(item)}
              columns={columns}
              template={template}
              onRemove={() => write(items.toSpliced(index, 1))}
            />
          ))}
        </div>
      )}
      <div>
        <Button
          id={id}
          data-pointer={pointer}
          size="sm"
          onClick={() => {
            write([...items, fresh]);
            focusSoon(fieldId(`${pointer}/${items.length}/${columns[0]?.key}`));
          }}
        >
          <Plus aria-hidden />
          {addLabel}
        </Button>
      </div>
      {isSpelledOut && <FieldFindings findings={findings} />}
    </fieldset>
  );
}

type RowProps = {
  pointer: string;
  position: number;
  isGroup: boolean;
  columns: readonly RowColumn[];
  template: string;
  onRemove: () => void;
};

function Row({ pointer, position, isGroup, columns, template, onRemove }: RowProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid in every browser.
    <div
      role="group"
      aria-label={`Row ${position}`}
      className="grid grid-cols-[minmax(0,1fr)_2rem] gap-2 max-sm:rounded-md max-sm:border max-sm:p-3"
    >
      {isGroup ? (
        <div className="grid gap-2 max-sm:!grid-cols-1" style={{ gridTemplateColumns: template }}>
          {columns.map((column) => (
            <RowCell key={column.key} pointer={`${pointer}/${column.key}`} column={column} />
          ))}
        </div>
      ) : (
        <p className="text-muted">This entry is no group of fields; edit it as text.</p>
      )}
      <Button
        size="icon"
        variant="quiet"
        aria-label={`Remove row ${position}`}
        onClick={onRemove}
        className="text-muted hover:text-ink"
      >
        <X aria-hidden />
      </Button>
    </div>
  );
}

function RowCell({ pointer, column }: { pointer: string; column: RowColumn }) {
  const { text, write, isReadable } = useTextEditing(pointer);
  const { findings, isSpelledOut, onLeave } = usePlace({ pointer });
  const id = fieldId(pointer);
  const control = {
    id,
    "data-pointer": pointer,
    "data-reported-at": undefined,
    "aria-label": column.label,
    "aria-describedby": isSpelledOut ? `${id}-findings` : undefined,
    "aria-invalid": (isSpelledOut && findings.some(({ weight }) => weight === "blocks")) || undefined,
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to the control within, and is none itself.
    <div className="flex min-w-0 flex-col gap-1" onBlur={onLeave}>
      <span aria-hidden className="text-muted text-xs sm:hidden">
        {column.label}
      </span>
      {column.options ? (
        <WordSelect control={control} options={column.options} />
      ) : (
        <Input
          {...control}
          value={text}
          onChange={({ target }) => write(target.value)}
          readOnly={!isReadable}
          placeholder={column.placeholder}
          autoComplete="off"
        />
      )}
      {isSpelledOut && <FieldFindings id={`${id}-findings`} findings={findings} />}
    </div>
  );
}

/** The row appears with the next paint; its first cell is where the person goes on. */
function focusSoon(id: string) {
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}

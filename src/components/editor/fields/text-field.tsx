"use client";

import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { Json } from "@/lib/registry/json";
import { useEditorStore, useValueAt } from "../editor-store";
import { type PlaceProps, PointerField } from "./pointer-field";

export type FieldProps = PlaceProps & {
  label: React.ReactNode;
  hint?: React.ReactNode;
  help?: React.ReactNode;
  className?: string | undefined;
};

type TextFieldProps = FieldProps & {
  placeholder?: string | undefined;
  /** Words people are likely to mean; others may be written. */
  suggestions?: readonly string[];
  type?: "text" | "url" | "email" | "date";
};

export function TextField({
  placeholder,
  suggestions = [],
  type = "text",
  className,
  ...field
}: TextFieldProps) {
  const { text, write, isReadable } = useTextEditing(field.pointer);
  const listId = `${field.pointer}-words`;

  return (
    <PointerField {...field} className={className}>
      {(control) => (
        <>
          <Input
            {...control}
            // A link or date somebody wrote otherwise stays to be seen and mended.
            type={type === "url" || type === "email" ? "text" : type}
            inputMode={type === "url" || type === "email" ? type : undefined}
            value={text}
            onChange={({ target }) => write(target.value)}
            readOnly={!isReadable}
            placeholder={placeholder}
            list={suggestions.length > 0 ? listId : undefined}
            autoComplete="off"
          />
          {suggestions.length > 0 && (
            <datalist id={listId}>
              {suggestions.map((word) => (
                <option key={word} value={word} />
              ))}
            </datalist>
          )}
        </>
      )}
    </PointerField>
  );
}

type LongTextFieldProps = FieldProps & { rows?: number; placeholder?: string; charactersMax?: number };

/** Longer text; with `charactersMax` it counts, and tells when it is too much without cutting anything off. */
export function LongTextField({ rows = 3, placeholder, charactersMax, ...field }: LongTextFieldProps) {
  const { text, write, isReadable } = useTextEditing(field.pointer);

  return (
    <PointerField
      {...field}
      hint={
        charactersMax === undefined ? (
          field.hint
        ) : (
          <span className={text.length > charactersMax ? "text-attention-ink" : undefined}>
            {text.length}/{charactersMax}
          </span>
        )
      }
    >
      {(control) => (
        <Textarea
          {...control}
          rows={rows}
          value={text}
          onChange={({ target }) => write(target.value)}
          readOnly={!isReadable}
          placeholder={placeholder}
          className={rows < 3 ? "min-h-0" : undefined}
        />
      )}
    </PointerField>
  );
}

/** The text at a place; an emptied field is removed from the document. Lists and groups are not for a text field. */
export function useTextEditing(pointer: string) {
  const store = useEditorStore();
  const value = useValueAt(pointer);
  return {
    text: textOf(value),
    isReadable: value === undefined || value === null || typeof value !== "object",
    write(text: string) {
      store.dispatch({ type: "edit", edits: [{ pointer, value: text || undefined }], group: pointer });
    },
  };
}

function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

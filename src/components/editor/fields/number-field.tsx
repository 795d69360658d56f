"use client";

import { useState } from "react";
import { Input } from "@/components/ui/input";
import { useEditorStore, useValueAt } from "../editor-store";
import { PointerField } from "./pointer-field";
import type { FieldProps } from "./text-field";

type NumberFieldProps = FieldProps & { unit?: string; placeholder?: string };

/** Text while it is being typed, a number in the document as soon as it is one. */
export function NumberField({ unit, placeholder, ...field }: NumberFieldProps) {
  const { text, write, leave, isNumber } = useNumberEditing(field.pointer);

  return (
    <PointerField {...field}>
      {(control) => (
        <span className="flex items-center gap-2">
          <Input
            {...control}
            inputMode="decimal"
            value={text}
            onChange={({ target }) => write(target.value)}
            onBlur={leave}
            aria-invalid={isNumber ? control["aria-invalid"] : true}
            placeholder={placeholder}
            autoComplete="off"
            className="max-w-40 tabular-nums"
          />
          {unit && <span className="text-muted">{unit}</span>}
          {!isNumber && <span className="text-fail-ink text-sm">Write a number.</span>}
        </span>
      )}
    </PointerField>
  );
}

export function useNumberEditing(pointer: string) {
  const store = useEditorStore();
  const value = useValueAt(pointer);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (value === undefined || value === null ? "" : String(value));
  const number = numberOf(text);

  return {
    text,
    isNumber: text.trim() === "" || number !== null,
    write(next: string) {
      setTyped(next);
      const parsed = numberOf(next);
      if (parsed === null && next.trim() !== "") return;
      store.dispatch({ type: "edit", edits: [{ pointer, value: parsed ?? undefined }], group: pointer });
    },
    /** What could not be read as a number stays to be seen until it is mended. */
    leave() {
      if (typed !== null && (typed.trim() === "" || numberOf(typed) !== null)) setTyped(null);
    },
  };
}

function numberOf(text: string): number | null {
  const written = text.trim().replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(written) ? Number(written) : null;
}

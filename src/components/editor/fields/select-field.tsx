"use client";

import { Select } from "@/components/ui/select";
import type { Json } from "@/lib/registry/json";
import { useEditorStore, useValueAt } from "../editor-store";
import { type PointerControl, PointerField } from "./pointer-field";
import type { FieldProps } from "./text-field";

export type SelectOption = { value: string; label: string };

type SelectFieldProps = FieldProps & { options: readonly SelectOption[] };

/** One of a few words. A word that is none of them is kept, shown and can be replaced. */
export function SelectField({ options, ...field }: SelectFieldProps) {
  return (
    <PointerField {...field}>{(control) => <WordSelect control={control} options={options} />}</PointerField>
  );
}

type WordSelectProps = { control: PointerControl; options: readonly SelectOption[]; className?: string };

export function WordSelect({ control, options, className }: WordSelectProps) {
  const store = useEditorStore();
  const pointer = control["data-pointer"];
  const value = useValueAt(pointer);
  const text = value === undefined || value === null ? "" : String(value);
  const isKnown = text === "" || options.some((option) => option.value === text);

  return (
    <Select
      {...control}
      className={className}
      value={text}
      onChange={({ target }) =>
        store.dispatch({
          type: "edit",
          edits: [{ pointer, value: target.value || undefined }],
          group: null,
        })
      }
    >
      <option value="">Not stated</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
      {!isKnown && <option value={text}>{text}</option>}
    </Select>
  );
}

/** Yes, no, or not stated, which is not the same as no. */
export function YesNoField(field: FieldProps) {
  const store = useEditorStore();
  const value = useValueAt(field.pointer);

  return (
    <PointerField {...field}>
      {(control) => (
        <Select
          {...control}
          value={answerOf(value)}
          onChange={({ target }) => {
            const next = target.value === "" ? undefined : target.value === "yes";
            store.dispatch({ type: "edit", edits: [{ pointer: field.pointer, value: next }], group: null });
          }}
        >
          <option value="">Not stated</option>
          <option value="yes">Yes</option>
          <option value="no">No</option>
        </Select>
      )}
    </PointerField>
  );
}

function answerOf(value: Json | undefined): string {
  if (value === true) return "yes";
  return value === false ? "no" : "";
}

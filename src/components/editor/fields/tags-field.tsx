"use client";

import { TagInput } from "@/components/ui/tag-input";
import { useEditor, useEditorStore, useListAt } from "../editor-store";
import { PointerField } from "./pointer-field";
import type { FieldProps } from "./text-field";

/** A list of short words. */
export function TagsField({ suggestions, ...field }: FieldProps & { suggestions: readonly string[] }) {
  const store = useEditorStore();
  const items = useListAt(field.pointer);
  const generation = useEditor(({ history }) => history.generation);
  const tags = items.filter((item) => typeof item === "string");
  const others = items.filter((item) => typeof item !== "string");

  return (
    <PointerField {...field}>
      {({ "data-pointer": pointer, id, ...aria }) => (
        <div data-pointer={pointer}>
          <TagInput
            // The input keeps a list of its own, which starts over when the document changed under it.
            key={generation}
            id={id}
            {...aria}
            name={id}
            defaultTags={tags}
            suggestions={suggestions}
            onTagsChange={(next) => {
              const value = [...next, ...others];
              store.dispatch({
                type: "edit",
                edits: [{ pointer, value: value.length > 0 ? value : undefined }],
                group: null,
              });
            }}
          />
        </div>
      )}
    </PointerField>
  );
}

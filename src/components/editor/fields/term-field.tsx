"use client";

import { Combobox } from "@/components/ui/combobox";
import { BUSINESS_DEFINITION, isBusinessDefinition } from "@/lib/registry/business-definitions";
import { isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";
import type { Edit } from "../editor-history";
import { useEditorStore, useGroupAt } from "../editor-store";
import { useProduct } from "../product-context";
import { PointerField } from "./pointer-field";

/** Picks the term of the glossary that a column or port stands for; an address of another place stays selectable. */
export function TermField({ pointer, help }: { pointer: string; help: string }) {
  const { terms } = useProduct();
  const store = useEditorStore();
  const holder = useGroupAt(pointer);
  const list = `${pointer}/authoritativeDefinitions`;
  const index = definitionIndex(holder);
  const url = urlAt(holder, index);
  if (terms.length === 0 && url === "") return null;
  const known = terms.map((term) => ({ value: term.url, label: term.name, hint: term.hint }));
  const own = url === "" || known.some(({ value }) => value === url) ? [] : [{ value: url, label: url }];

  return (
    <PointerField
      pointer={index === -1 ? `${list}#term` : `${list}/${index}/url`}
      reportedAt={{ pointer: list, word: "Definitions" }}
      label="Business term"
      help={help}
    >
      {(control) => (
        <Combobox
          // What it shows follows the document, undo included.
          key={url}
          {...control}
          name="term"
          options={[{ value: "", label: "None" }, ...own, ...known]}
          defaultValue={url}
          placeholder="Choose a term"
          onValueChange={(next) =>
            store.dispatch({ type: "edit", edits: definitionEdits(pointer, holder, next), group: null })
          }
        />
      )}
    </PointerField>
  );
}

/** The edits that make the first business definition of the thing at `pointer` lead to `url`, or to nowhere. */
export function definitionEdits(pointer: string, holder: JsonObject, url: string): Edit[] {
  const list = `${pointer}/authoritativeDefinitions`;
  const entries = entriesOf(holder);
  const index = definitionIndex(holder);
  if (url !== "") {
    if (index !== -1) return [{ pointer: `${list}/${index}/url`, value: url }];
    return [{ pointer: list, value: [...entries, { type: BUSINESS_DEFINITION, url }] }];
  }
  if (index === -1) return [];
  const others = entries.filter((_, at) => at !== index);
  return [{ pointer: list, value: others.length > 0 ? others : undefined }];
}

function entriesOf({ authoritativeDefinitions }: JsonObject): readonly Json[] {
  return Array.isArray(authoritativeDefinitions) ? authoritativeDefinitions : [];
}

function definitionIndex(holder: JsonObject): number {
  return entriesOf(holder).findIndex(
    (entry) =>
      isJsonObject(entry) && typeof entry.type === "string" && isBusinessDefinition({ type: entry.type }),
  );
}

function urlAt(holder: JsonObject, index: number): string {
  const entry = entriesOf(holder)[index];
  return isJsonObject(entry) && typeof entry.url === "string" ? entry.url : "";
}

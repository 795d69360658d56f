"use client";

import { Trash2 } from "lucide-react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Choice } from "@/components/ui/choice";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Sheet, SheetBody, SheetContent, SheetHeader, SheetTitle } from "@/components/ui/sheet";
import { useEditorStore, useGroupAt, useTextAt } from "../editor-store";
import { PointerField } from "../fields/pointer-field";
import { SelectField } from "../fields/select-field";
import { TagsField } from "../fields/tags-field";
import { TermField } from "../fields/term-field";
import { LongTextField, TextField } from "../fields/text-field";
import { FormColumns } from "../steps/step-frame";
import {
  CHOICE_WORDS,
  FACT_WORDS,
  factEdits,
  factIndex,
  factText,
  GRID_CELLS,
  LOGICAL_TYPES,
} from "./grid-cells";
import { removeRows } from "./grid-edits";

type ColumnSheetProps = { pointer: string | null; onClose: () => void };

/** Everything about one column: what the grid shows, and what there is no room for in it. */
export function ColumnSheet({ pointer, onClose }: ColumnSheetProps) {
  return (
    <Sheet open={pointer !== null} onOpenChange={(isOpen) => !isOpen && onClose()}>
      {pointer !== null && (
        <SheetContent side="right" aria-describedby={undefined}>
          <ColumnForm key={pointer} pointer={pointer} onClose={onClose} />
        </SheetContent>
      )}
    </Sheet>
  );
}

const TYPE_OPTIONS = LOGICAL_TYPES.map((type) => ({ value: type, label: type }));

function ColumnForm({ pointer, onClose }: { pointer: string; onClose: () => void }) {
  const store = useEditorStore();
  const name = useTextAt(`${pointer}/name`);

  function remove() {
    const { document } = store.get().history;
    const list = pointer.slice(0, pointer.lastIndexOf("/"));
    const index = Number(pointer.slice(pointer.lastIndexOf("/") + 1));
    const row = { pointer, list, index, depth: 0, property: {} };
    store.dispatch({ type: "replace", document: removeRows(document, [row]), group: null });
    onClose();
    toast(`${name || "Column"} removed`, {
      action: { label: "Undo", onClick: () => store.dispatch({ type: "undo" }) },
    });
  }

  return (
    <>
      <SheetHeader>
        <SheetTitle className="truncate font-mono">{name || "New column"}</SheetTitle>
      </SheetHeader>
      <SheetBody>
        <div className="flex flex-col gap-5 pb-4">
          <TextField pointer={`${pointer}/name`} label="Name" />
          <TextField pointer={`${pointer}/businessName`} label="Business name" />
          <FormColumns>
            <SelectField pointer={`${pointer}/logicalType`} label="Type" options={TYPE_OPTIONS} />
            <TextField pointer={`${pointer}/physicalType`} label="Physical type" placeholder="varchar(80)" />
          </FormColumns>
          <LongTextField
            pointer={`${pointer}/description`}
            label="Description"
            help="What it says, in which unit, and when it is empty."
          />
          <div className="flex flex-wrap gap-x-6 gap-y-2">
            <Flag pointer={`${pointer}/primaryKey`} label="Key" />
            <Flag pointer={`${pointer}/required`} label="Required" />
            <Flag pointer={`${pointer}/unique`} label="Unique" />
            <Flag pointer={`${pointer}/criticalDataElement`} label="Critical" />
          </div>
          <SelectField
            pointer={`${pointer}/classification`}
            label="Classification"
            options={optionsOf("classification")}
          />
          <FormColumns>
            <FactField pointer={pointer} fact="personalData" />
            <FactField pointer={pointer} fact="masking" />
          </FormColumns>
          <TextField
            pointer={`${pointer}/logicalTypeOptions/format`}
            label="Format"
            placeholder="yyyy-MM-dd"
          />
          <TextField pointer={`${pointer}/physicalName`} label="Physical name" hint="if it differs" />
          <SemanticType pointer={pointer} />
          <TermField pointer={pointer} help="The term of the glossary whose meaning the values have." />
          <TagsField pointer={`${pointer}/tags`} label="Tags" suggestions={[]} />
          <div>
            <Button size="sm" onClick={remove}>
              <Trash2 aria-hidden />
              Remove column
            </Button>
          </div>
        </div>
      </SheetBody>
    </>
  );
}

function Flag({ pointer, label }: { pointer: string; label: string }) {
  const store = useEditorStore();
  const { [pointer.slice(pointer.lastIndexOf("/") + 1)]: value } = useGroupAt(
    pointer.slice(0, pointer.lastIndexOf("/")),
  );
  return (
    <Choice>
      <Checkbox
        data-pointer={pointer}
        checked={value === true}
        onChange={({ target }) =>
          store.dispatch({
            type: "edit",
            edits: [{ pointer, value: target.checked || undefined }],
            group: null,
          })
        }
      />
      {label}
    </Choice>
  );
}

function FactField({ pointer, fact }: { pointer: string; fact: "personalData" | "masking" }) {
  const { text, place, write } = useFact(pointer, fact, FACT_WORDS[fact] ?? fact);
  const options = optionsOf(fact);

  return (
    <PointerField {...place} label={FACT_WORDS[fact]}>
      {(control) => (
        <Select {...control} value={text} onChange={({ target }) => write(target.value)}>
          <option value="">Not stated</option>
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
          {text !== "" && !options.some(({ value }) => value === text) && (
            <option value={text}>{text}</option>
          )}
        </Select>
      )}
    </PointerField>
  );
}

function SemanticType({ pointer }: { pointer: string }) {
  const { text, place, write } = useFact(pointer, "semanticType", "Semantic type");

  return (
    <PointerField
      {...place}
      label="Semantic type"
      help="What the values mean in every system that has them, for example corp:customer-id."
    >
      {(control) => (
        <Input {...control} value={text} onChange={({ target }) => write(target.value)} autoComplete="off" />
      )}
    </PointerField>
  );
}

/** A fact among the custom properties: where it stands, or where it is reported missing. */
function useFact(pointer: string, fact: string, word: string) {
  const store = useEditorStore();
  const property = useGroupAt(pointer);
  const list = `${pointer}/customProperties`;
  const index = factIndex(property, fact);
  return {
    text: factText(property, fact),
    place: {
      pointer: index === -1 ? `${list}#${fact}` : `${list}/${index}/value`,
      reportedAt: { pointer: list, word },
    },
    write(text: string) {
      const edits = factEdits(pointer, property, fact, text);
      store.dispatch({ type: "edit", edits, group: `${pointer}#${fact}` });
    },
  };
}

function optionsOf(key: "classification" | "personalData" | "masking") {
  const words: readonly string[] = GRID_CELLS.find((cell) => cell.key === key)?.options ?? [];
  return words.map((value) => ({ value, label: CHOICE_WORDS[value] ?? value }));
}

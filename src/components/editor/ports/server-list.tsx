"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { Json } from "@/lib/registry/json";
import { useEditorStore, useListAt, useTextAt } from "../editor-store";
import { FieldFindings } from "../fields/field-findings";
import { NumberField } from "../fields/number-field";
import { usePlace } from "../fields/pointer-field";
import { SelectField } from "../fields/select-field";
import { TextField } from "../fields/text-field";
import { SERVER_TYPES, serverInputs } from "../server-fields";
import { FormColumns } from "../steps/step-frame";

const TYPE_OPTIONS = Object.entries(SERVER_TYPES).map(([value, { label }]) => ({ value, label }));

/** The servers of a contract; the first one is what lists and snippets speak of. */
export function ServerList({ pointer }: { pointer: string }) {
  const store = useEditorStore();
  const servers = useListAt(pointer);
  const { findings, isSpelledOut } = usePlace({ pointer });

  function write(next: readonly Json[]) {
    store.dispatch({ type: "edit", edits: [{ pointer, value: next }], group: null });
  }

  return (
    <div className="flex flex-col gap-4">
      {servers.length === 0 && (
        <p className="text-muted">No server yet. Nobody can be told how to connect.</p>
      )}
      {servers.map((_, index) => (
        <ServerForm
          // biome-ignore lint/suspicious/noArrayIndexKey: the position is the server's place in the document.
          key={index}
          pointer={`${pointer}/${index}`}
          position={index + 1}
          onRemove={() => write(servers.toSpliced(index, 1))}
        />
      ))}
      <div>
        <Button
          size="sm"
          data-pointer={pointer}
          onClick={() => write([...servers, { server: servers.length === 0 ? "production" : "" }])}
        >
          <Plus aria-hidden />
          Add server
        </Button>
      </div>
      {isSpelledOut && <FieldFindings findings={findings} />}
    </div>
  );
}

type ServerFormProps = { pointer: string; position: number; onRemove: () => void };

function ServerForm({ pointer, position, onRemove }: ServerFormProps) {
  const type = useTextAt(`${pointer}/type`);

  return (
    <fieldset className="relative flex min-w-0 flex-col gap-4 rounded-lg border bg-surface p-4">
      <legend className="sr-only">Server {position}</legend>
      <FormColumns>
        <SelectField pointer={`${pointer}/type`} label="Platform" options={TYPE_OPTIONS} />
        <TextField pointer={`${pointer}/server`} label="Name" placeholder="production" className="pr-10" />
        {type !== "" &&
          serverInputs(type).map(({ key, label, placeholder, kind, isRequired }) =>
            kind === "number" ? (
              <NumberField
                key={key}
                pointer={`${pointer}/${key}`}
                label={label}
                hint={isRequired ? undefined : "optional"}
              />
            ) : (
              <TextField
                key={key}
                pointer={`${pointer}/${key}`}
                label={label}
                placeholder={placeholder}
                hint={isRequired ? undefined : "optional"}
              />
            ),
          )}
        <TextField
          pointer={`${pointer}/environment`}
          label="Environment"
          hint="optional"
          suggestions={["production", "staging", "test", "development"]}
        />
      </FormColumns>
      <Button
        size="icon-sm"
        variant="quiet"
        aria-label={`Remove server ${position}`}
        onClick={onRemove}
        className="absolute top-2 right-2"
      >
        <X aria-hidden />
      </Button>
    </fieldset>
  );
}

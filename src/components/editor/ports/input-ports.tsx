"use client";

import { ArrowRight, Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { isJsonObject, type Json } from "@/lib/registry/json";
import { toRefText } from "@/lib/registry/ref-text";
import { useEditorStore, useGroupAt, useListAt } from "../editor-store";
import { FieldFindings } from "../fields/field-findings";
import { usePlace } from "../fields/pointer-field";
import { TextField } from "../fields/text-field";
import { FormPart } from "../steps/step-frame";
import { freeName, namesIn } from "./port-edits";
import { ProductPicker } from "./product-picker";

const POINTER = "/inputPorts";

/** Where the product gets its data from: lineage is drawn from here, never by hand. */
export function InputPorts() {
  const store = useEditorStore();
  const ports = useListAt(POINTER);
  const { findings, isSpelledOut } = usePlace({ pointer: POINTER });

  function write(next: readonly Json[]) {
    store.dispatch({
      type: "edit",
      edits: [{ pointer: POINTER, value: next.length > 0 ? next : undefined }],
      group: null,
    });
  }

  return (
    <FormPart
      id="input-ports"
      title="Input ports"
      summary="What it is made from. Lineage between products is drawn from these, never by hand."
    >
      {ports.length === 0 && <p className="text-muted">Nothing stated yet.</p>}
      {ports.map((port, index) => (
        <InputPort
          // biome-ignore lint/suspicious/noArrayIndexKey: the position is the port's place in the document.
          key={index}
          pointer={`${POINTER}/${index}`}
          position={index + 1}
          isOutside={isJsonObject(port) && port.product === undefined}
          onRemove={() => write(ports.toSpliced(index, 1))}
        />
      ))}
      <div className="flex flex-wrap gap-2">
        <ProductPicker
          label="Add a product of this mesh"
          onPick={(product, portName) =>
            write([
              ...ports,
              {
                name: freeName(portName ?? product.ref.name, namesIn(ports)),
                version: "1.0.0",
                product: `${toRefText(product.ref)}${portName === null ? "" : `#${portName}`}`,
              },
            ])
          }
        />
        <Button
          size="sm"
          data-pointer={POINTER}
          onClick={() =>
            write([...ports, { name: freeName("source", namesIn(ports)), version: "1.0.0", external: "" }])
          }
        >
          <Plus aria-hidden />
          Add an outside source
        </Button>
      </div>
      {isSpelledOut && <FieldFindings findings={findings} />}
    </FormPart>
  );
}

type InputPortProps = { pointer: string; position: number; isOutside: boolean; onRemove: () => void };

function InputPort({ pointer, position, isOutside, onRemove }: InputPortProps) {
  const store = useEditorStore();
  const port = useGroupAt(pointer);

  return (
    <fieldset className="relative grid gap-x-6 gap-y-4 rounded-lg border bg-surface p-4 pr-12 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
      <legend className="sr-only">Input port {position}</legend>
      <TextField pointer={`${pointer}/name`} label="Name" />
      {isOutside ? (
        <TextField
          pointer={`${pointer}/external`}
          label="Outside source"
          placeholder="SAP S/4, nightly extract"
        />
      ) : (
        <div className="flex min-w-0 flex-col gap-1.5">
          <p className="font-medium">Upstream product</p>
          <div
            className="flex flex-wrap items-center gap-2"
            data-pointer={`${pointer}/product`}
            tabIndex={-1}
          >
            <ArrowRight aria-hidden className="size-4 shrink-0 text-muted" />
            <span className="min-w-0 font-mono text-sm [overflow-wrap:anywhere]">{String(port.product)}</span>
            <ProductPicker
              label="Change"
              onPick={(product, portName) =>
                store.dispatch({
                  type: "edit",
                  edits: [
                    {
                      pointer: `${pointer}/product`,
                      value: `${toRefText(product.ref)}${portName === null ? "" : `#${portName}`}`,
                    },
                  ],
                  group: null,
                })
              }
            />
          </div>
        </div>
      )}
      <Button
        size="icon-sm"
        variant="quiet"
        aria-label={`Remove input port ${position}`}
        onClick={onRemove}
        className="absolute top-2 right-2"
      >
        <X aria-hidden />
      </Button>
    </fieldset>
  );
}

"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import type { Example } from "@/lib/governance/model";
import { JsonObject } from "@/lib/registry/json";

type ExampleDocumentProps = { example: Example; onDocument: (document: JsonObject) => void };

/** The document of an example, folded away; a change counts once it is taken over. */
export function ExampleDocument({ example, onDocument }: ExampleDocumentProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  function takeOver(text: string) {
    const read = readDocument(text);
    setFault(read.ok ? null : read.message);
    if (!read.ok) return;
    setTyped(null);
    onDocument(read.document);
  }

  return (
    <details>
      <summary className="-mx-1 w-fit rounded-sm px-1 py-0.5 text-accent-ink text-sm hover:bg-sunken">
        The document
      </summary>
      <div className="mt-1 flex flex-col items-start gap-2">
        <Textarea
          aria-label={`Document of ${example.name}`}
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? id : undefined}
          spellCheck={false}
          value={typed ?? JSON.stringify(example.document, null, 2)}
          onChange={({ target }) => setTyped(target.value)}
          className="max-h-96 overflow-y-auto font-mono text-sm"
        />
        {fault && (
          <p id={id} role="alert" className="text-fail-ink text-sm">
            {fault}
          </p>
        )}
        {typed !== null && (
          <span className="flex gap-2">
            <Button size="sm" onClick={() => takeOver(typed)}>
              Use this document
            </Button>
            <Button size="sm" variant="quiet" onClick={() => setTyped(null)}>
              Undo
            </Button>
          </span>
        )}
      </div>
    </details>
  );
}

type ReadDocument = { ok: true; document: JsonObject } | { ok: false; message: string };

function readDocument(text: string): ReadDocument {
  try {
    const document = JsonObject.safeParse(JSON.parse(text));
    if (document.success) return { ok: true, document: document.data };
    return { ok: false, message: document.error.issues[0]?.message ?? "A document is a JSON object." };
  } catch (error) {
    // JSON.parse has no other way to say that a text is none.
    return { ok: false, message: error instanceof Error ? error.message : "This is not JSON." };
  }
}

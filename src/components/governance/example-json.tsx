"use client";

import { useId, useState } from "react";
import type { ZodType } from "zod";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";

type ExampleJsonProps<T> = {
  /** "The document", and whose it is. */
  title: string;
  label: string;
  value: T;
  shape: ZodType<T>;
  onChange: (value: T) => void;
};

/** A part of an example as JSON, folded away; a change counts once it is taken over. */
export function ExampleJson<T>({ title, label, value, shape, onChange }: ExampleJsonProps<T>) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  function takeOver(text: string) {
    const read = readJson(text, shape);
    setFault(read.ok ? null : read.message);
    if (!read.ok) return;
    setTyped(null);
    onChange(read.value);
  }

  return (
    <details>
      <summary className="-mx-1 w-fit rounded-sm px-1 py-0.5 text-accent-ink text-sm hover:bg-sunken">
        {title}
      </summary>
      <div className="mt-1 flex flex-col items-start gap-2">
        <Textarea
          aria-label={label}
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? id : undefined}
          spellCheck={false}
          value={typed ?? JSON.stringify(value, null, 2)}
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
              Use this
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

type ReadJson<T> = { ok: true; value: T } | { ok: false; message: string };

function readJson<T>(text: string, shape: ZodType<T>): ReadJson<T> {
  try {
    const read = shape.safeParse(JSON.parse(text));
    if (read.success) return { ok: true, value: read.data };
    const [issue] = read.error.issues;
    const place = issue?.path.length ? `${issue.path.join(".")}: ` : "";
    return { ok: false, message: place + (issue?.message ?? "This is not what is expected here.") };
  } catch (error) {
    // JSON.parse has no other way to say that a text is none.
    return { ok: false, message: error instanceof Error ? error.message : "This is not JSON." };
  }
}

"use client";

import { useActionState, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout, CalloutTitle } from "@/components/ui/callout";
import {
  ConfirmDialog,
  ConfirmDialogActions,
  ConfirmDialogCancel,
  ConfirmDialogContent,
  ConfirmDialogDescription,
  ConfirmDialogTitle,
  ConfirmDialogTrigger,
} from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { KeptForm } from "@/components/ui/kept-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { FormAction } from "@/lib/platform/action-state";

type NotedActionProps = {
  label: string;
  /** What sets this button apart from others with the same label. */
  about: string;
  title: string;
  consequence: string;
  tone: "primary" | "danger";
  fields: Readonly<Record<string, string>>;
  /** What the note is called; null where there is nothing to say. */
  note: string | null;
  submit: FormAction<void>;
};

/** A button that says what will happen, takes a note where there is something to say, and does it once that was read. */
export function NotedAction({ label, about, tone, ...question }: NotedActionProps) {
  const [isOpen, setIsOpen] = useState(false);

  return (
    <ConfirmDialog open={isOpen} onOpenChange={setIsOpen}>
      <ConfirmDialogTrigger asChild>
        <Button size="sm" variant={tone === "primary" ? "primary" : "secondary"}>
          {label}
          <span className="sr-only"> {about}</span>
        </Button>
      </ConfirmDialogTrigger>
      <ConfirmDialogContent>
        <Question {...question} label={label} tone={tone} onDone={() => setIsOpen(false)} />
      </ConfirmDialogContent>
    </ConfirmDialog>
  );
}

type QuestionProps = Omit<NotedActionProps, "about"> & { onDone: () => void };

function Question({ label, title, consequence, tone, fields, note, submit, onDone }: QuestionProps) {
  const [state, send] = useActionState(submit, null);
  const fault = state?.ok === false ? state.fields.note : undefined;

  useEffect(() => {
    if (state?.ok) onDone();
  }, [state, onDone]);

  return (
    <>
      <ConfirmDialogTitle>{title}</ConfirmDialogTitle>
      <ConfirmDialogDescription>{consequence}</ConfirmDialogDescription>
      <KeptForm action={send} className="flex flex-col gap-3">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {note !== null && (
          <Field id="waiver-note" label={note} error={fault}>
            {(control) => <Textarea {...control} name="note" maxLength={2_000} />}
          </Field>
        )}
        {state?.ok === false && !fault && (
          <Callout tone="fail" role="alert">
            <CalloutTitle>{state.message}</CalloutTitle>
          </Callout>
        )}
        <ConfirmDialogActions>
          <ConfirmDialogCancel>Cancel</ConfirmDialogCancel>
          <SubmitButton variant={tone} pendingLabel="Working…">
            {label}
          </SubmitButton>
        </ConfirmDialogActions>
      </KeptForm>
    </>
  );
}

"use client";

import { useActionState, useEffect } from "react";
import type { ActionFailure, FormAction } from "@/lib/platform/action-state";
import { Callout, CalloutBody, CalloutTitle } from "./callout";
import {
  ConfirmDialogActions,
  ConfirmDialogCancel,
  ConfirmDialogContent,
  ConfirmDialogDescription,
  ConfirmDialogTitle,
} from "./confirm-dialog";
import { Field } from "./field";
import { KeptForm } from "./kept-form";
import { SubmitButton } from "./submit-button";
import { Textarea } from "./textarea";

export type Refusal = { title: string; details: readonly string[] };

export type ConfirmQuestionProps<T> = {
  title: string;
  consequence: string;
  /** What is done, on the button that does it. */
  label: string;
  tone: "primary" | "danger";
  fields: Readonly<Record<string, string | number>>;
  /** What a note is called where there is something to say. */
  note?: string | null;
  submit: FormAction<T>;
  /** Why an answer is none: what was asked was understood, and not done. */
  refusalOf?: (value: T) => Refusal | null;
  onDone: () => void;
};

/** The inside of a dialog that says what will happen and does it once that was read. */
export function ConfirmQuestion<T>({
  title,
  consequence,
  label,
  tone,
  fields,
  note = null,
  submit,
  refusalOf,
  onDone,
}: ConfirmQuestionProps<T>) {
  const [state, send] = useActionState(submit, null);
  const fault = state?.ok === false ? state.fields.note : undefined;
  const refusal =
    state === null || fault ? null : state.ok ? (refusalOf?.(state.value) ?? null) : failureWords(state);
  const isDone = state?.ok === true && refusal === null;

  useEffect(() => {
    if (isDone) onDone();
  }, [isDone, onDone]);

  return (
    <ConfirmDialogContent>
      <ConfirmDialogTitle>{title}</ConfirmDialogTitle>
      <ConfirmDialogDescription>{consequence}</ConfirmDialogDescription>
      <KeptForm action={send} className="flex flex-col gap-3">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {note !== null && (
          <Field id="confirm-note" label={note} error={fault}>
            {(control) => <Textarea {...control} name="note" maxLength={2_000} />}
          </Field>
        )}
        {refusal && (
          <Callout tone="fail" role="alert">
            <CalloutTitle>{refusal.title}</CalloutTitle>
            {refusal.details.length > 0 && (
              <CalloutBody>
                {refusal.details.map((detail) => (
                  <p key={detail}>{detail}</p>
                ))}
              </CalloutBody>
            )}
          </Callout>
        )}
        <ConfirmDialogActions>
          <ConfirmDialogCancel>Cancel</ConfirmDialogCancel>
          <SubmitButton variant={tone} pendingLabel="Working…">
            {label}
          </SubmitButton>
        </ConfirmDialogActions>
      </KeptForm>
    </ConfirmDialogContent>
  );
}

function failureWords({ message, details }: ActionFailure): Refusal {
  return { title: message, details };
}

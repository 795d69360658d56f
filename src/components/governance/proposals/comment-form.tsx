"use client";

import { useActionState, useState } from "react";
import { Callout, CalloutTitle } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { KeptForm } from "@/components/ui/kept-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { COMMENT_CHARACTERS_MAX } from "@/lib/governance/proposals/comment";
import type { ActionResult, FormAction } from "@/lib/platform/action-state";

type CommentFormProps = {
  /** Tells this form from the others of the page. */
  id: string;
  label: string;
  button: string;
  pendingLabel: string;
  fields: Readonly<Record<string, string>>;
  /** What the form starts with, and again once it was sent. */
  text: string;
  submit: FormAction<void>;
  onDone?: () => void;
  children?: React.ReactNode;
};

/** What somebody has to say. Where it is refused, every word of it stays. */
export function CommentForm({ id, label, button, pendingLabel, fields, submit, ...props }: CommentFormProps) {
  const [text, setText] = useState(props.text);
  const [state, send] = useActionState(async (previous: ActionResult<void> | null, form: FormData) => {
    const result = await submit(previous, form);
    if (result.ok) {
      setText(props.text);
      props.onDone?.();
    }
    return result;
  }, null);
  const fault = state?.ok === false ? state.fields.text : undefined;

  return (
    <KeptForm action={send} className="flex flex-col gap-3">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {state?.ok === false && !fault && (
        <Callout tone="fail" role="alert">
          <CalloutTitle>{state.message}</CalloutTitle>
        </Callout>
      )}
      <Field id={`comment-${id}`} label={label} error={fault}>
        {(control) => (
          <Textarea
            {...control}
            name="text"
            rows={3}
            maxLength={COMMENT_CHARACTERS_MAX}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <SubmitButton pendingLabel={pendingLabel}>{button}</SubmitButton>
        {props.children}
      </div>
    </KeptForm>
  );
}

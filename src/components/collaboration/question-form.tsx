"use client";

import { ActionForm } from "@/components/identity/action-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { TEXT_MAX } from "@/lib/collaboration/model";
import type { FormAction } from "@/lib/platform/action-state";
import type { ProductRef } from "@/lib/registry/model";
import { MentionTextarea } from "./mention-textarea";

type QuestionFormProps<T> = {
  id: string;
  product: ProductRef;
  fields: Readonly<Record<string, string>>;
  title: string;
  text: string;
  button: string;
  pendingLabel: string;
  submit: FormAction<T>;
};

/** A question, to ask or to mend. */
export function QuestionForm<T>({
  id,
  product,
  fields,
  title,
  text,
  button,
  pendingLabel,
  submit,
}: QuestionFormProps<T>) {
  return (
    <ActionForm submit={submit}>
      {(faults) => (
        <>
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Field id={`${id}-title`} label="Your question" error={faults.title}>
            {(control) => <Input {...control} name="title" maxLength={200} defaultValue={title} />}
          </Field>
          <Field
            id={`${id}-text`}
            label="More about it"
            help="If the question needs it. Markdown works; write @ and somebody's full name to tell them."
            error={faults.text}
          >
            {(control) => (
              <MentionTextarea
                {...control}
                product={product}
                name="text"
                rows={3}
                maxLength={TEXT_MAX}
                defaultValue={text}
              />
            )}
          </Field>
          <div>
            <SubmitButton pendingLabel={pendingLabel}>{button}</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}

"use client";

import { ActionForm } from "@/components/identity/action-form";
import { Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { FormAction } from "@/lib/platform/action-state";
import type { ProductRef } from "@/lib/registry/model";
import { MentionTextarea } from "./mention-textarea";

type WordsFormProps<T> = {
  /** Tells this form from the others of the page. */
  id: string;
  /** The field the words are sent as. */
  name: "text" | "note";
  /** The product about which people can be named in the words; null where nobody is told of them. */
  namesFor: ProductRef | null;
  label: string;
  help: string | null;
  fields: Readonly<Record<string, string>>;
  text: string;
  maxLength: number;
  button: string;
  pendingLabel: string;
  variant: "primary" | "danger";
  submit: FormAction<T>;
};

/** What somebody has to say. Where it is refused, every word of it stays. */
export function WordsForm<T>({ id, name, namesFor, label, help, fields, ...form }: WordsFormProps<T>) {
  const area = { name, rows: 4, maxLength: form.maxLength, defaultValue: form.text };
  return (
    <ActionForm submit={form.submit} className="gap-3">
      {(faults) => (
        <>
          {Object.entries(fields).map(([key, value]) => (
            <input key={key} type="hidden" name={key} value={value} />
          ))}
          <Field id={id} label={label} help={help} error={faults[name]}>
            {(control) =>
              namesFor ? (
                <MentionTextarea {...control} {...area} product={namesFor} />
              ) : (
                <Textarea {...control} {...area} />
              )
            }
          </Field>
          <div>
            <SubmitButton variant={form.variant} pendingLabel={form.pendingLabel}>
              {form.button}
            </SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}

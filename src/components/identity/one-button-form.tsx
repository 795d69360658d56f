"use client";

import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/platform/action-state";
import { ActionForm } from "./action-form";

type OneButtonFormProps<T> = {
  submit: FormAction<T>;
  /** What is sent along. */
  fields: Readonly<Record<string, string>>;
  label: React.ReactNode;
  pendingLabel: string;
  variant: "secondary" | "danger";
  size: "sm" | "md";
  /** For what leaves no other trace on the page. */
  done?: string;
};

/** Something done to one thing at a click, with the answer above the button. */
export function OneButtonForm<T>({ submit, fields, label, done, ...button }: OneButtonFormProps<T>) {
  return (
    <ActionForm submit={submit} {...(done && { done })} className="items-start gap-2">
      {() => (
        <>
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <SubmitButton {...button}>{label}</SubmitButton>
        </>
      )}
    </ActionForm>
  );
}

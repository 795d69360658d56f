"use client";

import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/platform/action-state";
import { ActionForm } from "./action-form";
import { TextField } from "./text-field";

type NameFormProps = { submit: FormAction<void>; name: string };

export function NameForm({ submit, name }: NameFormProps) {
  return (
    <ActionForm submit={submit} done="Your name is saved.">
      {(faults) => (
        <>
          <TextField
            name="name"
            label="Name"
            help="As others see you on products, domains and decisions."
            autoComplete="name"
            maxLength={100}
            defaultValue={name}
            faults={faults}
          />
          <SubmitButton variant="secondary" className="self-start" pendingLabel="Saving…">
            Save name
          </SubmitButton>
        </>
      )}
    </ActionForm>
  );
}

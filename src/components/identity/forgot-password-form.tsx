"use client";

import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/platform/action-state";
import { ActionForm } from "./action-form";
import { TextField } from "./text-field";

type ForgotPasswordFormProps = { submit: FormAction<void>; done: string };

export function ForgotPasswordForm({ submit, done }: ForgotPasswordFormProps) {
  return (
    <ActionForm submit={submit} done={done}>
      {(faults) => (
        <>
          <TextField
            name="email"
            type="email"
            label="E-mail address"
            autoComplete="username"
            faults={faults}
          />
          <SubmitButton size="lg" pendingLabel="Sending…">
            Send me a link
          </SubmitButton>
        </>
      )}
    </ActionForm>
  );
}

"use client";

import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/platform/action-state";
import { ActionForm } from "./action-form";
import { NewPasswordField } from "./new-password-field";
import { TextField } from "./text-field";

export function FirstAdminForm({ submit }: { submit: FormAction<never> }) {
  return (
    <ActionForm submit={submit}>
      {(faults) => (
        <>
          <TextField name="name" label="Your name" autoComplete="name" maxLength={100} faults={faults} />
          <TextField
            name="email"
            type="email"
            label="E-mail address"
            autoComplete="username"
            faults={faults}
          />
          <NewPasswordField name="password" label="Password" faults={faults} />
          <SubmitButton size="lg" pendingLabel="Opening…">
            Open Agora
          </SubmitButton>
        </>
      )}
    </ActionForm>
  );
}

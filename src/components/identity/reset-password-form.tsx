"use client";

import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/platform/action-state";
import { ActionForm } from "./action-form";
import { NewPasswordField } from "./new-password-field";

type ResetPasswordFormProps = { submit: FormAction<never>; oneTimeKey: string; email: string };

export function ResetPasswordForm({ submit, oneTimeKey, email }: ResetPasswordFormProps) {
  return (
    <ActionForm submit={submit}>
      {(faults) => (
        <>
          <input type="hidden" name="key" value={oneTimeKey} />
          {/* Password managers file the new password under this address. */}
          <input type="email" autoComplete="username" value={email} readOnly hidden />
          <NewPasswordField name="password" label="New password" faults={faults} />
          <SubmitButton size="lg" pendingLabel="Saving…">
            Save and sign in
          </SubmitButton>
        </>
      )}
    </ActionForm>
  );
}

"use client";

import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/platform/action-state";
import { ActionForm } from "./action-form";
import { NewPasswordField } from "./new-password-field";
import { TextField } from "./text-field";

type PasswordFormProps = { submit: FormAction<void>; email: string };

export function PasswordForm({ submit, email }: PasswordFormProps) {
  return (
    <ActionForm submit={submit} done="Your password is changed. Every other device is signed out.">
      {(faults) => (
        <>
          {/* Password managers file the new password under this address. */}
          <input type="email" autoComplete="username" value={email} readOnly hidden />
          <TextField
            name="currentPassword"
            type="password"
            label="Current password"
            autoComplete="current-password"
            faults={faults}
          />
          <NewPasswordField name="newPassword" label="New password" faults={faults} />
          <SubmitButton variant="secondary" className="self-start" pendingLabel="Changing…">
            Change password
          </SubmitButton>
        </>
      )}
    </ActionForm>
  );
}

"use client";

import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/platform/action-state";
import { ActionForm } from "./action-form";
import { NewPasswordField } from "./new-password-field";
import { TextField } from "./text-field";

type AcceptInvitationFormProps = {
  submit: FormAction<never>;
  oneTimeKey: string;
  invited: { name: string; email: string };
};

export function AcceptInvitationForm({ submit, oneTimeKey, invited }: AcceptInvitationFormProps) {
  return (
    <ActionForm submit={submit}>
      {(faults) => (
        <>
          <input type="hidden" name="key" value={oneTimeKey} />
          {/* Password managers file the new password under this address. */}
          <input type="email" autoComplete="username" value={invited.email} readOnly hidden />
          <TextField
            name="name"
            label="Your name"
            autoComplete="name"
            maxLength={100}
            defaultValue={invited.name}
            faults={faults}
          />
          <NewPasswordField name="password" label="Choose a password" faults={faults} />
          <SubmitButton size="lg" pendingLabel="Joining…">
            Join Agora
          </SubmitButton>
        </>
      )}
    </ActionForm>
  );
}

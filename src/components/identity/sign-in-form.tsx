"use client";

import { SubmitButton } from "@/components/ui/submit-button";
import { TextLink } from "@/components/ui/text-link";
import type { FormAction } from "@/lib/platform/action-state";
import { ActionForm } from "./action-form";
import { TextField } from "./text-field";

type SignInFormProps = { submit: FormAction<never>; next: string };

export function SignInForm({ submit, next }: SignInFormProps) {
  return (
    <ActionForm submit={submit}>
      {(faults) => (
        <>
          <input type="hidden" name="next" value={next} />
          <TextField
            name="email"
            type="email"
            label="E-mail address"
            autoComplete="username"
            faults={faults}
          />
          <TextField
            name="password"
            type="password"
            label="Password"
            autoComplete="current-password"
            faults={faults}
          />
          <SubmitButton size="lg" pendingLabel="Signing in…">
            Sign in
          </SubmitButton>
          <p className="text-center text-sm">
            <TextLink href="/forgot-password">Forgot your password?</TextLink>
          </p>
        </>
      )}
    </ActionForm>
  );
}

"use client";

import { useActionState } from "react";
import { Callout, CalloutBody } from "@/components/ui/callout";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ActionResult, FormAction } from "@/lib/platform/action-state";
import { SecretOnce } from "./secret-once";

type Made = { id: string; name: string; secret: string };

/** Replaces the secret of a webhook and shows the new one. */
export function RotateSecretForm({ id, submit }: { id: string; submit: FormAction<Made> }) {
  const [state, send] = useActionState<ActionResult<Made> | null, FormData>(submit, null);

  return (
    <form action={send} className="flex flex-col gap-3">
      <input type="hidden" name="id" value={id} />
      {state?.ok === false && (
        <Callout tone="fail" role="alert">
          <CalloutBody>{state.message}</CalloutBody>
        </Callout>
      )}
      {state?.ok === true && <SecretOnce key={state.value.secret} {...state.value} />}
      <SubmitButton variant="secondary" className="self-start" pendingLabel="Making…">
        Make a new secret
      </SubmitButton>
    </form>
  );
}

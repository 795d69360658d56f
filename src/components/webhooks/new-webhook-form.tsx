"use client";

import { useActionState } from "react";
import { Callout, CalloutBody } from "@/components/ui/callout";
import { KeptForm } from "@/components/ui/kept-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ActionResult, FormAction } from "@/lib/platform/action-state";
import { SecretOnce } from "./secret-once";
import { type WebhookDomain, WebhookFields } from "./webhook-fields";

type Made = { id: string; name: string; secret: string };
type NewWebhookFormProps = { domains: readonly WebhookDomain[]; submit: FormAction<Made> };

/** Registers a receiver and shows its secret. */
export function NewWebhookForm({ domains, submit }: NewWebhookFormProps) {
  const [state, send] = useActionState<ActionResult<Made> | null, FormData>(submit, null);
  if (state?.ok === true) return <SecretOnce {...state.value} />;

  return (
    <KeptForm action={send} className="flex max-w-2xl flex-col gap-5">
      {state?.ok === false && (
        <Callout tone="fail" role="alert">
          <CalloutBody>{state.message}</CalloutBody>
        </Callout>
      )}
      <WebhookFields webhook={null} domains={domains} faults={state?.ok === false ? state.fields : {}} />
      <SubmitButton className="self-start" pendingLabel="Registering…">
        Register webhook
      </SubmitButton>
    </KeptForm>
  );
}

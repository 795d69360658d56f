"use client";

import { ActionForm } from "@/components/identity/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { WebhookSummary } from "@/lib/interop/webhooks/model";
import type { FormAction } from "@/lib/platform/action-state";
import { type WebhookDomain, WebhookFields } from "./webhook-fields";

type ChangeWebhookFormProps = {
  webhook: WebhookSummary;
  domains: readonly WebhookDomain[];
  submit: FormAction<void>;
};

export function ChangeWebhookForm({ webhook, domains, submit }: ChangeWebhookFormProps) {
  return (
    <ActionForm submit={submit} className="max-w-2xl gap-5">
      {(faults) => (
        <>
          <input type="hidden" name="id" value={webhook.id} />
          <input type="hidden" name="revision" value={webhook.revision} />
          <WebhookFields webhook={webhook} domains={domains} faults={faults} />
          <SubmitButton className="self-start" pendingLabel="Saving…">
            Save changes
          </SubmitButton>
        </>
      )}
    </ActionForm>
  );
}

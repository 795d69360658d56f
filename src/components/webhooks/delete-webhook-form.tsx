"use client";

import { ActionForm } from "@/components/identity/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Choice } from "@/components/ui/choice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { WebhookSummary } from "@/lib/interop/webhooks/model";
import type { FormAction } from "@/lib/platform/action-state";

type DeleteWebhookFormProps<T> = {
  webhook: Pick<WebhookSummary, "id" | "name" | "waiting">;
  submit: FormAction<T>;
};

/** Asks for consent in the form itself, which works without JavaScript as well. */
export function DeleteWebhookForm<T>({ webhook: { id, name, waiting }, submit }: DeleteWebhookFormProps<T>) {
  return (
    <ActionForm submit={submit} className="items-start gap-3">
      {(faults) => (
        <>
          <input type="hidden" name="id" value={id} />
          <Choice>
            <Checkbox
              name="agreed"
              value="yes"
              required
              aria-invalid={faults.agreed ? true : undefined}
              aria-describedby={faults.agreed ? "agreed-error" : undefined}
            />
            {name} is told nothing any more, its log goes
            {waiting > 0 && `, and ${waiting} that wait are never sent`}.
          </Choice>
          {faults.agreed && (
            <p id="agreed-error" role="alert" className="text-fail-ink text-sm">
              {faults.agreed}
            </p>
          )}
          <SubmitButton variant="danger" pendingLabel="Deleting…">
            Delete webhook
          </SubmitButton>
        </>
      )}
    </ActionForm>
  );
}

"use client";

import { ActionForm } from "@/components/identity/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/platform/action-state";

type TermStatusFormProps = { id: string; isRetired: boolean; submit: FormAction<void> };

/** Takes a term out of force, or puts it back. */
export function TermStatusForm({ id, isRetired, submit }: TermStatusFormProps) {
  return (
    <ActionForm submit={submit}>
      {() => (
        <>
          <input type="hidden" name="id" value={id} />
          <SubmitButton variant="secondary" pendingLabel="Saving…">
            {isRetired ? "Put in force again" : "Retire"}
          </SubmitButton>
        </>
      )}
    </ActionForm>
  );
}

"use client";

import { ActionForm } from "@/components/identity/action-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/platform/action-state";

type ReplaySinceFormProps<T> = {
  id: string;
  /** Up to when there is something to send, as the control writes it. */
  latest: string;
  submit: FormAction<T>;
};

/** Sends everything again that happened since a moment. */
export function ReplaySinceForm<T>({ id, latest, submit }: ReplaySinceFormProps<T>) {
  return (
    <ActionForm submit={submit} className="gap-3" done="All of it waits to be sent again.">
      {(faults) => (
        <>
          <input type="hidden" name="id" value={id} />
          <Field id="replay-since" label="Since (UTC)" error={faults.since}>
            {(control) => (
              <Input
                {...control}
                name="since"
                type="datetime-local"
                required
                max={latest}
                className="max-w-64"
              />
            )}
          </Field>
          <SubmitButton variant="secondary" className="self-start" pendingLabel="Sending…">
            Send everything again
          </SubmitButton>
        </>
      )}
    </ActionForm>
  );
}

"use client";

import { ActionForm } from "@/components/identity/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Choice } from "@/components/ui/choice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/platform/action-state";

type RemoveDemoFormProps = {
  /** The words agreed to. */
  consent: string;
  remove: FormAction<void>;
};

/** Asks for consent in the form itself, which works without JavaScript as well. */
export function RemoveDemoForm({ consent, remove }: RemoveDemoFormProps) {
  return (
    <ActionForm submit={remove} className="items-start">
      {(faults) => (
        <>
          <Choice>
            <Checkbox
              name="agreed"
              value="yes"
              required
              aria-invalid={faults.agreed ? true : undefined}
              aria-describedby={faults.agreed ? "agreed-error" : undefined}
            />
            {consent}
          </Choice>
          {faults.agreed && (
            <p id="agreed-error" role="alert" className="text-fail-ink text-sm">
              {faults.agreed}
            </p>
          )}
          <SubmitButton variant="danger" pendingLabel="Removing…">
            Remove the demo mesh
          </SubmitButton>
        </>
      )}
    </ActionForm>
  );
}

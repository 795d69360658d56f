"use client";

import { useActionState } from "react";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { counted } from "@/components/ui/counted";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { KeptForm } from "@/components/ui/kept-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { DecidedAccess } from "@/lib/access/access-views";
import type { FormAction } from "@/lib/platform/action-state";

/** Decides what is ticked on the cards above alike, and says which could not be decided. */
export function BulkDecision({ id, decide }: { id: string; decide: FormAction<DecidedAccess> }) {
  const [state, send] = useActionState(decide, null);
  const faults = state?.ok === false ? state.fields : {};

  return (
    <KeptForm id={id} action={send} className="flex flex-col gap-3">
      {state?.ok === false && (
        <Callout tone="fail" role="alert">
          <CalloutTitle>{faults.ids ?? state.message}</CalloutTitle>
        </Callout>
      )}
      {state?.ok === true && (
        <Callout tone={state.value.refusals.length > 0 ? "attention" : "pass"} role="status">
          <CalloutTitle>{counted(state.value.decided, "request", "requests")} decided.</CalloutTitle>
          {state.value.refusals.length > 0 && (
            <CalloutBody>
              {state.value.refusals.map((refusal) => (
                <p key={refusal}>{refusal}</p>
              ))}
            </CalloutBody>
          )}
        </Callout>
      )}
      <Field
        id="bulk-reason"
        label="Reason for all of them"
        help="Needed for denials."
        error={faults.reason}
        className="max-w-[80ch]"
      >
        {(control) => <Input {...control} name="reason" maxLength={2_000} />}
      </Field>
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="decision" value="approve" variant="secondary" pendingLabel="Approving…">
          Approve what is ticked
        </SubmitButton>
        <SubmitButton name="decision" value="deny" variant="secondary" pendingLabel="Denying…">
          Deny what is ticked
        </SubmitButton>
      </div>
    </KeptForm>
  );
}

"use client";

import { ActionForm } from "@/components/identity/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { DEMAND } from "@/lib/discovery/demand";
import type { FormAction } from "@/lib/platform/action-state";

/** Asks the mesh for data that nobody offers. */
export function RequestForm({ title, submit }: { title: string; submit: FormAction<never> }) {
  return (
    <ActionForm submit={submit} className="gap-6">
      {(faults) => (
        <>
          <Field
            id="title"
            label="Which data"
            help="In a few words, as you would search for it."
            error={faults.title}
          >
            {(control) => <Input {...control} name="title" required maxLength={120} defaultValue={title} />}
          </Field>
          <Field
            id="reason"
            label="What you need it for"
            help="Everybody reads this. Say what you would do with it, how fresh it must be and in which detail."
            error={faults.reason}
          >
            {(control) => <Textarea {...control} name="reason" required rows={5} maxLength={2000} />}
          </Field>
          <div className="flex flex-wrap gap-2">
            <SubmitButton pendingLabel="Sending…">Request this data</SubmitButton>
            <ButtonLink href={DEMAND} variant="quiet">
              Cancel
            </ButtonLink>
          </div>
        </>
      )}
    </ActionForm>
  );
}

"use client";

import { ActionForm } from "@/components/identity/action-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Purpose } from "@/lib/access/model";
import type { FormAction } from "@/lib/platform/action-state";

type PurposeFormProps<T> = {
  /** Null for a new one. */
  purpose: Purpose | null;
  submit: FormAction<T>;
};

/** Names a purpose that people can choose when they ask for access. */
export function PurposeForm<T>({ purpose, submit }: PurposeFormProps<T>) {
  const id = purpose?.id ?? "new";

  return (
    <ActionForm submit={submit} className="max-w-xl gap-3">
      {(faults) => (
        <>
          {purpose && (
            <>
              <input type="hidden" name="id" value={purpose.id} />
              <input type="hidden" name="revision" value={purpose.revision} />
            </>
          )}
          <Field id={`name-${id}`} label="Name" error={faults.name}>
            {(control) => (
              <Input {...control} name="name" required maxLength={80} defaultValue={purpose?.name ?? ""} />
            )}
          </Field>
          <Field id={`description-${id}`} label="What belongs to it (optional)" error={faults.description}>
            {(control) => (
              <Input
                {...control}
                name="description"
                maxLength={500}
                defaultValue={purpose?.description ?? ""}
              />
            )}
          </Field>
          <div>
            <SubmitButton pendingLabel="Saving…">{purpose ? "Save" : "Add purpose"}</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}

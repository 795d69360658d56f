"use client";

import { ActionForm } from "@/components/identity/action-form";
import { TextField } from "@/components/identity/text-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { WITHIN_MAX } from "@/lib/discovery/tuning/judged-query";
import type { FormAction } from "@/lib/platform/action-state";

/** Has a query judged: which products it must find, and how far up. */
export function JudgedForm({ submit }: { submit: FormAction<void> }) {
  return (
    <ActionForm submit={submit} className="gap-4 sm:max-w-2xl">
      {(faults) => (
        <>
          <TextField
            name="query"
            label="What people search for"
            maxLength={200}
            autoComplete="off"
            faults={faults}
          />
          <TextField
            name="products"
            label="Products it must find"
            help="By address, such as sales/orders; paste the address of the product's page if you like. Several with blanks between."
            autoComplete="off"
            faults={faults}
          />
          <TextField
            name="within"
            type="number"
            label="Among the first"
            min={1}
            max={WITHIN_MAX}
            defaultValue={3}
            className="sm:max-w-24"
            faults={faults}
          />
          <SubmitButton className="self-start" variant="secondary" pendingLabel="Adding…">
            Add judged query
          </SubmitButton>
        </>
      )}
    </ActionForm>
  );
}

"use client";

import { ActionForm } from "@/components/identity/action-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { FormAction } from "@/lib/platform/action-state";
import { OUTCOMES } from "@/lib/quality/proof";
import type { ProductRef } from "@/lib/registry/model";
import { OUTCOME_LABELS } from "./proof-words";

type StateEvidenceFormProps = {
  product: ProductRef;
  promises: readonly { key: string; port: string; label: string }[];
  /** Today, `2026-11-23`. */
  today: string;
  submit: FormAction<void>;
};

/** A person of the team says what they found of a promise that no pipeline looks at. */
export function StateEvidenceForm({ product, promises, today, submit }: StateEvidenceFormProps) {
  const ports = [...new Set(promises.map(({ port }) => port))];

  return (
    <ActionForm submit={submit} done="Kept. It is shown as your word." className="max-w-2xl">
      {(faults) => (
        <>
          <input type="hidden" name="domain" value={product.domain} />
          <input type="hidden" name="name" value={product.name} />
          <Field id="element" label="Service level or quality rule" error={faults.element}>
            {(control) => (
              <Select {...control} name="element" required>
                {ports.map((port) => (
                  <optgroup key={port} label={port}>
                    {promises
                      .filter((promise) => promise.port === port)
                      .map(({ key, label }) => (
                        <option key={key} value={key}>
                          {label}
                        </option>
                      ))}
                  </optgroup>
                ))}
              </Select>
            )}
          </Field>
          <div className="grid gap-4 sm:grid-cols-3">
            <Field id="observedOn" label="Looked at on" error={faults.observedOn}>
              {(control) => (
                <Input {...control} type="date" name="observedOn" required max={today} defaultValue={today} />
              )}
            </Field>
            <Field id="outcome" label="It is" error={faults.outcome}>
              {(control) => (
                <Select {...control} name="outcome" required>
                  {OUTCOMES.map((outcome) => (
                    <option key={outcome} value={outcome}>
                      {OUTCOME_LABELS[outcome]}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field id="value" label="Value, if there is one" error={faults.value}>
              {(control) => <Input {...control} name="value" maxLength={200} />}
            </Field>
          </div>
          <Field id="note" label="How it was looked at" error={faults.note}>
            {(control) => <Textarea {...control} name="note" required rows={2} maxLength={2000} />}
          </Field>
          <SubmitButton pendingLabel="Keeping…" className="self-start">
            State this
          </SubmitButton>
        </>
      )}
    </ActionForm>
  );
}

"use client";

import { useId, useState } from "react";
import { ActionForm } from "@/components/identity/action-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { MIGRATION_ANSWERS, type MigrationAnswer, type MigrationCause } from "@/lib/access/burn-down";
import type { FormAction } from "@/lib/platform/action-state";

type MigrationFormProps = {
  grantId: string;
  cause: MigrationCause;
  /** What sets this form apart from others on the page. */
  about: string;
  isAnswered: boolean;
  submit: FormAction<void>;
};

const CHOICES = {
  acknowledged: "We will be ready",
  "needs-time": "We need more time",
  blocked: "Something keeps us",
} as const satisfies Record<MigrationAnswer, string>;

/** Folded away once answered: the answer may change, but need not. */
export function MigrationForm({ grantId, cause, about, isAnswered, submit }: MigrationFormProps) {
  const id = useId();
  const [chosen, setChosen] = useState<MigrationAnswer>("acknowledged");

  return (
    <details open={!isAnswered}>
      <summary className="-mx-1 w-fit rounded-sm px-1 py-0.5 text-accent-ink text-sm hover:bg-sunken">
        {isAnswered ? "Say otherwise" : "Answer"}
        <span className="sr-only"> about {about}</span>
      </summary>
      <ActionForm submit={submit} className="mt-2 flex max-w-xl flex-col gap-3">
        {(faults) => (
          <>
            <input type="hidden" name="id" value={grantId} />
            <input type="hidden" name="cause" value={cause} />
            <div className="grid gap-3 sm:grid-cols-2">
              <Field id={`${id}-answer`} label="Are you ready?" error={faults.answer}>
                {(control) => (
                  <Select
                    {...control}
                    name="answer"
                    value={chosen}
                    onChange={({ target }) =>
                      setChosen(MIGRATION_ANSWERS.find((answer) => answer === target.value) ?? "acknowledged")
                    }
                  >
                    {MIGRATION_ANSWERS.map((answer) => (
                      <option key={answer} value={answer}>
                        {CHOICES[answer]}
                      </option>
                    ))}
                  </Select>
                )}
              </Field>
              <Field
                id={`${id}-until`}
                label="Until when"
                help="Where you need more time."
                error={faults.until}
              >
                {(control) => <Input {...control} type="date" name="until" />}
              </Field>
            </div>
            <Field
              id={`${id}-note`}
              label="What the owner should know"
              help={chosen === "blocked" ? "What keeps you from moving." : undefined}
              error={faults.note}
            >
              {(control) => <Textarea {...control} name="note" rows={2} maxLength={2_000} />}
            </Field>
            <div>
              <SubmitButton size="sm" pendingLabel="Sending…">
                Tell the owner
              </SubmitButton>
            </div>
          </>
        )}
      </ActionForm>
    </details>
  );
}

"use client";

import { useActionState } from "react";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { KeptForm } from "@/components/ui/kept-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { brokenBy } from "@/lib/discovery/tuning/judged-query";
import { TUNING_LIMITS } from "@/lib/discovery/tuning/tuning-limits";
import { FieldOrder } from "./field-order";
import { TrialTable } from "./trial-table";
import type { TuningFormState } from "./tuning-form-state";

type TuningFormProps = {
  start: TuningFormState["values"];
  submit: (previous: TuningFormState, form: FormData) => Promise<TuningFormState>;
};

/** Synonyms, stop words and the order of fields: tried on an index of its own, and saved when nothing judged breaks. */
export function TuningForm({ start, submit }: TuningFormProps) {
  const [{ values, outcome, faults }, send] = useActionState(submit, {
    values: start,
    outcome: null,
    faults: {},
  });

  return (
    <KeptForm action={send} className="flex flex-col gap-5">
      <input type="hidden" name="basedOn" value={values.basedOn} />
      <Field
        id="synonyms"
        label="Synonyms"
        help="One a line. “turnover = revenue” works both ways; “laptop -> computer, notebook” finds computers for laptops but not the other way round. Up to three words each side."
        error={faults.synonyms}
      >
        {(control) => (
          <Textarea
            {...control}
            name="synonyms"
            rows={5}
            spellCheck={false}
            defaultValue={values.synonyms}
            className="font-mono"
          />
        )}
      </Field>
      <Field
        id="stopWords"
        label="Stop words"
        help="Too common to be looked for, in any order. The last word of a search still counts while it is being typed."
        error={faults.stopWords}
      >
        {(control) => (
          <Textarea
            {...control}
            name="stopWords"
            rows={3}
            spellCheck={false}
            defaultValue={values.stopWords}
          />
        )}
      </Field>
      <FieldOrder start={values.fieldOrder} error={faults.fieldOrder} />
      <Field
        id="note"
        label="Why (optional)"
        help="Shown in the history and in the audit log."
        error={faults.note}
      >
        {(control) => (
          <Input {...control} name="note" maxLength={TUNING_LIMITS.noteLength} defaultValue={values.note} />
        )}
      </Field>
      <Outcome outcome={outcome} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="intent" value="try" variant="secondary" pendingLabel="Working…">
          Try it
        </SubmitButton>
        <SubmitButton name="intent" value="save" pendingLabel="Working…">
          Save and put in force
        </SubmitButton>
      </div>
    </KeptForm>
  );
}

function Outcome({ outcome }: Pick<TuningFormState, "outcome">) {
  if (outcome === null) return;
  if (outcome.kind === "refused") {
    return (
      <Callout tone="fail" role="alert">
        <CalloutBody>{outcome.message}</CalloutBody>
      </Callout>
    );
  }
  const breaks = brokenBy(outcome.trials).length;
  return (
    <div role="status" className="flex flex-col gap-3">
      <Callout tone={breaks > 0 ? "fail" : "pass"}>
        <CalloutTitle>
          {breaks > 0
            ? "This tuning cannot be saved: what is green now would turn red."
            : "Nothing that is green now would turn red. Nothing has been changed yet."}
        </CalloutTitle>
      </Callout>
      {outcome.trials.length > 0 ? (
        <TrialTable trials={outcome.trials} />
      ) : (
        <p className="text-muted">Nothing is judged yet, so there is nothing to compare.</p>
      )}
    </div>
  );
}

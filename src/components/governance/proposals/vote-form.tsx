"use client";

import { useActionState, useState } from "react";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { Field, FieldGroup } from "@/components/ui/field";
import { KeptForm } from "@/components/ui/kept-form";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { CHOICES, type Choice } from "@/lib/governance/proposals/model";
import { type MovedFigures, movedWords } from "@/lib/governance/proposals/moved-figures";
import type { FormAction } from "@/lib/platform/action-state";
import { CHOICE_WORDS } from "./proposal-words";

type VoteFormProps = {
  id: string;
  domain: { id: string; name: string };
  /** The vote the domain has cast already; it can be changed while the proposal is open. */
  cast: { choice: Choice; reason: string; moved: MovedFigures | null } | null;
  /** The figures on the page. */
  report: string;
  submit: FormAction<void>;
};

/** The vote of one domain. */
export function VoteForm({ id, domain, cast, report, submit }: VoteFormProps) {
  const [state, send] = useActionState(submit, null);
  const [choice, setChoice] = useState<Choice | null>(cast?.choice ?? null);
  const faults = state?.ok === false ? state.fields : {};

  return (
    <KeptForm action={send} className="flex flex-col gap-4 rounded-lg border bg-surface p-4">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="domainId" value={domain.id} />
      <input type="hidden" name="report" value={report} />
      {cast?.moved && (
        <Callout tone="attention">
          <CalloutTitle>The numbers have moved since you voted: {movedWords(cast.moved)}</CalloutTitle>
          <CalloutBody>Your vote stands as it is. You can change it while the vote is open.</CalloutBody>
        </Callout>
      )}
      {state?.ok === false && (
        <Callout tone="fail" role="alert">
          <CalloutTitle>{state.message}</CalloutTitle>
        </Callout>
      )}
      <FieldGroup id={`choice-${domain.id}`} legend={`The vote of ${domain.name}`} error={faults.choice}>
        <RadioGroup className="flex-row flex-wrap gap-4">
          {CHOICES.map((value) => (
            <label key={value} htmlFor={`${value}-${domain.id}`} className="flex items-center gap-2">
              <Radio
                id={`${value}-${domain.id}`}
                name="choice"
                value={value}
                required
                checked={choice === value}
                onChange={() => setChoice(value)}
              />
              {CHOICE_WORDS[value].label}
            </label>
          ))}
        </RadioGroup>
      </FieldGroup>
      <Field
        id={`reason-${domain.id}`}
        label={choice === "object" ? "Reason" : "Reason (optional)"}
        help={
          choice === "object"
            ? "What would have to change for you to agree? The others answer to it."
            : undefined
        }
        error={faults.reason}
      >
        {(control) => (
          <Textarea {...control} name="reason" rows={2} maxLength={2_000} defaultValue={cast?.reason ?? ""} />
        )}
      </Field>
      <SubmitButton variant="primary" pendingLabel="Voting…" className="self-start">
        {cast ? "Change the vote" : "Vote"}
      </SubmitButton>
    </KeptForm>
  );
}

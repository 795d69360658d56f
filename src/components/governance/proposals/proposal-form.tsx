"use client";

import { useActionState, useState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { Field, FieldGroup } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { KeptForm } from "@/components/ui/kept-form";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { DecisionRule } from "@/lib/governance/proposals/model";
import type { FormAction } from "@/lib/platform/action-state";
import { RULE_WORDS } from "./proposal-words";

type ProposalFormProps = {
  policy: { key: string; version: number | null };
  report: string;
  /** How the proposer may have it decided. */
  rules: readonly DecisionRule[];
  /** The least notice this change needs, in days. */
  notice: number;
  backHref: string;
  submit: FormAction<void>;
};

/** Why it is proposed, how it is decided, and by when. */
export function ProposalForm({ policy, report, rules, notice, backHref, submit }: ProposalFormProps) {
  const [state, send] = useActionState(submit, null);
  const [rule, setRule] = useState<DecisionRule>("consent");
  const faults = state?.ok === false ? state.fields : {};

  return (
    <KeptForm action={send} className="flex max-w-3xl flex-col gap-5">
      <input type="hidden" name="key" value={policy.key} />
      <input type="hidden" name="version" value={policy.version ?? ""} />
      <input type="hidden" name="report" value={report} />
      {state?.ok === false && (
        <Callout tone="fail" role="alert">
          <CalloutTitle>{state.message}</CalloutTitle>
          {state.details.length > 0 && <CalloutBody>{state.details.join(" ")}</CalloutBody>}
        </Callout>
      )}
      <Field
        id="reason"
        label="Why"
        help="What the domains gain by it, and what it costs them."
        error={faults.reason}
      >
        {(control) => <Textarea {...control} name="reason" rows={4} maxLength={4_000} />}
      </Field>
      <FieldGroup id="rule" legend="How it is decided" error={faults.rule}>
        <RadioGroup>
          {rules.map((value) => (
            <label key={value} htmlFor={`rule-${value}`} className="flex items-baseline gap-2">
              <Radio
                id={`rule-${value}`}
                name="rule"
                value={value}
                className="translate-y-0.5"
                checked={rule === value}
                onChange={() => setRule(value)}
              />
              <span>
                {RULE_WORDS[value].label} <span className="text-muted">{RULE_WORDS[value].effect}</span>
              </span>
            </label>
          ))}
        </RadioGroup>
      </FieldGroup>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id="days" label="Days to vote" error={faults.days}>
          {(control) => <Input {...control} type="number" name="days" min={1} max={60} defaultValue={5} />}
        </Field>
        <Field
          id="noticeDays"
          label="Days of notice"
          help={
            notice > 0 ? `At least ${notice}: it makes something stricter.` : "Until it holds, once approved."
          }
          error={faults.noticeDays}
        >
          {(control) => (
            <Input
              {...control}
              type="number"
              name="noticeDays"
              min={rule === "emergency" ? 0 : notice}
              max={365}
              key={rule === "emergency" ? "now" : "later"}
              defaultValue={rule === "emergency" ? 0 : notice}
            />
          )}
        </Field>
      </div>
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant="primary" pendingLabel="Opening…">
          Open the vote
        </SubmitButton>
        <ButtonLink href={backHref}>Cancel</ButtonLink>
      </div>
    </KeptForm>
  );
}

"use client";

import { useActionState } from "react";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { Checkbox } from "@/components/ui/checkbox";
import { Choice, ChoiceHelp } from "@/components/ui/choice";
import { CodeBlock } from "@/components/ui/code-block";
import { Field, FieldGroup } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { KeptForm } from "@/components/ui/kept-form";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { DEFAULT_TOKEN_DAYS, TOKEN_DAYS } from "@/lib/identity/access-token";
import { TOKEN_SCOPES } from "@/lib/identity/model";
import type { ActionResult, FormAction } from "@/lib/platform/action-state";
import { TOKEN_SCOPE_WORDS } from "./token-scope-words";

type MadeToken = { id: string; name: string; token: string };

/** Makes an access token and shows it, this once. */
export function NewTokenForm({ submit }: { submit: FormAction<MadeToken> }) {
  const [state, send] = useActionState<ActionResult<MadeToken> | null, FormData>(submit, null);
  const faults = state?.ok === false ? state.fields : {};

  return (
    <KeptForm action={send} isDone={state?.ok === true} className="flex flex-col gap-4">
      {state?.ok === false && (
        <Callout tone="fail" role="alert">
          <CalloutBody>{state.message}</CalloutBody>
        </Callout>
      )}
      {state?.ok === true && (
        <div role="status" className="flex flex-col gap-3">
          <Callout tone="attention">
            <CalloutTitle>Copy “{state.value.name}” now: it is not shown again.</CalloutTitle>
            <CalloutBody>
              Whoever has it can do what you allow it to. Keep it among the secrets of your pipeline.
            </CalloutBody>
          </Callout>
          <CodeBlock key={state.value.id} code={state.value.token} label="Access token" />
        </div>
      )}
      <Field
        id="token-name"
        label="Name of the token"
        help="What it is for, so that you know later whether it can go."
        error={faults.name}
      >
        {(control) => <Input {...control} name="name" required maxLength={80} autoComplete="off" />}
      </Field>
      <FieldGroup
        id="token-scopes"
        legend="What it may do"
        help="Never more than you may yourself at that moment."
        error={faults.scopes}
      >
        {TOKEN_SCOPES.map((scope) => (
          <Choice key={scope}>
            <Checkbox name="scopes" value={scope} />
            {TOKEN_SCOPE_WORDS[scope].label}
            <ChoiceHelp>{TOKEN_SCOPE_WORDS[scope].help}</ChoiceHelp>
          </Choice>
        ))}
      </FieldGroup>
      <Field id="token-days" label="Expires" error={faults.days}>
        {(control) => (
          <Select {...control} name="days" defaultValue={DEFAULT_TOKEN_DAYS}>
            {TOKEN_DAYS.map((days) => (
              <option key={days} value={days}>
                in {days} days
              </option>
            ))}
          </Select>
        )}
      </Field>
      <SubmitButton variant="secondary" className="self-start" pendingLabel="Making…">
        Make token
      </SubmitButton>
    </KeptForm>
  );
}

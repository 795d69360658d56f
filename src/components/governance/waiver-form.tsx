"use client";

import { useActionState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Callout, CalloutTitle } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { KeptForm } from "@/components/ui/kept-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { FailingElements } from "@/lib/governance/failing-elements";
import { REASON_LENGTH_MIN } from "@/lib/governance/waiver";
import type { ProductRef } from "@/lib/registry/model";
import { WaiverElements } from "./waiver-elements";
import type { WaiverFormState } from "./waiver-form-state";

type WaiverFormProps = {
  product: ProductRef;
  policy: string;
  failing: FailingElements;
  renewsId: string | null;
  start: WaiverFormState["values"];
  term: { earliest: string; latest: string; maxDays: number };
  /** Who will decide, as a sentence begins. */
  approver: string;
  backHref: string;
  submit: (previous: WaiverFormState, form: FormData) => Promise<WaiverFormState>;
};

/** Asks for an exception: from what, why, what is done meanwhile, and for how long. */
export function WaiverForm({
  product,
  policy,
  failing,
  renewsId,
  start,
  term,
  approver,
  backHref,
  submit,
}: WaiverFormProps) {
  const [{ values, message, faults }, send] = useActionState(submit, {
    values: start,
    message: null,
    faults: {},
  });

  return (
    <KeptForm action={send} className="flex max-w-3xl flex-col gap-5">
      {message && (
        <Callout tone="fail" role="alert">
          <CalloutTitle>{message}</CalloutTitle>
        </Callout>
      )}
      <input type="hidden" name="domain" value={product.domain} />
      <input type="hidden" name="name" value={product.name} />
      <input type="hidden" name="policy" value={policy} />
      {renewsId && <input type="hidden" name="renewsId" value={renewsId} />}
      <WaiverElements {...failing} values={values} error={faults.elements ?? faults.reach} />
      <Field
        id="reason"
        label="Why it cannot be mended now"
        help={`At least ${REASON_LENGTH_MIN} characters. Everyone who sees the product can read it.`}
        error={faults.reason}
      >
        {(control) => (
          <Textarea {...control} name="reason" rows={4} maxLength={4_000} defaultValue={values.reason} />
        )}
      </Field>
      <Field
        id="compensatingControl"
        label="What is done meanwhile (optional)"
        help="What keeps the harm away that the policy is there to prevent."
        error={faults.compensatingControl}
      >
        {(control) => (
          <Textarea
            {...control}
            name="compensatingControl"
            maxLength={4_000}
            defaultValue={values.compensatingControl}
          />
        )}
      </Field>
      <Field
        id="expiresOn"
        label="Last day"
        help={`The policy allows ${term.maxDays} ${term.maxDays === 1 ? "day" : "days"} at most: until ${term.latest}.`}
        error={faults.expiresOn}
        className="sm:max-w-xs"
      >
        {(control) => (
          <Input
            {...control}
            type="date"
            name="expiresOn"
            min={term.earliest}
            max={term.latest}
            defaultValue={values.expiresOn}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton pendingLabel="Asking…" size="lg">
          Ask for it
        </SubmitButton>
        <ButtonLink href={backHref} size="lg">
          Cancel
        </ButtonLink>
        <p className="text-muted">{approver} decides. Until then nothing changes.</p>
      </div>
    </KeptForm>
  );
}

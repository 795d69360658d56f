"use client";

import { useActionState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { Field, FieldGroup } from "@/components/ui/field";
import { KeptForm } from "@/components/ui/kept-form";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { termChoices } from "@/lib/access/access-terms";
import type { AccessOffer } from "@/lib/access/access-views";
import { PRODUCT_CHOICES_MAX } from "@/lib/access/consumer";
import type { ProductRef } from "@/lib/registry/model";
import type { AccessFormState } from "./access-form-state";
import { OfferedPortChoice } from "./offered-port-choice";
import { PolicyRefusals } from "./policy-refusals";

type AccessFormProps = {
  product: ProductRef;
  offer: Pick<AccessOffer, "ports" | "purposes" | "consumers">;
  renewsId: string | null;
  start: AccessFormState["values"];
  backHref: string;
  submit: (previous: AccessFormState, form: FormData) => Promise<AccessFormState>;
};

const GROUPS = [
  { kind: "domain", label: "A team" },
  { kind: "product", label: "A data product that is made from it" },
] as const;

/** Asks for access: at which ports, for whom, what for and for how long. */
export function AccessForm({ product, offer, renewsId, start, backHref, submit }: AccessFormProps) {
  const [{ values, message, faults, refusals }, send] = useActionState(submit, {
    values: start,
    message: null,
    faults: {},
    refusals: [],
  });
  const longest = Math.max(...offer.ports.map(({ daysMax }) => daysMax));
  const [self] = offer.consumers;
  const isCut = offer.consumers.filter(({ kind }) => kind === "product").length === PRODUCT_CHOICES_MAX;

  return (
    <KeptForm action={send} className="flex max-w-3xl flex-col gap-6">
      {message && (
        <Callout tone="fail" role="alert">
          <CalloutTitle>{message}</CalloutTitle>
          {refusals.length > 0 && (
            <CalloutBody>
              <PolicyRefusals refusals={refusals} />
            </CalloutBody>
          )}
        </Callout>
      )}
      <input type="hidden" name="domain" value={product.domain} />
      <input type="hidden" name="name" value={product.name} />
      {renewsId && <input type="hidden" name="renewsId" value={renewsId} />}
      <FieldGroup
        id="ports"
        legend={offer.ports.length === 1 ? "Output port" : "Output ports"}
        help={offer.ports.length === 1 ? undefined : "Each is decided by itself."}
        error={faults.ports ?? faults.columns}
      >
        <ul className="flex flex-col divide-y rounded-lg border bg-surface">
          {offer.ports.map((port) => (
            <OfferedPortChoice key={port.name} port={port} values={values} />
          ))}
        </ul>
      </FieldGroup>
      {offer.consumers.length > 1 ? (
        <Field
          id="consumer"
          label="For whom"
          help={`A team shares its access; who joins it has it too.${isCut ? ` Of the products of your teams, the first ${PRODUCT_CHOICES_MAX} are listed.` : ""}`}
          error={faults.consumer}
          className="sm:max-w-md"
        >
          {(control) => (
            <Select {...control} name="consumer" defaultValue={values.consumer}>
              {self && <option value={self.key}>For me</option>}
              {GROUPS.map(({ kind, label }) => {
                const choices = offer.consumers.filter((consumer) => consumer.kind === kind);
                return choices.length === 0 ? undefined : (
                  <optgroup key={kind} label={label}>
                    {choices.map(({ key, name }) => (
                      <option key={key} value={key}>
                        {name}
                      </option>
                    ))}
                  </optgroup>
                );
              })}
            </Select>
          )}
        </Field>
      ) : (
        <input type="hidden" name="consumer" value={values.consumer} />
      )}
      {offer.purposes.length > 0 && (
        <Field id="purposeId" label="Purpose" error={faults.purposeId} className="sm:max-w-md">
          {(control) => (
            <Select {...control} name="purposeId" defaultValue={values.purposeId}>
              <option value="">Another one, in my words</option>
              {offer.purposes.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <Field
        id="purpose"
        label={offer.purposes.length > 0 ? "What exactly it is for" : "What it is for"}
        help="What you would do with the data. Those who decide read it, and it stays with the access."
        error={faults.purpose}
      >
        {(control) => (
          <Textarea {...control} name="purpose" rows={3} maxLength={2_000} defaultValue={values.purpose} />
        )}
      </Field>
      <Field
        id="days"
        label="For how long"
        help="It can be renewed before it ends."
        error={faults.days}
        className="sm:max-w-xs"
      >
        {(control) => (
          <Select {...control} name="days" defaultValue={values.days}>
            {termChoices(longest).map((days) => (
              <option key={days} value={days}>
                {days} {days === 1 ? "day" : "days"}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton pendingLabel="Asking…" size="lg">
          {renewsId ? "Ask to renew" : "Request access"}
        </SubmitButton>
        <ButtonLink href={backHref} size="lg">
          Cancel
        </ButtonLink>
        <p className="text-muted">By asking you accept the terms above.</p>
      </div>
    </KeptForm>
  );
}

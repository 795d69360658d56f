"use client";

import { ActionForm } from "@/components/identity/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Choice, ChoiceHelp } from "@/components/ui/choice";
import { Field, FieldGroup } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { DAYS_MAX } from "@/lib/access/access-terms";
import type { ProductConsumers } from "@/lib/access/access-views";
import type { FormAction } from "@/lib/platform/action-state";
import type { ProductRef } from "@/lib/registry/model";

type AccessSettingsFormProps = {
  product: ProductRef;
  settings: ProductConsumers["settings"];
  people: ProductConsumers["people"];
  submit: FormAction<void>;
};

/** Who decides about access to a product, for how long it lasts at most, and what needs nobody. */
export function AccessSettingsForm({ product, settings, people, submit }: AccessSettingsFormProps) {
  return (
    <ActionForm submit={submit} done="Saved. It counts from the next request on." className="max-w-3xl gap-5">
      {(faults) => (
        <>
          <input type="hidden" name="domain" value={product.domain} />
          <input type="hidden" name="name" value={product.name} />
          <input type="hidden" name="revision" value={settings.revision} />
          <FieldGroup
            id="approvers"
            legend="Who decides"
            help="Where a port asks for a role, those of them who have it; where it asks for none, they decide. With nobody named, everybody who has the role, or the owners."
            error={faults.approvers}
          >
            {people.length === 0 ? (
              <p className="text-muted">Nobody works for the domain yet.</p>
            ) : (
              <ul className="grid gap-x-6 sm:grid-cols-2">
                {people.map(({ id, name, role }) => (
                  <li key={id}>
                    <Choice>
                      <Checkbox
                        name="approvers[]"
                        value={id}
                        defaultChecked={settings.approvers.includes(id)}
                      />
                      {name}
                      <ChoiceHelp>{role}</ChoiceHelp>
                    </Choice>
                  </li>
                ))}
              </ul>
            )}
          </FieldGroup>
          <Field
            id="maxDays"
            label="Days at most (optional)"
            help="What a port says counts too; the stricter of the two holds."
            error={faults.maxDays}
            className="sm:max-w-xs"
          >
            {(control) => (
              <Input
                {...control}
                name="maxDays"
                type="number"
                min={1}
                max={DAYS_MAX}
                defaultValue={settings.maxDays ?? ""}
              />
            )}
          </Field>
          <Choice>
            <Checkbox name="isTeamApproved" value="on" defaultChecked={settings.isTeamApproved} />
            Our own team needs no approval
            <ChoiceHelp>
              People and products of the domain get the first step at once. Personal data still takes a second
              one.
            </ChoiceHelp>
          </Choice>
          <div>
            <SubmitButton pendingLabel="Saving…">Save</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}

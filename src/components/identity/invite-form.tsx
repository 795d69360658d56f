"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/platform/action-state";
import { ActionForm } from "./action-form";
import { type NamedScope, OrgRoleChoices } from "./org-role-choices";
import { DOMAIN_ROLE_LABELS } from "./role-labels";
import { TextField } from "./text-field";

type InviteFormProps = {
  submit: FormAction<never>;
  domains: readonly NamedScope[];
  categories: readonly NamedScope[];
};

export function InviteForm({ submit, domains, categories }: InviteFormProps) {
  return (
    <ActionForm submit={submit}>
      {(faults) => (
        <>
          <TextField name="name" label="Name" maxLength={100} autoComplete="off" faults={faults} />
          <TextField name="email" type="email" label="E-mail address" autoComplete="off" faults={faults} />
          <Field
            id="domainRoles"
            label="Role in a domain"
            help="Holds in its sub-domains too. More can be given on the page of the domain."
            error={faults.domainRoles}
          >
            {(control) => (
              <Select {...control} name="domainRoles" defaultValue="">
                <option value="">None yet</option>
                {Object.entries(DOMAIN_ROLE_LABELS).map(([role, label]) => (
                  <optgroup key={role} label={label}>
                    {domains.map(({ id, name }) => (
                      <option key={id} value={`${role}:${id}`}>
                        {label} of {name}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </Select>
            )}
          </Field>
          <OrgRoleChoices held={[]} domains={domains} categories={categories} />
          <SubmitButton className="self-start" pendingLabel="Inviting…">
            Send invitation
          </SubmitButton>
        </>
      )}
    </ActionForm>
  );
}

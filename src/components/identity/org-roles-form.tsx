"use client";

import { SubmitButton } from "@/components/ui/submit-button";
import type { OrgRole } from "@/lib/identity/model";
import type { FormAction } from "@/lib/platform/action-state";
import { ActionForm } from "./action-form";
import { type NamedScope, OrgRoleChoices } from "./org-role-choices";

type OrgRolesFormProps = {
  submit: FormAction<void>;
  personId: string;
  held: readonly { role: OrgRole; scope: string }[];
  domains: readonly NamedScope[];
  categories: readonly NamedScope[];
};

export function OrgRolesForm({ submit, personId, ...choices }: OrgRolesFormProps) {
  return (
    <ActionForm submit={submit} done="The roles are saved. If they changed, the person signs in again.">
      {() => (
        <>
          <input type="hidden" name="personId" value={personId} />
          <OrgRoleChoices {...choices} />
          <SubmitButton variant="secondary" className="self-start" pendingLabel="Saving…">
            Save roles
          </SubmitButton>
        </>
      )}
    </ActionForm>
  );
}

"use client";

import { ActionForm } from "@/components/identity/action-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import type { NamedRole } from "@/lib/access/provisioning/provision";
import type { FormAction } from "@/lib/platform/action-state";

type DatabaseRoleFormProps = { named: NamedRole; forWhom: string; submit: FormAction<void> };

/** Asks as whom a consumer signs in to a database. */
export function DatabaseRoleForm({ named, forWhom, submit }: DatabaseRoleFormProps) {
  const { consumer, role, target } = named;

  return (
    <ActionForm submit={submit} className="max-w-xl gap-3" done="Saved. Access is given to this role.">
      {(faults) => (
        <>
          <input type="hidden" name="consumer" value={consumer.key} />
          <input type="hidden" name="target" value={target} />
          <Field
            id={`role-${consumer.key}-${target}`}
            label={
              <span className="[overflow-wrap:anywhere]">
                Role of {forWhom} in {target}
              </span>
            }
            error={faults.role}
          >
            {(control) => (
              <Input
                {...control}
                name="role"
                required
                maxLength={63}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                defaultValue={role ?? ""}
                className="font-mono"
              />
            )}
          </Field>
          <SubmitButton variant="secondary" size="sm" className="self-start" pendingLabel="Saving…">
            Save role
            <span className="sr-only">
              {" "}
              of {forWhom} in {target}
            </span>
          </SubmitButton>
        </>
      )}
    </ActionForm>
  );
}

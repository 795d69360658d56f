import { Checkbox } from "@/components/ui/checkbox";
import { Choice, ChoiceHelp } from "@/components/ui/choice";
import { Field, FieldGroup } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { OrgRole } from "@/lib/identity/model";
import { toRoleText } from "@/lib/identity/role-text";
import { roleLabel, type ScopeNames } from "./role-labels";

export type NamedScope = { id: string; name: string };
type Assignment = { role: OrgRole; scope: string };

type OrgRoleChoicesProps = {
  held: readonly Assignment[];
  domains: readonly NamedScope[];
  categories: readonly NamedScope[];
};

/** Every choice is sent as `orgRoles`: the two plain roles, those held for something, and one more of each kind. */
export function OrgRoleChoices({ held, domains, categories }: OrgRoleChoicesProps) {
  const names: ScopeNames = Object.fromEntries([...domains, ...categories].map(({ id, name }) => [id, name]));
  const scoped = held.filter(({ scope }) => scope !== "");
  const isHeld = (role: OrgRole) => held.some((given) => given.role === role);

  return (
    <>
      <FieldGroup
        id="orgRoles"
        legend="Roles in the organisation"
        help="Everybody is a member without being given it."
      >
        <Choice>
          <Checkbox name="orgRoles" value="admin" defaultChecked={isHeld("admin")} />
          Admin
          <ChoiceHelp>
            Manages people, domains and global policies. Does not edit the products of others.
          </ChoiceHelp>
        </Choice>
        <Choice>
          <Checkbox name="orgRoles" value="auditor" defaultChecked={isHeld("auditor")} />
          Auditor
          <ChoiceHelp>Sees every product, policy and decision; changes nothing.</ChoiceHelp>
        </Choice>
        {scoped.map((given) => (
          <Choice key={toRoleText(given)}>
            <Checkbox name="orgRoles" value={toRoleText(given)} defaultChecked />
            {roleLabel(given, names)}
          </Choice>
        ))}
      </FieldGroup>
      <ScopedRole
        id="delegate"
        label="Also governance delegate of"
        none="No further domain"
        help="Speaks for a domain in the governance group."
        given="governance-delegate"
        choices={domains}
      />
      <ScopedRole
        id="category-steward"
        label="Also category steward of"
        none="No further category"
        help="Answers for the policies of one category."
        given="category-steward"
        choices={categories}
      />
    </>
  );
}

type ScopedRoleProps = {
  id: string;
  label: string;
  none: string;
  help: string;
  given: OrgRole;
  choices: readonly NamedScope[];
};

function ScopedRole({ id, label, none, help, given, choices }: ScopedRoleProps) {
  return (
    <Field id={id} label={label} help={help}>
      {(control) => (
        <Select {...control} name="orgRoles" defaultValue="">
          <option value="">{none}</option>
          {choices.map((choice) => (
            <option key={choice.id} value={toRoleText({ role: given, scope: choice.id })}>
              {choice.name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

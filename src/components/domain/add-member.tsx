"use client";

import { ActionForm } from "@/components/identity/action-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/platform/action-state";
import { type FindPeople, type PersonChoice, PersonPicker } from "./person-picker";
import { RoleSelect } from "./role-select";

type AddMemberProps = {
  domain: { id: string; slug: string };
  /** Ids of those who are members. */
  taken: readonly string[];
  find: FindPeople;
  add: FormAction<void>;
  /** What a search without JavaScript found, and what for. */
  plain: { person: string; people: readonly PersonChoice[] };
};

/** A person and a role. Without JavaScript the person is searched for by a form of its own first. */
export function AddMember({ domain, taken, find, add, plain }: AddMemberProps) {
  return (
    <div className="flex flex-col gap-4">
      <PlainSearch domain={domain} person={plain.person} />
      <ActionForm submit={add}>
        {(faults) => (
          <>
            <input type="hidden" name="domainId" value={domain.id} />
            <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_12rem_auto] sm:items-end">
              <Field id="person" label="Person" error={faults.userId} className="noscript:hidden">
                {(control) => <PersonPicker {...control} name="userId" find={find} taken={taken} />}
              </Field>
              <PlainChoice people={plain.people} />
              <Field id="role" label="Role">
                {(control) => <RoleSelect {...control} defaultValue="contributor" />}
              </Field>
              <div>
                <SubmitButton pendingLabel="Adding…">Add</SubmitButton>
              </div>
            </div>
          </>
        )}
      </ActionForm>
    </div>
  );
}

function PlainSearch({ domain, person }: { domain: { slug: string }; person: string }) {
  return (
    <search className="hidden noscript:block">
      <form action={`/domains/${domain.slug}/members`} className="flex max-w-md gap-2">
        <Input
          type="search"
          name="person"
          defaultValue={person}
          placeholder="Name"
          aria-label="Name of the person"
        />
        <Button type="submit">Find</Button>
      </form>
    </search>
  );
}

/** Comes after the picker in the form, so that of the two fields of one name this one is sent last. */
function PlainChoice({ people }: { people: readonly PersonChoice[] }) {
  return (
    <noscript>
      <Field id="plain-person" label="Person">
        {(control) => (
          <Select {...control} name="userId">
            <option value="">{people.length > 0 ? "Choose a person" : "Nobody of that name"}</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </noscript>
  );
}

"use client";

import { ActionForm } from "@/components/identity/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Choice, ChoiceHelp } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { TEXT_MAX } from "@/lib/collaboration/model";
import type { FormAction } from "@/lib/platform/action-state";

type AnnouncementFormProps = { about: { domain: string; name: string }; submit: FormAction<void> };

export function AnnouncementForm({ about, submit }: AnnouncementFormProps) {
  return (
    <ActionForm submit={submit} done="Announced." className="max-w-2xl">
      {(faults) => (
        <>
          <input type="hidden" name="domain" value={about.domain} />
          <input type="hidden" name="name" value={about.name} />
          <Field id="title" label="In one line" error={faults.title}>
            {(control) => <Input {...control} name="title" maxLength={160} />}
          </Field>
          <Field id="text" label="More about it" help="Markdown works." error={faults.text}>
            {(control) => <Textarea {...control} name="text" rows={3} maxLength={TEXT_MAX} />}
          </Field>
          <div className="flex flex-wrap gap-4">
            <Field id="from" label="First day" help="Nothing means at once." error={faults.from}>
              {(control) => <Input {...control} type="date" name="from" />}
            </Field>
            <Field id="until" label="Last day" help="Nothing means until withdrawn." error={faults.until}>
              {(control) => <Input {...control} type="date" name="until" />}
            </Field>
          </div>
          <Choice>
            <Checkbox name="importance" value="important" />
            <span>Important</span>
            <ChoiceHelp>It stands out and comes before the others.</ChoiceHelp>
          </Choice>
          <div>
            <SubmitButton pendingLabel="Announcing…">Announce</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}

"use client";

import { ActionForm } from "@/components/identity/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Choice } from "@/components/ui/choice";
import { Label } from "@/components/ui/label";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { DELIVERIES, GROUP_WORDS } from "@/lib/notifications/kinds";
import { DELIVERY_WORDS, type NotificationSetting } from "@/lib/notifications/model";
import type { FormAction } from "@/lib/platform/action-state";

type SettingsFormProps = { settings: readonly NotificationSetting[]; submit: FormAction<void> };

/** For each kind of thing how one is told of it, and which ones the mail of the day begins with. */
export function SettingsForm({ settings, submit }: SettingsFormProps) {
  return (
    <ActionForm submit={submit} done="Saved.">
      {() => (
        <>
          <ul className="divide-y rounded-lg border bg-surface">
            {settings.map(({ group, delivery, isImportant }) => (
              <li
                key={group}
                className="grid gap-x-6 gap-y-2 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_15rem] sm:items-start"
              >
                <div>
                  <Label htmlFor={group}>{GROUP_WORDS[group].label}</Label>
                  <p className="text-muted text-sm">{GROUP_WORDS[group].about}</p>
                </div>
                <div className="flex flex-col gap-1.5">
                  <Select id={group} name={group} defaultValue={delivery}>
                    {DELIVERIES.map((each) => (
                      <option key={each} value={each}>
                        {DELIVERY_WORDS[each]}
                      </option>
                    ))}
                  </Select>
                  <Choice className="text-sm">
                    <Checkbox name={`${group}-important`} defaultChecked={isImportant} />
                    <span>
                      First in the mail of the day
                      <span className="sr-only">: {GROUP_WORDS[group].label}</span>
                    </span>
                  </Choice>
                </div>
              </li>
            ))}
          </ul>
          <div>
            <SubmitButton pendingLabel="Saving…">Save</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}

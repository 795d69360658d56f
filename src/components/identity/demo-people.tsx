"use client";

import { ArrowRight } from "lucide-react";
import { Avatar, initialsOf } from "@/components/ui/avatar";
import type { FormAction } from "@/lib/platform/action-state";
import { ActionForm } from "./action-form";

type DemoPeopleProps = {
  people: readonly { name: string; email: string; password: string; role: string }[];
  submit: FormAction<never>;
  next: string;
};

/** The people of the demo mesh: one click and one is them. */
export function DemoPeople({ people, submit, next }: DemoPeopleProps) {
  return (
    <ul className="flex flex-col divide-y rounded-lg border bg-surface">
      {people.map(({ name, email, password, role }) => (
        <li key={email}>
          <ActionForm submit={submit}>
            {() => (
              <>
                <input type="hidden" name="next" value={next} />
                <input type="hidden" name="email" value={email} />
                <input type="hidden" name="password" value={password} />
                <button
                  type="submit"
                  className="group flex w-full items-center gap-3 px-3 py-2 text-left transition-colors hover:bg-sunken focus-visible:outline-offset-[-2px]"
                >
                  <Avatar initials={initialsOf(name)} />
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-medium">{name}</span>
                    <span className="block truncate text-muted text-sm">{role}</span>
                  </span>
                  <ArrowRight aria-hidden className="size-4 shrink-0 text-muted group-hover:text-ink" />
                </button>
              </>
            )}
          </ActionForm>
        </li>
      ))}
    </ul>
  );
}

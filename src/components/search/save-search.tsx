"use client";

import { BookmarkPlus } from "lucide-react";
import { useId } from "react";
import { ActionForm } from "@/components/identity/action-form";
import { buttonVariants } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Choice } from "@/components/ui/choice";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextLink } from "@/components/ui/text-link";
import type { FormAction } from "@/lib/platform/action-state";

type SaveSearchProps = { query: string; suggestion: string; save: FormAction<void> };

/** Keeps the search one looks at, under a name; it opens without JavaScript as well. */
export function SaveSearch({ query, suggestion, save }: SaveSearchProps) {
  const id = useId();
  return (
    <details data-slot="save-search" className="group sm:relative">
      <summary
        className={cn(
          buttonVariants({ variant: "secondary" }),
          "cursor-pointer list-none group-open:bg-sunken [&::-webkit-details-marker]:hidden",
        )}
      >
        <BookmarkPlus aria-hidden />
        Save
      </summary>
      <div className="absolute right-0 z-20 mt-1.5 w-88 max-sm:left-0 max-sm:w-auto rounded-lg border bg-surface p-4 shadow-float">
        {/* Another search is another form, which has not been sent yet. */}
        <ActionForm key={query} submit={save} done="Saved.">
          {(faults) => (
            <>
              <input type="hidden" name="query" value={query} />
              <Field id={id} label="Save this search as" error={faults.name ?? faults.query}>
                {(control) => (
                  <Input
                    {...control}
                    name="name"
                    required
                    maxLength={80}
                    defaultValue={suggestion}
                    autoComplete="off"
                  />
                )}
              </Field>
              <Choice>
                <Checkbox name="notifies" defaultChecked />
                <span>Tell me by mail, at most once a day, when new data products match</span>
              </Choice>
              <div className="flex items-center justify-between gap-3">
                <SubmitButton pendingLabel="Saving…">Save search</SubmitButton>
                <TextLink href="/searches">Saved searches</TextLink>
              </div>
            </>
          )}
        </ActionForm>
      </div>
    </details>
  );
}

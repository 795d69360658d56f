"use client";

import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/platform/action-state";
import { ActionForm } from "./action-form";

type ProviderButtonsProps = {
  providers: readonly { id: string; name: string }[];
  submit: FormAction<never>;
  next: string;
};

/** One button for each outside account people can sign in with. */
export function ProviderButtons({ providers, submit, next }: ProviderButtonsProps) {
  return (
    <div className="flex flex-col gap-2">
      {providers.map(({ id, name }) => (
        <ActionForm key={id} submit={submit}>
          {() => (
            <>
              <input type="hidden" name="next" value={next} />
              <input type="hidden" name="provider" value={id} />
              <SubmitButton variant="secondary" size="lg" pendingLabel={`Going to ${name}…`}>
                Sign in with {name}
              </SubmitButton>
            </>
          )}
        </ActionForm>
      ))}
    </div>
  );
}

"use client";

import { useActionState } from "react";
import { Callout, CalloutTitle } from "@/components/ui/callout";
import { KeptForm } from "@/components/ui/kept-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { IdentityFields } from "./identity-fields";
import type { DomainOption, RegisterState } from "./register-state";

type DescribeFormProps = {
  domains: readonly DomainOption[];
  domain: string;
  register: (previous: RegisterState, form: FormData) => Promise<RegisterState>;
};

/** A new product from nothing but its name; everything else follows in the editor. */
export function DescribeForm({ domains, domain, register }: DescribeFormProps) {
  const [state, submit] = useActionState(register, {
    values: { domain, title: "", name: "" },
    failure: null,
  });

  return (
    <KeptForm action={submit} className="flex flex-col gap-5">
      {state.failure && (
        <Callout tone="fail" role="alert">
          <CalloutTitle>{state.failure.message}</CalloutTitle>
        </Callout>
      )}
      <IdentityFields state={state} domains={domains} />
      <div>
        <SubmitButton pendingLabel="Creating…" size="lg">
          Create and describe it
        </SubmitButton>
      </div>
    </KeptForm>
  );
}

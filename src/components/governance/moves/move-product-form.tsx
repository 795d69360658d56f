"use client";

import { useActionState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Callout, CalloutTitle } from "@/components/ui/callout";
import { KeptForm } from "@/components/ui/kept-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { RefusedMove } from "@/lib/governance/moves/consequences";
import type { FormAction } from "@/lib/platform/action-state";
import { type ProductRef, productHref } from "@/lib/registry/model";
import { MoveConsequences } from "./move-consequences";
import { MoveReasonField } from "./move-reason-field";

type MoveProductFormProps = {
  productRef: ProductRef;
  title: string;
  to: { slug: string; name: string };
  /** What the move would do, as of when the page was opened. */
  preview: RefusedMove;
  submit: FormAction<RefusedMove>;
};

/** Confirms a move whose consequences are shown; a refusal shows those of that moment. */
export function MoveProductForm({ productRef, title, to, preview, submit }: MoveProductFormProps) {
  const [state, send] = useActionState(submit, null);
  const move = state?.ok ? state.value : preview;
  const isBarred = move.consequences.refused.length > 0 && !move.mayOverrule;

  return (
    <KeptForm action={send} className="flex flex-col gap-5">
      <input type="hidden" name="domain" value={productRef.domain} />
      <input type="hidden" name="name" value={productRef.name} />
      <input type="hidden" name="to" value={to.slug} />
      {state?.ok === false && (
        <Callout tone="fail" role="alert">
          <CalloutTitle>{state.message}</CalloutTitle>
        </Callout>
      )}
      <MoveConsequences
        title={state?.ok ? "Not moved" : `What moving ${title} to ${to.name} does`}
        consequences={move.consequences}
      />
      <p className="max-w-[72ch] text-muted">
        Its address becomes {to.slug}/{productRef.name}. Links and input ports that name the old one lead to
        it still. The people of {to.name} answer for it from then on.
      </p>
      <MoveReasonField
        move={move}
        isAsked={state?.ok === true}
        error={state?.ok === false ? state.fields.reason : undefined}
      />
      <div className="flex flex-wrap gap-2">
        {!isBarred && <SubmitButton pendingLabel="Moving…">{`Move to ${to.name}`}</SubmitButton>}
        <ButtonLink href={productHref(productRef)} variant="quiet">
          Cancel
        </ButtonLink>
      </div>
    </KeptForm>
  );
}

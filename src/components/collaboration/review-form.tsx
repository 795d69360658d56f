"use client";

import { ActionForm } from "@/components/identity/action-form";
import { Field, FieldGroup } from "@/components/ui/field";
import { Radio } from "@/components/ui/radio-group";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { RATINGS, TEXT_MAX } from "@/lib/collaboration/model";
import type { FormAction } from "@/lib/platform/action-state";
import type { ProductRef } from "@/lib/registry/model";

type ReviewFormProps = {
  product: ProductRef;
  own: { rating: number; text: string } | null;
  submit: FormAction<void>;
};

const MEANINGS: Readonly<Record<number, string>> = { 5: "excellent", 1: "of no use" };

/** One's own review, to write or to write anew. */
export function ReviewForm({ product, own, submit }: ReviewFormProps) {
  return (
    <ActionForm submit={submit} done={own ? "Saved." : "Thank you. Others read it from now on."}>
      {(faults) => (
        <>
          <input type="hidden" name="domain" value={product.domain} />
          <input type="hidden" name="name" value={product.name} />
          <FieldGroup id="rating" legend="Your rating" error={faults.rating}>
            <div className="flex flex-wrap gap-x-5 gap-y-2">
              {RATINGS.toReversed().map((rating) => (
                // biome-ignore lint/a11y/noLabelWithoutControl: the radio is inside.
                <label key={rating} className="flex cursor-pointer items-center gap-2 py-1">
                  <Radio name="rating" value={rating} defaultChecked={own?.rating === rating} required />
                  {rating}
                  {MEANINGS[rating] && <span className="text-muted text-sm">{MEANINGS[rating]}</span>}
                </label>
              ))}
            </div>
          </FieldGroup>
          <Field
            id="review-text"
            label="What it was like to use"
            help="What you used it for, what worked, what did not. Markdown works."
            error={faults.text}
          >
            {(control) => (
              <Textarea {...control} name="text" rows={4} maxLength={TEXT_MAX} defaultValue={own?.text} />
            )}
          </Field>
          <div>
            <SubmitButton pendingLabel="Saving…">{own ? "Save review" : "Publish review"}</SubmitButton>
          </div>
        </>
      )}
    </ActionForm>
  );
}

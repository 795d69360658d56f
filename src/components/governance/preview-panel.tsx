"use client";

import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import type { About } from "@/lib/governance/about";
import type { Outcome } from "@/lib/governance/evaluation";
import { levelEffect } from "./policy-words";

export type ProductOption = { value: string; label: string; hint: string };

type PreviewPanelProps = {
  about: About;
  products: readonly ProductOption[];
  chosen: string;
  /** Null while the rule does not say anything yet, or nothing that can be run. */
  outcome: Outcome | null;
  /** Why the last product could not be taken, if it could not. */
  failure: string | null;
  /** What the product is made to stand for, where it is not the product itself that is judged. */
  note: string | null;
  onChoose: (value: string) => void;
};

const SHOWN = 5;

/** What the policy says of one product while it is being written, in the words its producer will read. */
export function PreviewPanel({
  about,
  products,
  chosen,
  outcome,
  failure,
  note,
  onChoose,
}: PreviewPanelProps) {
  return (
    <div className="flex flex-col gap-3">
      <Field id="preview-product" label="Tried on" error={failure ?? undefined}>
        {(control) => (
          <Combobox
            {...control}
            name="preview-product"
            options={products}
            defaultValue={chosen}
            placeholder="A product to try it on"
            onValueChange={onChoose}
          />
        )}
      </Field>
      {note && <p className="text-muted text-sm">{note}</p>}
      <div aria-live="polite">
        {outcome ? (
          <OutcomePreview outcome={outcome} about={about} />
        ) : (
          <p className="text-muted">Once the sentence is complete, it is tried here as you write.</p>
        )}
      </div>
    </div>
  );
}

function OutcomePreview({ outcome, about }: { outcome: Outcome; about: About }) {
  const { status, checked, failed, findings, error, policy, blocking } = outcome;
  const [first] = findings;
  if (status === "error")
    return (
      <Callout tone="fail">
        <CalloutTitle>It could not be evaluated</CalloutTitle>
        <CalloutBody>{error}</CalloutBody>
      </Callout>
    );
  if (status === "not-applicable")
    return (
      <Callout tone="neutral">
        <CalloutTitle>It has nothing to look at here</CalloutTitle>
        <CalloutBody className="text-muted">
          No element of this product is what the sentence is about.
        </CalloutBody>
      </Callout>
    );
  if (status === "pass")
    return (
      <Callout tone="pass">
        <CalloutTitle>{checked === 1 ? "Passes" : `Passes, all ${checked} looked at`}</CalloutTitle>
        <CalloutBody className="text-muted">
          {about === "access" ? "Whoever asks reads nothing." : "Its producer reads nothing."}
        </CalloutBody>
      </Callout>
    );
  return (
    <Callout tone={blocking ? "fail" : "attention"}>
      <CalloutTitle>
        {checked === 1 ? "Fails" : `Fails ${failed} of ${checked}`}: {levelEffect(policy.level, about)}
      </CalloutTitle>
      <CalloutBody>
        <ul className="flex flex-col gap-1">
          {findings.slice(0, SHOWN).map(({ fingerprint, message }) => (
            <li key={fingerprint} className="[overflow-wrap:anywhere]">
              {message}
            </li>
          ))}
        </ul>
        {findings.length > SHOWN && (
          <p className="text-muted text-sm">and {findings.length - SHOWN} more findings</p>
        )}
        {first?.fix.hint && <p className="mt-1 text-muted">{first.fix.hint}</p>}
      </CalloutBody>
    </Callout>
  );
}

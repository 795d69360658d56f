"use client";

import { useActionState, useEffect, useRef, useState } from "react";
import { MoveConsequences } from "@/components/governance/moves/move-consequences";
import { MoveReasonField } from "@/components/governance/moves/move-reason-field";
import { ButtonLink } from "@/components/ui/button";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { KeptForm } from "@/components/ui/kept-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { DomainFormAction, DomainValues } from "./domain-form-state";
import { KindField } from "./kind-field";
import { NameFields } from "./name-fields";
import { ParentField, type ParentOption } from "./parent-field";
import { StoredMeanwhile } from "./stored-meanwhile";

type DomainFormProps = {
  submit: DomainFormAction;
  /** As it is stored now; the values a new one starts with. */
  stored: DomainValues;
  /** Null for a new domain. */
  existing: { id: string; slug: string } | null;
  parents: readonly ParentOption[];
  isRootOffered: boolean;
};

/** Everything a domain says of itself, for a new one and for one that exists. */
export function DomainForm({ submit, stored, existing, parents, isRootOffered }: DomainFormProps) {
  const [state, send] = useActionState(submit, { values: stored, failure: null, move: null });
  const { values, failure, move } = state;
  const [opened] = useState(stored.revision);
  const isOvertaken = failure?.code === "conflict" && values.revision !== stored.revision;
  const answer = useRef<HTMLDivElement>(null);

  // The button is at the end of a long form, the answer at its beginning.
  useEffect(() => {
    if (state.failure || state.move) answer.current?.focus();
  }, [state]);

  // Only whoever was told of another's change may save over it, so what is stored counts from then on and not before.
  const sent = failure ? values.revision : opened;
  const revision = failure?.code === "conflict" ? stored.revision : sent;

  return (
    <KeptForm action={send} className="flex flex-col gap-6">
      {failure && (
        <div ref={answer} tabIndex={-1}>
          {isOvertaken ? (
            <StoredMeanwhile entered={values} stored={stored} parents={parents} />
          ) : (
            <Callout tone="fail" role="alert">
              <CalloutTitle>{failure.message}</CalloutTitle>
              <CalloutBody>Nothing is saved yet; what you entered is still here.</CalloutBody>
            </Callout>
          )}
        </div>
      )}
      {move && (
        <div ref={answer} tabIndex={-1} className="flex flex-col gap-4">
          <input type="hidden" name="seenParentId" value={values.parentId} />
          <MoveConsequences
            title={move.isRefused ? "Not moved" : `What moving ${values.name} does`}
            consequences={move.consequences}
          />
          <MoveReasonField move={move} isAsked={move.isRefused} error={undefined} />
        </div>
      )}
      {existing && <input type="hidden" name="id" value={existing.id} />}
      {existing && <input type="hidden" name="revision" value={revision} />}
      <NameFields state={state} fixedSlug={existing?.slug ?? null} />
      <KindField kind={values.kind} error={failure?.fields.kind} />
      <Field
        id="purpose"
        label="Purpose"
        help="What the domain is there for, in a sentence or two."
        error={failure?.fields.purpose}
      >
        {(control) => <Textarea {...control} name="purpose" maxLength={2000} defaultValue={values.purpose} />}
      </Field>
      <Field
        id="boundary"
        label="Boundary"
        help="Where it ends, and whose the things beyond are."
        error={failure?.fields.boundary}
      >
        {(control) => (
          <Textarea {...control} name="boundary" maxLength={2000} defaultValue={values.boundary} />
        )}
      </Field>
      <ParentField
        parentId={values.parentId}
        options={parents}
        isRootOffered={isRootOffered}
        error={failure?.fields.parentId}
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton pendingLabel="Saving…">
          {submitLabel(existing !== null, isOvertaken, move !== null)}
        </SubmitButton>
        <ButtonLink href={existing ? `/domains/${existing.slug}` : "/domains"} variant="quiet">
          Cancel
        </ButtonLink>
      </div>
    </KeptForm>
  );
}

function submitLabel(exists: boolean, isOvertaken: boolean, isMove: boolean): string {
  if (isMove) return "Move and save changes";
  if (isOvertaken) return "Save mine over it";
  return exists ? "Save changes" : "Create domain";
}

"use client";

import { useActionState, useEffect, useRef, useState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Callout, CalloutBody, CalloutTitle } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { KeptForm } from "@/components/ui/kept-form";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { GLOSSARY, termHref } from "@/lib/registry/glossary";
import type { TermFormAction, TermValues } from "./term-form-state";

type TermFormProps = {
  submit: TermFormAction;
  stored: TermValues;
  /** Null for a new term. */
  existing: { id: string; slug: string } | null;
  /** Domains for which the person may define terms. */
  domains: readonly { id: string; name: string }[];
};

/** A term of the glossary, for a new one and for one that exists. */
export function TermForm({ submit, stored, existing, domains }: TermFormProps) {
  const [{ values, failure }, send] = useActionState(submit, { values: stored, failure: null });
  // The revision one began with stays, so that a change made meanwhile is not overwritten unseen.
  const [opened] = useState(stored.revision);
  const answer = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (failure) answer.current?.focus();
  }, [failure]);

  return (
    <KeptForm action={send} className="flex flex-col gap-6">
      {failure && (
        <div ref={answer} tabIndex={-1}>
          <Callout tone="fail" role="alert">
            <CalloutTitle>{failure.message}</CalloutTitle>
            <CalloutBody>Nothing is saved yet; what you entered is still here.</CalloutBody>
          </Callout>
        </div>
      )}
      {existing && <input type="hidden" name="id" value={existing.id} />}
      {existing && <input type="hidden" name="revision" value={opened} />}
      <Field
        id="name"
        label="Term"
        help={
          existing ? `Its address stays ${termHref(existing.slug)}.` : "As people say it, in the singular."
        }
        error={failure?.fields.name ?? failure?.fields.slug}
      >
        {(control) => <Input {...control} name="name" required maxLength={120} defaultValue={values.name} />}
      </Field>
      <Field
        id="definition"
        label="Definition"
        help="What it is and what it is not, so that two people who never met count the same things."
        error={failure?.fields.definition}
      >
        {(control) => (
          <Textarea
            {...control}
            name="definition"
            required
            rows={5}
            maxLength={4000}
            defaultValue={values.definition}
          />
        )}
      </Field>
      <Field
        id="synonyms"
        label="Also called"
        help="Other words for the same, separated by commas."
        error={failure?.fields.synonyms}
      >
        {(control) => (
          <Input {...control} name="synonyms" defaultValue={values.synonyms} autoComplete="off" />
        )}
      </Field>
      <Field
        id="domain"
        label="Domain that answers for it"
        error={failure?.fields.domainId}
        help="Its stewards and owners keep the definition."
      >
        {(control) => (
          <Select {...control} name="domainId" required defaultValue={values.domainId}>
            {domains.length > 1 && values.domainId === "" && <option value="">Choose a domain</option>}
            {domains.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <SubmitButton pendingLabel="Saving…">{existing ? "Save changes" : "Define term"}</SubmitButton>
        <ButtonLink href={existing ? termHref(existing.slug) : GLOSSARY} variant="quiet">
          Cancel
        </ButtonLink>
      </div>
    </KeptForm>
  );
}

"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { slugOf } from "@/lib/interop/suggestion";
import type { DomainFormState } from "./domain-form-state";
import { HueField } from "./hue-field";

type NameFieldsProps = {
  state: DomainFormState;
  /** The address of a domain that exists, which is for ever; null while it is still to be chosen. */
  fixedSlug: string | null;
};

/** The name with what follows it as one types: the address of a new domain, and the mark in its colours. */
export function NameFields({ state, fixedSlug }: NameFieldsProps) {
  const { values, failure } = state;
  const [name, setName] = useState(values.name);
  const [chosenSlug, setChosenSlug] = useState<string | null>(
    values.slug !== "" && values.slug !== slugOf(values.name) ? values.slug : null,
  );
  const slug = chosenSlug ?? slugOf(name);

  return (
    <>
      <Field id="name" label="Name" error={failure?.fields.name}>
        {(control) => (
          <Input
            {...control}
            name="name"
            required
            minLength={2}
            maxLength={80}
            value={name}
            onChange={({ target }) => setName(target.value)}
            autoComplete="off"
          />
        )}
      </Field>
      {fixedSlug === null && (
        <Field
          id="slug"
          label="Address"
          help={
            <>
              For ever, and part of the address of every product in it:{" "}
              <span className="font-mono [overflow-wrap:anywhere]">/domains/{slug || "…"}</span>
            </>
          }
          error={failure?.fields.slug}
        >
          {(control) => (
            <Input
              {...control}
              name="slug"
              maxLength={80}
              value={slug}
              onChange={({ target }) => setChosenSlug(target.value === "" ? null : target.value)}
              autoComplete="off"
              spellCheck={false}
              className="font-mono text-sm"
            />
          )}
        </Field>
      )}
      <HueField name={name} hue={values.hue} error={failure?.fields.hue} />
    </>
  );
}

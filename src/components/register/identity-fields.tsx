"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { slugOf } from "@/lib/interop/suggestion";
import type { DomainOption, RegisterState } from "./register-state";

type IdentityFieldsProps = { state: RegisterState; domains: readonly DomainOption[] };

/** Domain, title and the address that follows from them until somebody chooses another. */
export function IdentityFields({ state, domains }: IdentityFieldsProps) {
  const { values, failure } = state;
  const [only] = domains;
  const known = domains.some(({ slug }) => slug === values.domain);
  const [domain, setDomain] = useState(
    known ? values.domain : domains.length === 1 ? (only?.slug ?? "") : "",
  );
  const [title, setTitle] = useState(values.title);
  const [chosenName, setChosenName] = useState<string | null>(
    values.name !== "" && values.name !== slugOf(values.title) ? values.name : null,
  );
  const name = chosenName ?? slugOf(title);

  return (
    <>
      <Field
        id="domain"
        label="Domain"
        help="Its people own the product and answer for it."
        error={failure?.fields.domain}
      >
        {(control) => (
          <Select
            {...control}
            name="domain"
            required
            value={domain}
            onChange={({ target }) => setDomain(target.value)}
          >
            <option value="">Choose a domain</option>
            {domains.map(({ slug, label }) => (
              <option key={slug} value={slug}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        id="title"
        label="Title"
        help="The name people read in lists and search; it can change at any time."
        error={failure?.fields.title}
      >
        {(control) => (
          <Input
            {...control}
            name="title"
            required
            minLength={2}
            maxLength={120}
            value={title}
            onChange={({ target }) => setTitle(target.value)}
            placeholder="Customer purchase history"
            autoComplete="off"
          />
        )}
      </Field>
      <Field
        id="name"
        label="Name"
        help={
          <>
            Part of the address, and for ever:{" "}
            <span className="font-mono [overflow-wrap:anywhere]">
              /products/{domain || "domain"}/{name || "name"}
            </span>
          </>
        }
        error={failure?.fields.name}
      >
        {(control) => (
          <Input
            {...control}
            name="name"
            maxLength={80}
            value={name}
            onChange={({ target }) => setChosenName(target.value === "" ? null : target.value)}
            autoComplete="off"
            spellCheck={false}
            className="font-mono text-sm"
          />
        )}
      </Field>
    </>
  );
}

"use client";

import { ActionForm } from "@/components/identity/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Choice } from "@/components/ui/choice";
import { Field, FieldGroup } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { FormAction } from "@/lib/platform/action-state";
import { SEVERITIES } from "@/lib/quality/incident-rules";
import type { ProductRef } from "@/lib/registry/model";
import { SEVERITY_HELP } from "./incident-words";

type IncidentFormProps = {
  product: ProductRef;
  ports: readonly string[];
  /** For those who use the product rather than answer for it. */
  isReport: boolean;
  submit: FormAction<void>;
};

/** Says what is wrong with a product: to everybody by its team, or to its team by those who use it. */
export function IncidentForm({ product, ports, isReport, submit }: IncidentFormProps) {
  return (
    <ActionForm
      submit={submit}
      done={
        isReport ? "The team has it. You see here what they make of it." : "Everybody sees it from now on."
      }
      className="max-w-2xl"
    >
      {(faults) => (
        <>
          <input type="hidden" name="domain" value={product.domain} />
          <input type="hidden" name="name" value={product.name} />
          <Field
            id="incident-title"
            label="What is wrong"
            help="As those who use the data notice it."
            error={faults.title}
          >
            {(control) => <Input {...control} name="title" required maxLength={120} />}
          </Field>
          <Field id="incident-severity" label="How bad it is" error={faults.severity} className="sm:max-w-md">
            {(control) => (
              <Select {...control} name="severity" defaultValue="major">
                {SEVERITIES.map((severity) => (
                  <option key={severity} value={severity}>
                    {SEVERITY_HELP[severity]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          {ports.length > 1 && (
            <FieldGroup
              id="incident-ports"
              legend="Output ports"
              help="None means all of them."
              error={faults.ports}
            >
              {ports.map((port) => (
                <Choice key={port}>
                  <Checkbox name="ports[]" value={port} />
                  <span className="font-mono text-sm">{port}</span>
                </Choice>
              ))}
            </FieldGroup>
          )}
          <Field
            id="incident-note"
            label={isReport ? "What you see, and since when" : "What is known so far"}
            error={faults.note}
          >
            {(control) => <Textarea {...control} name="note" rows={3} maxLength={2000} required={isReport} />}
          </Field>
          <SubmitButton pendingLabel="Sending…" className="self-start">
            {isReport ? "Report to the team" : "Open the incident"}
          </SubmitButton>
        </>
      )}
    </ActionForm>
  );
}

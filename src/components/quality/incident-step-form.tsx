"use client";

import { ActionForm } from "@/components/identity/action-form";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { FormAction } from "@/lib/platform/action-state";
import type { Incident } from "@/lib/quality/incident";
import { NEXT_STATUSES, SEVERITIES } from "@/lib/quality/incident-rules";
import { SEVERITY_LABELS, STATUS_LABELS } from "./incident-words";

type IncidentStepFormProps = {
  incident: Pick<Incident, "id" | "title" | "status" | "severity">;
  submit: FormAction<void>;
};

/** The next step of an incident, or only news of it. */
export function IncidentStepForm({
  incident: { id, title, status, severity },
  submit,
}: IncidentStepFormProps) {
  const next = status === "reported" ? NEXT_STATUSES.reported : [status, ...NEXT_STATUSES[status]];

  return (
    <ActionForm submit={submit} aria-label={`Next step of ${title}`} className="max-w-2xl">
      {(faults) => (
        <>
          <input type="hidden" name="id" value={id} />
          <div className="grid gap-4 sm:grid-cols-2">
            <Field id={`status-${id}`} label="Status" error={faults.status}>
              {(control) => (
                <Select {...control} name="status">
                  {next.map((each) => (
                    <option key={each} value={each}>
                      {STATUS_LABELS[each]}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field id={`severity-${id}`} label="Severity" error={faults.severity}>
              {(control) => (
                <Select {...control} name="severity" defaultValue={severity}>
                  {SEVERITIES.map((each) => (
                    <option key={each} value={each}>
                      {SEVERITY_LABELS[each]}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          </div>
          <Field id={`note-${id}`} label="What there is to say" error={faults.note}>
            {(control) => <Textarea {...control} name="note" rows={2} maxLength={2000} />}
          </Field>
          <SubmitButton pendingLabel="Saving…" size="sm" className="self-start">
            {status === "reported" ? "Answer" : "Update"}
          </SubmitButton>
        </>
      )}
    </ActionForm>
  );
}

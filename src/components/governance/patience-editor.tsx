import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { WAIVER_APPROVERS, WaiverApprover } from "@/lib/governance/model";
import type { PolicyDraft } from "./policy-draft";
import type { PlainFacts, PolicyEditorAction } from "./policy-editor-state";
import { APPROVER_LABELS } from "./policy-words";

type PatienceEditorProps = {
  draft: PolicyDraft;
  faultOf: (path: string) => string | undefined;
  dispatch: (action: PolicyEditorAction) => void;
};

/** How long the policy is patient with what was there before it, and who may grant exceptions. */
export function PatienceEditor({ draft, faultOf, dispatch }: PatienceEditorProps) {
  const { level, graceDays, ratchet, waivable } = draft;
  const set = (facts: Partial<PlainFacts>) => dispatch({ type: "facts", facts });

  if (level !== "block") {
    return (
      <p className="max-w-[60ch] text-muted">
        {level === "mandatory"
          ? "What is mandatory holds from the first day, for everybody, without exception."
          : "Nothing is refused at this level, so there is nothing to be patient about."}
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <Field
        id="graceDays"
        label="Days of grace"
        help="How long products may still be published with faults they had before the policy. New products have none."
        error={faultOf("graceDays")}
      >
        {(control) => (
          <Input
            {...control}
            type="number"
            min={0}
            max={365}
            className="max-w-32"
            value={graceDays}
            onChange={({ target }) => set({ graceDays: wholeNumber(target.value) })}
          />
        )}
      </Field>
      <Choice
        id="ratchet"
        label="Refuse new faults even within the grace"
        isChecked={ratchet}
        onCheck={(isChecked) => set({ ratchet: isChecked })}
      />
      <Choice
        id="waivable"
        label="Exceptions can be granted for a time"
        isChecked={waivable.allowed}
        onCheck={(allowed) => set({ waivable: { ...waivable, allowed } })}
      />
      {waivable.allowed && (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field id="waivable.maxDays" label="For at most, in days" error={faultOf("waivable.maxDays")}>
            {(control) => (
              <Input
                {...control}
                type="number"
                min={1}
                max={365}
                value={waivable.maxDays}
                onChange={({ target }) =>
                  set({ waivable: { ...waivable, maxDays: wholeNumber(target.value) } })
                }
              />
            )}
          </Field>
          <Field id="waivable.approver" label="Granted by">
            {(control) => (
              <Select
                {...control}
                value={waivable.approver}
                onChange={({ target }) =>
                  set({ waivable: { ...waivable, approver: WaiverApprover.parse(target.value) } })
                }
              >
                {WAIVER_APPROVERS.map((approver) => (
                  <option key={approver} value={approver}>
                    {APPROVER_LABELS[approver]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
      )}
    </div>
  );
}

type ChoiceProps = { id: string; label: string; isChecked: boolean; onCheck: (isChecked: boolean) => void };

function Choice({ id, label, isChecked, onCheck }: ChoiceProps) {
  return (
    <label htmlFor={id} className="flex w-fit items-center gap-2">
      <Checkbox id={id} checked={isChecked} onChange={({ target }) => onCheck(target.checked)} />
      {label}
    </label>
  );
}

function wholeNumber(text: string): number {
  return Math.max(0, Math.trunc(Number(text)) || 0);
}

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { isAboutAccess } from "@/lib/governance/language/scope";
import { WAIVER_APPROVERS, WaiverApprover } from "@/lib/governance/model";
import { Choice, DaysField, impatienceWords } from "./patience-fields";
import type { PolicyDraft } from "./policy-draft";
import type { PlainFacts, PolicyEditorAction } from "./policy-editor-state";
import { APPROVER_LABELS } from "./policy-words";

type PatienceEditorProps = {
  draft: PolicyDraft;
  faultOf: (path: string) => string | undefined;
  dispatch: (action: PolicyEditorAction) => void;
};

const ACCESS_WORDS =
  "A request for access has neither grace nor exceptions: it is judged as it is made, and can be made again. What was granted before stays granted until its term is over.";

/** How long the policy is patient with what was there before it, and who may grant exceptions. */
export function PatienceEditor({ draft, faultOf, dispatch }: PatienceEditorProps) {
  const { level, graceDays, ratchet, select, waivable } = draft;
  const set = (facts: Partial<PlainFacts>) => dispatch({ type: "facts", facts });

  const impatience = isAboutAccess(select) ? ACCESS_WORDS : impatienceWords(level);
  if (impatience) return <p className="max-w-[60ch] text-muted">{impatience}</p>;
  return (
    <div className="flex flex-col gap-4">
      <DaysField
        id="graceDays"
        label="Days of grace"
        help="How long products may still be published with faults they had before the policy. New products have none."
        error={faultOf("graceDays")}
        min={0}
        max={365}
        days={graceDays}
        onChange={(days) => set({ graceDays: days })}
      />
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
          <DaysField
            id="waivable.maxDays"
            label="For at most, in days"
            error={faultOf("waivable.maxDays")}
            min={1}
            max={365}
            days={waivable.maxDays}
            onChange={(maxDays) => set({ waivable: { ...waivable, maxDays } })}
          />
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

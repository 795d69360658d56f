import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { RefusedMove } from "@/lib/governance/moves/consequences";

type MoveReasonFieldProps = {
  move: RefusedMove;
  /** Whether the move was tried without a reason. */
  isAsked: boolean;
  error: string | undefined;
};

/** For whoever answers for the new place: why what is refused moves all the same. Others learn whom to ask. */
export function MoveReasonField({
  move: { consequences, mayOverrule },
  isAsked,
  error,
}: MoveReasonFieldProps) {
  if (consequences.refused.length === 0) return null;
  if (!mayOverrule)
    return (
      <p className="max-w-[72ch] text-muted">
        Only an admin, or an owner of the topmost domain of the new place, moves it as it is, with a reason
        that the audit log keeps.
      </p>
    );
  return (
    <Field
      id="reason"
      label="Why it moves all the same"
      help="At least 20 characters; the audit log keeps them with the list above."
      error={error ?? (isAsked ? "Say why, or mend the products first." : undefined)}
    >
      {(control) => <Textarea {...control} name="reason" minLength={20} maxLength={2000} />}
    </Field>
  );
}

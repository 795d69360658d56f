import type { FormRow } from "@/lib/governance/language/form-model";
import type { Scope } from "@/lib/governance/language/scope";
import { fieldChoices, fieldLabel } from "./field-choices";
import { InlinePicker } from "./inline-picker";
import { OperandEditor } from "./operand-editor";
import { missingIn, typeAt, withField, withVerb } from "./row-edit";
import { verbChoices, verbLabel } from "./verb-choices";

type RowEditorProps = { row: FormRow; scope: Scope; onRow: (row: FormRow) => void };

/** One comparison: [description] [has at least] [20] characters. */
export function RowEditor({ row, scope, onRow }: RowEditorProps) {
  const type = typeAt(scope, row.field);
  const verbs = verbChoices(type);

  function pickVerb(value: string) {
    const verb = verbs.flatMap(({ options }) => options).find((option) => option.value === value)?.verb;
    if (verb) onRow(withVerb(row, verb.measure, verb.operator, scope));
  }

  return (
    <>
      <InlinePicker
        label="Field"
        value={row.field}
        text={fieldLabel(row.field, scope)}
        groups={fieldChoices(scope)}
        onPick={(field) => onRow(withField(row, field, scope))}
      />
      <InlinePicker
        label="What must be so"
        value={`${row.measure}:${row.operator}`}
        text={verbLabel(row, type)}
        groups={verbs}
        onPick={pickVerb}
      />
      {row.operand.kind !== "nothing" && (
        <OperandEditor
          row={row}
          scope={scope}
          isMissing={missingIn(row) !== null}
          onOperand={(operand) => onRow({ ...row, operand })}
        />
      )}
    </>
  );
}

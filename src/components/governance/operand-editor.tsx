import { Variable } from "lucide-react";
import { type FormRow, MEASURES, type Operand } from "@/lib/governance/language/form-model";
import type { Scope } from "@/lib/governance/language/scope";
import type { ChoiceGroup } from "./field-choices";
import { InlinePicker } from "./inline-picker";
import { startingOperand } from "./row-edit";
import { ValueEditor } from "./value-editor";
import { operandChoices, operandLabel, operandOf } from "./verb-choices";

type OperandEditorProps = {
  row: FormRow;
  scope: Scope;
  isMissing: boolean;
  onOperand: (operand: Operand) => void;
};

const A_VALUE = "value:";
const VALUE_CHOICE: ChoiceGroup = { label: "Written here", options: [{ value: A_VALUE, label: "A value" }] };

/** What a row is compared with: a value, another field, or a parameter of the policy. */
export function OperandEditor({ row, scope, isMissing, onOperand }: OperandEditorProps) {
  const { operand, measure } = row;
  const choices = operandChoices(row, scope);
  const isField = operand.kind === "field";

  function pick(choice: string) {
    onOperand(choice === A_VALUE ? startingOperand(row, scope) : { kind: "field", ...operandOf(choice) });
  }

  return (
    <>
      {operand.kind === "value" && (
        <ValueEditor
          row={row}
          value={operand.value}
          scope={scope}
          isMissing={isMissing}
          onValue={(value) => onOperand({ kind: "value", value })}
        />
      )}
      {operand.kind === "value" && MEASURES[measure].unit && <span>{MEASURES[measure].unit}</span>}
      {(isField || choices.length > 0) && (
        <InlinePicker
          label={isField ? "Compared with" : "Compare with a field or a parameter"}
          value={isField ? `${operand.measure}:${operand.field}` : A_VALUE}
          text={isField ? operandLabel(operand, scope) : ""}
          icon={isField ? undefined : <Variable />}
          groups={[VALUE_CHOICE, ...choices]}
          onPick={pick}
        />
      )}
    </>
  );
}

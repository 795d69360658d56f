import type { FormRow, Measure, Operator } from "@/lib/governance/language/form-model";
import { MEASURES } from "@/lib/governance/language/form-model";
import { measuresFor, type OperandInput, operatorsFor } from "@/lib/governance/language/form-pickers";
import type { FieldType } from "@/lib/governance/language/schema";
import type { Scope } from "@/lib/governance/language/scope";
import { areComparable, type Type } from "@/lib/governance/language/type";
import { upperFirst, verbWords } from "@/lib/governance/language/words";
import { type ChoiceGroup, fieldChoices, fieldLabel } from "./field-choices";
import { comparedType, operandInput, typeAt } from "./row-edit";

export type Verb = { measure: Measure; operator: Operator };

/** Everything that can be said of a field of this type, by what is compared: its value, its length, its age. */
export function verbChoices(type: FieldType): (Omit<ChoiceGroup, "options"> & {
  options: { value: string; label: string; verb: Verb }[];
})[] {
  return measuresFor(type).map(({ measure, label }) => ({
    label: upperFirst(label),
    options: operatorsFor(type, measure).map(({ operator }) => ({
      value: `${measure}:${operator}`,
      label: verbLabel({ measure, operator }, type),
      verb: { measure, operator },
    })),
  }));
}

/** The verb in the sentence; a version number says which of its parts is meant. */
export function verbLabel({ measure, operator }: Verb, type: FieldType): string {
  const words = verbWords(measure, operator, type);
  const isVersion = measure === "majorVersion" || measure === "minorVersion";
  return isVersion ? `has a ${MEASURES[measure].label} that ${words}` : words;
}

type FieldOperand = { field: string; measure: Measure };

/** The fields and parameters a row can be compared with instead of a value. */
export function operandChoices(row: FormRow, scope: Scope): ChoiceGroup[] {
  const input = operandInput(row, scope);
  if (input === "nothing" || input === "pattern") return [];
  const wanted = comparedType(row, scope);
  return fieldChoices(scope).flatMap(({ label, options }) => {
    const fitting = options.flatMap(({ value: field }) => {
      const measure = field === row.field ? null : measureToCompare(typeAt(scope, field), row, wanted, input);
      return measure === null ? [] : [toChoice({ field, measure }, scope)];
    });
    return fitting.length === 0 ? [] : [{ label, options: fitting }];
  });
}

/** How a field of this type can stand beside the row's: by its value, counted like the row's, or not at all. */
function measureToCompare(type: FieldType, row: FormRow, wanted: Type, input: OperandInput): Measure | null {
  if (fits(type, wanted, input === "values")) return "value";
  const isCounted = measuresFor(type).some(({ measure }) => measure === row.measure);
  return row.measure !== "value" && isCounted ? row.measure : null;
}

function fits(type: FieldType, wanted: Type, isList: boolean): boolean {
  if (isList)
    return type.kind === "list" && areComparable(type.item.type, wanted) && type.item.type.kind !== "object";
  return type.kind !== "object" && type.kind !== "list" && areComparable(type, wanted);
}

function toChoice(operand: FieldOperand, scope: Scope) {
  return { value: `${operand.measure}:${operand.field}`, label: operandLabel(operand, scope) };
}

export function operandLabel({ field, measure }: FieldOperand, scope: Scope): string {
  const words = fieldLabel(field, scope);
  return measure === "value" ? words : `${MEASURES[measure].label} of ${words}`;
}

/** The operand a choice of `operandChoices` stands for. */
export function operandOf(choice: string): FieldOperand {
  const [measure = "value", ...field] = choice.split(":");
  const known = Object.keys(MEASURES).find((one): one is Measure => one === measure);
  return { field: field.join(":"), measure: known ?? "value" };
}

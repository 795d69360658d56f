import type {
  FormNode,
  FormQuantifier,
  FormRow,
  FormScalar,
  Measure,
  Operand,
  Operator,
} from "@/lib/governance/language/form-model";
import { measuresFor, type OperandInput, operatorsFor } from "@/lib/governance/language/form-pickers";
import { KEYWORDS } from "@/lib/governance/language/ir";
import type { FieldType } from "@/lib/governance/language/schema";
import { fieldAt, type Scope } from "@/lib/governance/language/scope";
import { fieldChoices } from "./field-choices";

const TEXT: FieldType = { kind: "string" };

export function typeAt(scope: Scope, path: string): FieldType {
  return fieldAt(scope, path)?.type ?? TEXT;
}

/** A row that already means something: the first field is filled. */
export function newRow(scope: Scope): FormRow {
  const field = fieldChoices(scope)[0]?.options[0]?.value ?? "it";
  return { kind: "row", field, measure: "value", operator: "filled", operand: { kind: "nothing" } };
}

/** Another field keeps what was said of the old one as far as the new one can be asked the same. */
export function withField(row: FormRow, field: string, scope: Scope): FormRow {
  const verb = verbOf(row, typeAt(scope, field));
  const isSame = typeAt(scope, row.field).kind === typeAt(scope, field).kind;
  const next: FormRow = { ...row, field, measure: verb.measure, operator: verb.operator };
  const keeps =
    isSame && verb.measure === row.measure && verb.operator === row.operator && !isChoice(next, scope);
  return keeps ? next : { ...next, operand: startingOperand(next, scope) };
}

function verbOf({ measure, operator }: FormRow, type: FieldType): { measure: Measure; operator: Operator } {
  const isAsked =
    measuresFor(type).some((option) => option.measure === measure) &&
    operatorsFor(type, measure).some((option) => option.operator === operator);
  return isAsked ? { measure, operator } : { measure: "value", operator: "filled" };
}

function isChoice({ field }: FormRow, scope: Scope): boolean {
  return typeAt(scope, field).kind === "enum";
}

export function withVerb(row: FormRow, measure: Measure, operator: Operator, scope: Scope): FormRow {
  const next: FormRow = { ...row, measure, operator };
  const input = operandInput(next, scope);
  const isKept = input === operandInput(row, scope) && measure === row.measure;
  return isKept ? next : { ...next, operand: startingOperand(next, scope) };
}

/** What has to be filled in beside the verb. */
export function operandInput({ field, measure, operator }: FormRow, scope: Scope): OperandInput {
  const option = operatorsFor(typeAt(scope, field), measure).find((one) => one.operator === operator);
  return option?.operand ?? "value";
}

/** The type of the values a row's field is compared with. */
export function comparedType({ field, measure }: FormRow, scope: Scope): FieldType {
  if (measure !== "value") return { kind: "number" };
  const type = typeAt(scope, field);
  return type.kind === "list" ? type.item.type : type;
}

/** Where a sensible value is known it is filled in; elsewhere the place stays empty and is asked for. */
export function startingOperand(row: FormRow, scope: Scope): Operand {
  const input = operandInput(row, scope);
  if (input === "nothing") return { kind: "nothing" };
  const type = comparedType(row, scope);
  const value = startingValue(type);
  if (input === "values")
    return { kind: "value", value: value === "" || type.kind === "number" ? [] : [value] };
  return { kind: "value", value };
}

function startingValue(type: FieldType): FormScalar {
  if (type.kind === "enum") return type.values[0] ?? "";
  if (type.kind === "number") return 1;
  return type.kind === "boolean" ? true : "";
}

/** "At least one of its columns", without asking anything of them yet. */
export function newQuantifier(scope: Scope): FormQuantifier | null {
  const list = listChoices(scope)[0]?.options[0]?.value;
  return list === undefined ? null : withList({ quantifier: "some" }, list, scope);
}

/** A quantifier over another list asks something else of its elements, so its parts start anew. */
export function withList(
  { quantifier }: Pick<FormQuantifier, "quantifier">,
  list: string,
  scope: Scope,
): FormQuantifier {
  return {
    kind: "quantifier",
    quantifier,
    list,
    as: freshName(scope, list),
    condition: { kind: "group", match: "all", children: [] },
  };
}

export function listChoices(scope: Scope) {
  return fieldChoices(scope, ({ kind }) => kind === "list");
}

/** A short name for the elements of a list that means nothing yet: `c` for columns, `c2` for columns within. */
function freshName(scope: Scope, list: string): string {
  const letter = (list.split(".").at(-1) ?? "x").charAt(0).toLowerCase();
  const names = [letter, ...Array.from({ length: 9 }, (_, index) => `${letter}${index + 2}`)];
  return names.find((name) => !Object.hasOwn(scope.names, name) && !KEYWORDS.includes(name)) ?? `${letter}x`;
}

/** What is still to be filled in, or null. An empty text is never meant: `is blank` says that. */
export function missingIn(node: FormNode): string | null {
  if (node.kind === "quantifier" && node.condition.children.length === 0) {
    return "Say what must hold of them: add a condition.";
  }
  if (node.kind !== "row" || node.operand.kind !== "value") return null;
  const { value } = node.operand;
  if (value === "") return "A value is missing here.";
  return Array.isArray(value) && value.length === 0 ? "Give at least one value." : null;
}

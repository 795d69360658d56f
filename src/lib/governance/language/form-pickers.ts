import type { Measure, Operator } from "./form-model";
import { MEASURES, OPERATORS } from "./form-model";
import type { Field, FieldType } from "./schema";
import type { Scope } from "./scope";

/** A field a row or quantifier can be about; `labels` leads to it from the name in scope: Team › Email. */
export type FieldOption = { path: string; labels: string[]; field: Field };

/** Every field the form can reach without a loop, lists included; the insides of lists are reached by quantifiers. */
export function fieldOptions(scope: Scope): FieldOption[] {
  return Object.entries(scope.names).flatMap(([name, field]) => optionsWithin(name, [], field));
}

function optionsWithin(path: string, labels: string[], field: Field): FieldOption[] {
  const here = [...labels, field.label];
  if (field.type.kind !== "object") return [{ path, labels: here, field }];
  return Object.entries(field.type.fields).flatMap(([name, inner]) =>
    optionsWithin(`${path}.${name}`, here, inner),
  );
}

export type MeasureOption = { measure: Measure; label: string };

const MEASURES_OF: Record<FieldType["kind"], readonly Measure[]> = {
  string: ["value", "textLength", "majorVersion", "minorVersion"],
  number: ["value"],
  boolean: ["value"],
  date: ["value", "daysFromNow", "daysAgo"],
  enum: ["value"],
  list: ["value", "itemCount"],
  object: ["value"],
};

export function measuresFor(type: FieldType): MeasureOption[] {
  return MEASURES_OF[type.kind].map((measure) => ({ measure, label: MEASURES[measure].label }));
}

/** What has to be filled in beside the operator: nothing, one value of a type, several, or a pattern. */
export type OperandInput = "nothing" | "value" | "values" | "pattern";

export type OperatorOption = { operator: Operator; label: string; operand: OperandInput };

const EQUALITY = ["is", "isNot"] as const;
const CHOICE = ["in", "notIn"] as const;
const ORDER = ["gte", "lte", "gt", "lt"] as const;
const PRESENCE = ["filled", "blank"] as const;
const TEXT = ["startsWith", "notStartsWith", "endsWith", "notEndsWith", "contains", "notContains"] as const;

const OPERATORS_OF: Record<FieldType["kind"], readonly Operator[]> = {
  string: [...EQUALITY, ...CHOICE, ...PRESENCE, ...TEXT, "matches", "notMatches"],
  number: [...EQUALITY, ...ORDER, ...CHOICE, ...PRESENCE],
  boolean: [...EQUALITY, ...PRESENCE],
  date: [...ORDER, ...EQUALITY, ...PRESENCE],
  enum: [...EQUALITY, ...CHOICE, ...PRESENCE],
  list: ["hasItem", "lacksItem", ...PRESENCE],
  object: PRESENCE,
};

/** The operators offered for a field of this type under this measure, in the words of the picker. */
export function operatorsFor(type: FieldType, measure: Measure): OperatorOption[] {
  const operators = measure === "value" ? operatorsOf(type) : [...EQUALITY, ...ORDER];
  return operators.map((operator) => ({
    operator,
    label: operatorLabel(operator, measure === "value" ? type : { kind: "number" }),
    operand: operandOf(operator),
  }));
}

function operatorsOf(type: FieldType): readonly Operator[] {
  const isListOfObjects = type.kind === "list" && type.item.type.kind === "object";
  return isListOfObjects ? PRESENCE : OPERATORS_OF[type.kind];
}

function operandOf(operator: Operator): OperandInput {
  if (operator === "filled" || operator === "blank") return "nothing";
  if (operator === "matches" || operator === "notMatches") return "pattern";
  return operator === "in" || operator === "notIn" ? "values" : "value";
}

const DATE_LABELS: Partial<Record<Operator, string>> = {
  gte: "is on or after",
  lte: "is on or before",
  gt: "is after",
  lt: "is before",
};

/** An operator in the words used for values of this type. */
export function operatorLabel(operator: Operator, type: FieldType): string {
  return (type.kind === "date" && DATE_LABELS[operator]) || OPERATORS[operator].label;
}

import type { FormRow, FormScalar, Measure, Operator } from "./form-model";
import { MEASURES, OPERATORS } from "./form-model";
import { operatorLabel } from "./form-pickers";
import type { ParameterValue } from "./ir";
import { PATTERN_NAMES } from "./pattern-names";
import type { Field, FieldType } from "./schema";
import { fieldAt, type Scope } from "./scope";

// A map and not an object, because the element of a loop may be called `constructor`.
const OWNERS: ReadonlyMap<string, string> = new Map([
  ["product", "the product's "],
  ["previous", "the previous version's "],
  ["port", "the port's "],
]);

/** What a dotted path is called in a sentence: "team email", "the product's version". */
export function fieldWords(path: string, measure: Measure, scope: Scope): string {
  const [root = "", ...steps] = path.split(".");
  const labels = steps.map(
    (_, depth) => fieldAt(scope, [root, ...steps.slice(0, depth + 1)].join("."))?.label ?? path,
  );
  const whole =
    steps.length === 0 ? lowerFirst(scope.names[root]?.label ?? path) : labels.map(lowerFirst).join(" ");
  const owner = steps.length === 0 ? "" : (OWNERS.get(root) ?? "");
  const isVersion = measure === "majorVersion" || measure === "minorVersion";
  return isVersion ? `${owner}${whole} (${MEASURES[measure].label})` : owner + whole;
}

/** A row as part of a sentence: "description has at least 20 characters". */
export function rowWords(row: FormRow, scope: Scope): string {
  const type = fieldAt(scope, row.field)?.type ?? { kind: "string" };
  const verb = verbWords(row.measure, row.operator, type);
  return [fieldWords(row.field, row.measure, scope), verb, operandWords(row, scope)]
    .filter(Boolean)
    .join(" ");
}

/** What a row says of its field: "is at least", and for what is counted "has at least". */
export function verbWords(measure: Measure, operator: Operator, type: FieldType): string {
  const label = operatorLabel(operator, measure === "value" ? type : { kind: "number" });
  const isCounted = measure === "textLength" || measure === "itemCount";
  return isCounted ? (COUNT_VERBS[label] ?? label.replace(/^is\b/, "has")) : label;
}

const COUNT_VERBS: Readonly<Record<string, string>> = {
  is: "has exactly",
  "is not": "does not have exactly",
};

/** What a finding says was expected: "at least 20 characters". */
export function expectedWords(row: FormRow, scope: Scope): string {
  const type = fieldAt(scope, row.field)?.type;
  const dated =
    row.measure === "value" && type?.kind === "date"
      ? operatorLabel(row.operator, type).replace(/^is /, "")
      : null;
  const isExact = row.operator === "is" && row.measure !== "value";
  const lead = isExact ? "exactly" : row.operator === "is" ? "" : (dated ?? OPERATORS[row.operator].expects);
  return [lead, operandWords(row, scope)].filter(Boolean).join(" ");
}

function operandWords({ field, measure, operator, operand }: FormRow, scope: Scope): string {
  if (operand.kind === "nothing") return "";
  const value = operand.kind === "value" ? operand.value : parameterValue(operand.field, scope);
  const subject = fieldAt(scope, field);
  if (value === null)
    return operand.kind === "field" ? fieldWords(operand.field, operand.measure, scope) : "";
  const isPattern = operator === "matches" || operator === "notMatches";
  const words = (isPattern && PATTERN_NAMES.get(String(value))) || valueWords(value, subject);
  const { unit } = MEASURES[measure];
  return unit ? `${words} ${value === 1 ? unit.replace(/s\b/, "") : unit}` : words;
}

function parameterValue(path: string, scope: Scope): ParameterValue | null {
  return scope.params.find(({ name }) => path === `param.${name}`)?.value ?? null;
}

/** A constant as people read it; free text is quoted, the values of a choice are not. */
export function valueWords(value: FormScalar | readonly FormScalar[], field: Field | null): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return String(value);
  const item = field?.type.kind === "list" ? field.type.item : field;
  if (typeof value === "string") return item?.type.kind === "enum" ? value : `"${value}"`;
  return joinWords(
    value.map((one) => valueWords(one, field)),
    "or",
  );
}

/** "a, b or c" */
export function joinWords(parts: readonly string[], last: "and" | "or"): string {
  if (parts.length < 2) return parts[0] ?? "nothing";
  return `${parts.slice(0, -1).join(", ")} ${last} ${parts.at(-1)}`;
}

/** Keeps abbreviations: "SLA availability" stays, "Owner" becomes "owner". */
export function lowerFirst(text: string): string {
  return /^\p{Lu}(?!\p{Lu})/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

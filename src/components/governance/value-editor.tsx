import type { FormRow, FormScalar, Operand } from "@/lib/governance/language/form-model";
import type { FieldType } from "@/lib/governance/language/schema";
import type { Scope } from "@/lib/governance/language/scope";
import { EnumValues } from "./enum-values";
import { InlineInput } from "./inline-input";
import { InlineSelect } from "./inline-select";
import { comparedType, operandInput } from "./row-edit";

type Value = Extract<Operand, { kind: "value" }>["value"];

type ValueEditorProps = {
  row: FormRow;
  value: Value;
  scope: Scope;
  isMissing: boolean;
  onValue: (value: Value) => void;
};

/** The value beside a verb, in the way its type is chosen or typed. */
export function ValueEditor({ row, value, scope, isMissing, onValue }: ValueEditorProps) {
  const type = comparedType(row, scope);
  const input = operandInput(row, scope);
  const invalid = isMissing ? true : undefined;

  if (input === "values" || Array.isArray(value)) {
    const values = Array.isArray(value) ? value : [value];
    if (type.kind === "enum") return <EnumValues options={type.values} values={values} onValues={onValue} />;
    return (
      <InlineInput
        aria-label="Values, separated by commas"
        aria-invalid={invalid}
        value={values.join(", ")}
        placeholder="one, another"
        onText={(text) => onValue(toItems(text, type))}
      />
    );
  }
  switch (input === "pattern" ? "string" : type.kind) {
    case "enum":
      return (
        <InlineSelect
          label="Value"
          value={String(value)}
          options={enumOptions(type, value)}
          onPick={onValue}
        />
      );
    case "boolean":
      return (
        <InlineSelect
          label="Value"
          value={value === false ? "no" : "yes"}
          options={YES_NO}
          onPick={(picked) => onValue(picked === "yes")}
        />
      );
    case "number":
      return (
        <InlineInput
          aria-label="Number"
          aria-invalid={invalid}
          inputMode="decimal"
          value={String(value)}
          onText={(text) => onValue(toNumber(text))}
        />
      );
    case "date":
      return (
        <InlineInput
          aria-label="Date"
          aria-invalid={invalid}
          type={/^(\d{4}-\d{2}-\d{2})?$/.test(String(value)) ? "date" : "text"}
          value={String(value)}
          onText={onValue}
        />
      );
    default:
      return (
        <InlineInput
          aria-label={input === "pattern" ? "Pattern" : "Text"}
          aria-invalid={invalid}
          value={String(value)}
          placeholder={input === "pattern" ? "^[a-z]+$" : "text"}
          onText={onValue}
          className={input === "pattern" ? "font-mono" : undefined}
        />
      );
  }
}

const YES_NO = [
  { value: "yes", label: "yes" },
  { value: "no", label: "no" },
] as const;

/** A word that is not of the vocabulary stays visible; the check says what is wrong with it. */
function enumOptions(type: FieldType, value: Value): { value: string; label: string }[] {
  const known = type.kind === "enum" ? type.values : [];
  const words = known.includes(String(value)) ? known : [String(value), ...known];
  return words.map((word) => ({ value: word, label: word }));
}

/** What is no number counts as not filled in. */
function toNumber(text: string): FormScalar {
  const number = Number(text.trim().replace(",", "."));
  return text.trim() === "" || !Number.isFinite(number) ? "" : number;
}

function toItems(text: string, type: FieldType): FormScalar[] {
  const items = text.split(",").map((item) => item.trim());
  const filled = items.filter((item) => item !== "");
  return type.kind === "number" ? filled.map(toNumber).filter((item) => item !== "") : filled;
}

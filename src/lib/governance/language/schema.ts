export type FieldType =
  | { kind: "string" }
  | { kind: "number" }
  | { kind: "boolean" }
  | { kind: "date" }
  | { kind: "enum"; values: readonly string[] }
  | { kind: "list"; item: Field }
  | { kind: "object"; fields: Readonly<Record<string, Field>> };

/** A sensitive field may be tested by a rule, but its value never appears in a finding or a message. */
export type Field = { label: string; type: FieldType; help?: string; sensitive?: true };

/**
 * The objects rules can read, each an object field; `previous` and any field in it may be missing. `access` is for the
 * rules about who gets access, which in turn look at no history.
 */
export type RuleSchema = { product: Field; previous: Field; change: Field; access: Field };

type FieldNotes = Pick<Field, "help" | "sensitive">;

export function string(label: string, notes: FieldNotes = {}): Field {
  return { label, type: { kind: "string" }, ...notes };
}

export function number(label: string, notes: FieldNotes = {}): Field {
  return { label, type: { kind: "number" }, ...notes };
}

export function boolean(label: string, notes: FieldNotes = {}): Field {
  return { label, type: { kind: "boolean" }, ...notes };
}

/** An ISO 8601 date or date-time, kept as a string. */
export function date(label: string, notes: FieldNotes = {}): Field {
  return { label, type: { kind: "date" }, ...notes };
}

export function oneOf(label: string, values: readonly string[], notes: FieldNotes = {}): Field {
  return { label, type: { kind: "enum", values }, ...notes };
}

/** The label of `item` names one element in the singular: a list "Columns" has items "column". */
export function list(label: string, item: Field, notes: FieldNotes = {}): Field {
  return { label, type: { kind: "list", item }, ...notes };
}

export function object(
  label: string,
  fields: Readonly<Record<string, Field>>,
  notes: FieldNotes = {},
): Field {
  return { label, type: { kind: "object", fields }, ...notes };
}

/** The field called `name` of an object field; null for anything else. */
export function fieldOf(type: FieldType, name: string): Field | null {
  return type.kind === "object" && Object.hasOwn(type.fields, name) ? (type.fields[name] ?? null) : null;
}

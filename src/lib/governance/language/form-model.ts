import type { Expression } from "./ir";

/** The sentence form of a condition. Its outermost node is always a group. */
export type FormGroup = { kind: "group"; match: "all" | "any" | "none"; children: FormNode[] };

export type FormNode = FormGroup | FormRow | FormQuantifier | FormExpression;

/** `field` compared by `operator`; field paths are dotted: `it.owner.email`, `param.min`. */
export type FormRow = {
  kind: "row";
  field: string;
  measure: Measure;
  operator: Operator;
  operand: Operand;
};

export type FormScalar = string | number | boolean;

export type Operand =
  | { kind: "nothing" }
  | { kind: "value"; value: FormScalar | FormScalar[] }
  | { kind: "field"; field: string; measure: Measure };

/** How many elements of `list` meet `condition`, in which `as` names the element. */
export type FormQuantifier = {
  kind: "quantifier";
  quantifier: Quantifier;
  list: string;
  as: string;
  condition: FormGroup;
};

/** A part the form cannot show; it is edited as text. */
export type FormExpression = { kind: "expression"; expression: Expression };

export const MATCHES = { all: "all of", any: "any of", none: "none of" } as const;

export const QUANTIFIERS = {
  every: { label: "every", sentence: "in every", macro: "all" },
  some: { label: "at least one", sentence: "in at least one", macro: "exists" },
  one: { label: "exactly one", sentence: "in exactly one", macro: "exists_one" },
  none: { label: "none", sentence: "in no", macro: "exists" },
} as const;
export type Quantifier = keyof typeof QUANTIFIERS;

/** What is compared: the value itself or something counted from it, and the unit the count is said in. */
export const MEASURES = {
  value: { label: "value", unit: "" },
  textLength: { label: "text length", unit: "characters" },
  itemCount: { label: "number of items", unit: "items" },
  daysFromNow: { label: "days from now", unit: "days from now" },
  daysAgo: { label: "days ago", unit: "days ago" },
  majorVersion: { label: "major version", unit: "" },
  minorVersion: { label: "minor version", unit: "" },
} as const;
export type Measure = keyof typeof MEASURES;

/** `label` is for pickers and sentences; `expects` names what a finding expected. */
export const OPERATORS = {
  is: { label: "is", expects: "", inverse: "isNot" },
  isNot: { label: "is not", expects: "anything but", inverse: "is" },
  in: { label: "is one of", expects: "", inverse: "notIn" },
  notIn: { label: "is none of", expects: "none of", inverse: "in" },
  gte: { label: "is at least", expects: "at least", inverse: "lt" },
  lte: { label: "is at most", expects: "at most", inverse: "gt" },
  gt: { label: "is more than", expects: "more than", inverse: "lte" },
  lt: { label: "is less than", expects: "less than", inverse: "gte" },
  filled: { label: "is filled", expects: "a value", inverse: "blank" },
  blank: { label: "is blank", expects: "no value", inverse: "filled" },
  matches: { label: "matches the pattern", expects: "text matching the pattern", inverse: "notMatches" },
  notMatches: {
    label: "does not match the pattern",
    expects: "text not matching the pattern",
    inverse: "matches",
  },
  startsWith: { label: "starts with", expects: "text starting with", inverse: "notStartsWith" },
  notStartsWith: { label: "does not start with", expects: "text not starting with", inverse: "startsWith" },
  endsWith: { label: "ends with", expects: "text ending with", inverse: "notEndsWith" },
  notEndsWith: { label: "does not end with", expects: "text not ending with", inverse: "endsWith" },
  contains: { label: "contains the text", expects: "text containing", inverse: "notContains" },
  notContains: { label: "does not contain the text", expects: "text not containing", inverse: "contains" },
  hasItem: { label: "includes", expects: "a list including", inverse: "lacksItem" },
  lacksItem: { label: "does not include", expects: "a list without", inverse: "hasItem" },
} as const;
export type Operator = keyof typeof OPERATORS;

import type {
  FormGroup,
  FormNode,
  FormRow,
  FormScalar,
  Measure,
  Operand,
  Operator,
  Quantifier,
} from "./form-model";
import { OPERATORS } from "./form-model";
import type { BinaryOperator, Expression, FunctionName } from "./ir";
import { fieldAt, type Scope, scopeWithin } from "./scope";

/** The form of a condition; a part the form cannot show becomes an expression row, the rest stays editable. */
export function toForm(expression: Expression, scope: Scope): FormGroup {
  const node = toNode(expression, scope);
  return node.kind === "group" ? node : { kind: "group", match: "all", children: [node] };
}

export function toNode(expression: Expression, scope: Scope): FormNode {
  const simple = toRow(expression, scope) ?? toQuantifier(expression, scope);
  if (simple) return simple;
  const toChildren = (items: readonly Expression[]) => items.map((item) => toNode(item, scope));
  switch (expression.kind) {
    case "and":
      return { kind: "group", match: "all", children: toChildren(expression.items) };
    case "or":
      return { kind: "group", match: "any", children: toChildren(expression.items) };
    case "not": {
      const { of } = expression;
      return { kind: "group", match: "none", children: toChildren(of.kind === "or" ? of.items : [of]) };
    }
    case "literal":
      if (expression.value === true) return { kind: "group", match: "all", children: [] };
      if (expression.value === false) return { kind: "group", match: "any", children: [] };
      return { kind: "expression", expression };
    default:
      return { kind: "expression", expression };
  }
}

const COMPARISONS: Partial<Record<BinaryOperator, Operator>> = {
  "==": "is",
  "!=": "isNot",
  ">=": "gte",
  "<=": "lte",
  ">": "gt",
  "<": "lt",
};

const TESTS: Partial<Record<FunctionName, Operator>> = {
  filled: "filled",
  matches: "matches",
  startsWith: "startsWith",
  endsWith: "endsWith",
  contains: "contains",
};

/** `!` before a comparison is a group "none of"; before these it has an operator of its own. */
const NEGATED: readonly Operator[] = [
  "filled",
  "in",
  "hasItem",
  "matches",
  "startsWith",
  "endsWith",
  "contains",
];

/** The row that says the same as the expression, or null. */
export function toRow(expression: Expression, scope: Scope): FormRow | null {
  switch (expression.kind) {
    case "not": {
      const row = toRow(expression.of, scope);
      return row && NEGATED.includes(row.operator) ? inverseRow(row) : null;
    }
    case "call":
      return toTestRow(expression, scope);
    case "binary":
      return expression.operator === "in"
        ? toMembershipRow(expression, scope)
        : toComparisonRow(expression, scope);
    default:
      return null;
  }
}

export function inverseRow(row: FormRow): FormRow {
  return { ...row, operator: OPERATORS[row.operator].inverse };
}

type Of<K extends Expression["kind"]> = Extract<Expression, { kind: K }>;

function toTestRow(node: Of<"call">, scope: Scope): FormRow | null {
  const operator = TESTS[node.function];
  const field = pathOf(node.of, scope);
  if (!operator || field === null) return null;
  const [arg] = node.args;
  const operand: Operand | null = arg ? toOperand(arg, scope) : { kind: "nothing" };
  const isComplete = (operand?.kind === "nothing") === (operator === "filled");
  return operand && isComplete ? { kind: "row", field, measure: "value", operator, operand } : null;
}

function toMembershipRow({ left, right }: Of<"binary">, scope: Scope): FormRow | null {
  const subject = measuredPath(left, scope);
  if (subject && !subject.field.startsWith("param.")) {
    const operand = toOperand(right, scope);
    return operand && { kind: "row", ...subject, operator: "in", operand };
  }
  const field = pathOf(right, scope);
  const operand = toOperand(left, scope);
  return field !== null && operand
    ? { kind: "row", field, measure: "value", operator: "hasItem", operand }
    : null;
}

function toComparisonRow(node: Of<"binary">, scope: Scope): FormRow | null {
  const operator = COMPARISONS[node.operator];
  const subject = measuredPath(node.left, scope);
  const operand = toOperand(node.right, scope);
  return operator && subject && operand ? { kind: "row", ...subject, operator, operand } : null;
}

function toQuantifier(node: Expression, scope: Scope): FormNode | null {
  const isNone = node.kind === "not" && node.of.kind === "each" && node.of.macro === "exists";
  const each = isNone ? node.of : node;
  if (each.kind !== "each") return null;
  const list = pathOf(each.of, scope);
  const type = list === null ? undefined : fieldAt(scope, list)?.type;
  const quantifier = isNone ? "none" : QUANTIFIER_OF[each.macro];
  if (list === null || type?.kind !== "list" || !quantifier) return null;
  const condition = toForm(each.body, scopeWithin(scope, each.as, type.item));
  return { kind: "quantifier", quantifier, list, as: each.as, condition };
}

const QUANTIFIER_OF: Record<Of<"each">["macro"], Quantifier | null> = {
  all: "every",
  exists: "some",
  exists_one: "one",
  filter: null,
  map: null,
};

function toOperand(node: Expression, scope: Scope): Operand | null {
  const scalar = scalarOf(node);
  if (scalar !== null) return { kind: "value", value: scalar };
  if (node.kind === "list") {
    const values = node.items.map(scalarOf).filter((value) => value !== null);
    return values.length === node.items.length ? { kind: "value", value: values } : null;
  }
  const measured = measuredPath(node, scope);
  return measured && { kind: "field", ...measured };
}

function scalarOf(node: Expression): FormScalar | null {
  return node.kind === "literal" ? node.value : null;
}

const COUNTED: Partial<Record<FunctionName, Measure>> = {
  daysUntil: "daysFromNow",
  daysSince: "daysAgo",
  major: "majorVersion",
  minor: "minorVersion",
};

function measuredPath(node: Expression, scope: Scope): { field: string; measure: Measure } | null {
  if (node.kind !== "call" || node.args.length > 0) return withMeasure(pathOf(node, scope), "value");
  if (node.function !== "size") {
    const measure = COUNTED[node.function];
    return measure ? withMeasure(pathOf(node.of, scope), measure) : null;
  }
  const { of } = node;
  if (of.kind === "call" && of.function === "trim" && of.args.length === 0) {
    return withMeasure(pathOf(of.of, scope), "textLength");
  }
  const field = pathOf(of, scope);
  return field !== null && fieldAt(scope, field)?.type.kind === "list"
    ? { field, measure: "itemCount" }
    : null;
}

function withMeasure(field: string | null, measure: Measure) {
  return field === null ? null : { field, measure };
}

/** The dotted path of a name or field that exists in the scope, or null for anything else. */
export function pathOf(node: Expression, scope: Scope): string | null {
  const path = dotted(node);
  return path !== null && fieldAt(scope, path) ? path : null;
}

function dotted(node: Expression): string | null {
  if (node.kind === "name") return node.name;
  const parent = node.kind === "field" ? dotted(node.of) : null;
  return node.kind === "field" && parent !== null ? `${parent}.${node.name}` : null;
}

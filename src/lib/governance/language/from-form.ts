import type { FormGroup, FormNode, FormQuantifier, FormRow, Measure, Operand } from "./form-model";
import { QUANTIFIERS } from "./form-model";
import type { Expression, FunctionName } from "./ir";

/** The condition a form says. An empty group "all of" or "none of" is always true, an empty "any of" never. */
export function fromForm(node: FormNode): Expression {
  switch (node.kind) {
    case "group":
      return fromGroup(node);
    case "row":
      return fromRow(node);
    case "quantifier":
      return fromQuantifier(node);
    case "expression":
      return node.expression;
  }
}

function fromGroup({ match, children }: FormGroup): Expression {
  const items = children.map(fromForm);
  const [only] = items;
  if (!only) return { kind: "literal", value: match !== "any" };
  const joined: Expression = items.length === 1 ? only : { kind: match === "all" ? "and" : "or", items };
  return match === "none" ? not(joined) : joined;
}

function fromQuantifier({ quantifier, list, as, condition }: FormQuantifier): Expression {
  const { macro } = QUANTIFIERS[quantifier];
  const each: Expression = { kind: "each", macro, of: fromPath(list), as, body: fromForm(condition) };
  return quantifier === "none" ? not(each) : each;
}

function fromRow(row: FormRow): Expression {
  const field = measured(row.field, row.measure);
  const operand = fromOperand(row.operand);
  switch (row.operator) {
    case "is":
      return { kind: "binary", operator: "==", left: field, right: operand };
    case "isNot":
      return { kind: "binary", operator: "!=", left: field, right: operand };
    case "gte":
      return { kind: "binary", operator: ">=", left: field, right: operand };
    case "lte":
      return { kind: "binary", operator: "<=", left: field, right: operand };
    case "gt":
      return { kind: "binary", operator: ">", left: field, right: operand };
    case "lt":
      return { kind: "binary", operator: "<", left: field, right: operand };
    case "in":
      return { kind: "binary", operator: "in", left: field, right: operand };
    case "notIn":
      return not({ kind: "binary", operator: "in", left: field, right: operand });
    case "hasItem":
      return { kind: "binary", operator: "in", left: operand, right: field };
    case "lacksItem":
      return not({ kind: "binary", operator: "in", left: operand, right: field });
    case "filled":
      return call("filled", field);
    case "blank":
      return not(call("filled", field));
    case "matches":
    case "startsWith":
    case "endsWith":
    case "contains":
      return call(row.operator, field, operand);
    case "notMatches":
      return not(call("matches", field, operand));
    case "notStartsWith":
      return not(call("startsWith", field, operand));
    case "notEndsWith":
      return not(call("endsWith", field, operand));
    case "notContains":
      return not(call("contains", field, operand));
  }
}

function not(of: Expression): Expression {
  return { kind: "not", of };
}

function call(name: FunctionName, of: Expression, ...args: Expression[]): Expression {
  return { kind: "call", function: name, of, args };
}

function fromOperand(operand: Operand): Expression {
  switch (operand.kind) {
    case "nothing":
      return { kind: "literal", value: null };
    case "field":
      return measured(operand.field, operand.measure);
    case "value": {
      const { value } = operand;
      if (!Array.isArray(value)) return { kind: "literal", value };
      return { kind: "list", items: value.map((item) => ({ kind: "literal", value: item })) };
    }
  }
}

function measured(path: string, measure: Measure): Expression {
  const field = fromPath(path);
  switch (measure) {
    case "value":
      return field;
    case "textLength":
      return call("size", call("trim", field));
    case "itemCount":
      return call("size", field);
    case "daysFromNow":
      return call("daysUntil", field);
    case "daysAgo":
      return call("daysSince", field);
    case "majorVersion":
      return call("major", field);
    case "minorVersion":
      return call("minor", field);
  }
}

function fromPath(path: string): Expression {
  const [root = "", ...steps] = path.split(".");
  return steps.reduce<Expression>((of, name) => ({ kind: "field", of, name }), { kind: "name", name: root });
}

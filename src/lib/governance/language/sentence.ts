import type { FormGroup, FormNode } from "./form-model";
import { QUANTIFIERS } from "./form-model";
import type { Expression, Rule } from "./ir";
import { print } from "./print";
import type { RuleSchema } from "./schema";
import { elementFields, fieldAt, type Scope, scopeFor, scopeWithin } from "./scope";
import { pathOf, toForm, toNode } from "./to-form";
import { fieldWords, joinWords, lowerFirst, rowWords } from "./words";

/** The whole rule in one sentence: "For every column of every output port where …, description has at least 20 characters." */
export function toSentence(rule: Rule, schema: RuleSchema): string {
  const scope = scopeFor(schema, rule.select, rule.params);
  const where = rule.where ? ` where ${conditionWords(rule.where, scope)}` : "";
  return `For every ${selectionWords(rule, schema)}${where}, ${conditionWords(rule.require, scope)}.`;
}

function selectionWords({ select }: Rule, schema: RuleSchema): string {
  const labels = elementFields(schema, select).map(({ label }) => lowerFirst(label));
  return labels.length === 1 ? labels.join("") : labels.slice(1).reverse().join(" of every ");
}

/** A condition as a clause: "personal data is personal or special and masking is filled". */
export function conditionWords(condition: Expression, scope: Scope): string {
  const { match, children } = toForm(condition, scope);
  const [only] = children;
  if (only && children.length === 1 && match !== "none") return nodeWords(only, scope);
  return groupWords({ kind: "group", match, children }, scope);
}

function nodeWords(node: FormNode, scope: Scope): string {
  switch (node.kind) {
    case "row":
      return rowWords(node, scope);
    case "group":
      return groupWords(node, scope);
    case "expression":
      return expressionWords(node.expression, scope);
    case "quantifier": {
      const type = fieldAt(scope, node.list)?.type;
      if (type?.kind !== "list") return node.list;
      const owner = node.list.startsWith("product.") ? " of the product" : "";
      const condition = groupWords(node.condition, scopeWithin(scope, node.as, type.item));
      return `${QUANTIFIERS[node.quantifier].sentence} ${lowerFirst(type.item.label)}${owner}, ${condition}`;
    }
  }
}

function groupWords({ match, children }: FormGroup, scope: Scope): string {
  if (children.length === 0) return match === "any" ? "nothing is accepted" : "anything is accepted";
  // Brackets keep "a and (b or c)" apart from "(a and b) or c"; a lone part needs none.
  const parts = children.map((child) => {
    const words = nodeWords(child, scope);
    const isSimple = child.kind === "row" || child.kind === "expression";
    return isSimple || children.length === 1 ? words : `(${words})`;
  });
  const joined = joinWords(parts, match === "all" ? "and" : "or");
  return match === "none" ? `it is not so that ${joined}` : joined;
}

function expressionWords(expression: Expression, scope: Scope): string {
  const path = pathOf(expression, scope);
  return path === null ? `\`${print(expression)}\`` : `${fieldWords(path, "value", scope)} is yes`;
}

/** The body of a loop as a clause, for a finding about the loop as a whole. */
export function bodyWords(body: Expression, scope: Scope): string {
  return nodeWords(toNode(body, scope), scope);
}

import type { Expression, Rule } from "./language/ir";
import { childrenOf } from "./language/limits";

/** Which way a parameter moves when the rule gets stricter: a list gets stricter by having fewer items. */
export type Direction = "up" | "down" | "subset";

/** How a condition answers to a parameter: not at all, harder to meet one way, or in no way that can be told. */
type Answer = "none" | "harder-up" | "harder-down" | "untold";

/**
 * Whether moving a parameter in the direction its author declared can only make the rule stricter. Certain or no: the
 * rule is read, never tried.
 */
export function tightensAsDeclared(
  { rule, scope }: { rule: Rule; scope: Expression | null },
  { name, tighten }: { name: string; tighten: Direction },
): boolean {
  const answers = [
    answerOf(rule.require, name),
    // What fewer elements are held to is looser, not stricter.
    ...(rule.where ? [opposite(answerOf(rule.where, name))] : []),
    ...(scope ? [opposite(answerOf(scope, name))] : []),
  ];
  const answer = answers.reduce(both);
  // A value that only stands in the message changes nothing, whichever way it moves.
  return answer === "none" || answer === (tighten === "up" ? "harder-up" : "harder-down");
}

function answerOf(condition: Expression, param: string): Answer {
  if (!reads(condition, param)) return "none";
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.items.map((item) => answerOf(item, param)).reduce(both);
    case "not":
      return opposite(answerOf(condition.of, param));
    case "conditional":
      return reads(condition.condition, param)
        ? "untold"
        : both(answerOf(condition.yes, param), answerOf(condition.no, param));
    case "each": {
      const isMonotone = condition.macro === "all" || condition.macro === "exists";
      return isMonotone && !reads(condition.of, param) ? answerOf(condition.body, param) : "untold";
    }
    case "binary":
      return answerOfComparison(condition, param);
    default:
      return "untold";
  }
}

function answerOfComparison(
  { operator, left, right }: Extract<Expression, { kind: "binary" }>,
  param: string,
): Answer {
  switch (operator) {
    case ">=":
    case ">":
      return both(growing(right, param), opposite(growing(left, param)));
    case "<=":
    case "<":
      return both(growing(left, param), opposite(growing(right, param)));
    case "in":
      // A shorter list is harder to be in.
      return !reads(left, param) && isParameter(right, param) ? "harder-down" : "untold";
    default:
      return "untold";
  }
}

/** Which way a number moves with the parameter, told as what it does to being at most something. */
function growing(value: Expression, param: string): Answer {
  if (!reads(value, param)) return "none";
  if (isParameter(value, param)) return "harder-up";
  if (value.kind === "negate") return opposite(growing(value.of, param));
  if (value.kind !== "binary") return "untold";
  if (value.operator === "+") return both(growing(value.left, param), growing(value.right, param));
  if (value.operator === "-") return both(growing(value.left, param), opposite(growing(value.right, param)));
  return "untold";
}

function both(one: Answer, other: Answer): Answer {
  if (one === "none" || one === other) return other;
  return other === "none" ? one : "untold";
}

function opposite(answer: Answer): Answer {
  if (answer === "harder-up") return "harder-down";
  return answer === "harder-down" ? "harder-up" : answer;
}

function isParameter(node: Expression, param: string): boolean {
  return node.kind === "field" && node.name === param && node.of.kind === "name" && node.of.name === "param";
}

function reads(node: Expression, param: string): boolean {
  return isParameter(node, param) || childrenOf(node).some((child) => reads(child.node, param));
}

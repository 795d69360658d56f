import type { Expression, Rule } from "./ir";
import { childrenOf } from "./limits";

/** Whether the rule can say something else on another day, everything it looks at being the same. */
export function readsTime({ where, require }: Pick<Rule, "where" | "require">): boolean {
  return (where !== undefined && countsDays(where)) || countsDays(require);
}

function countsDays(node: Expression): boolean {
  const isDaily = node.kind === "call" && (node.function === "daysUntil" || node.function === "daysSince");
  return isDaily || childrenOf(node).some((child) => countsDays(child.node));
}

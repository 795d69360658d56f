import type { Expression, Rule } from "./ir";
import { childrenOf } from "./limits";

/** Whether the rule looks at the version before, or at what changed since; what it does not name it cannot see. */
export function readsHistory({
  select,
  where,
  require,
}: Pick<Rule, "select" | "where" | "require">): boolean {
  return (
    select.startsWith("change.") || (where !== undefined && namesHistory(where)) || namesHistory(require)
  );
}

export function namesHistory(node: Expression): boolean {
  const isHistory = node.kind === "name" && (node.name === "previous" || node.name === "change");
  return isHistory || childrenOf(node).some((child) => namesHistory(child.node));
}

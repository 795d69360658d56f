import { print } from "./language/print";
import type { PolicyContent } from "./model";

/** A rule as text: one line each for what it selects, whom it is about, what must hold, and its parameters. */
export function ruleText({ scope, rule }: Pick<PolicyContent, "scope" | "rule">): string {
  return [
    `for every ${rule.select}`,
    ...(scope ? [`of products ${print(scope)}`] : []),
    ...(rule.where ? [`where ${print(rule.where)}`] : []),
    `require ${print(rule.require)}`,
    ...rule.params.map(({ name, value }) => `param.${name} = ${JSON.stringify(value)}`),
  ].join("\n");
}

import { scopeFor } from "./language/scope";
import { conditionWords, toSentence } from "./language/sentence";
import type { PolicyContent } from "./model";
import { POLICY_SCHEMA } from "./policy-view-schema";

/** The rule in one sentence, and the products it is about where that is not all of them. */
export function policySentence({ scope, rule }: Pick<PolicyContent, "scope" | "rule">): {
  rule: string;
  scope: string | null;
} {
  const names = scopeFor(POLICY_SCHEMA, "product", rule.params);
  return { rule: toSentence(rule, POLICY_SCHEMA), scope: scope && conditionWords(scope, names) };
}

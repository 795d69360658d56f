import type { Rule } from "./language/ir";
import { readsTime } from "./language/reads-time";
import { type CompiledRule, compileRule } from "./language/run-rule";
import type { Requirement } from "./model";
import { POLICY_SCHEMA } from "./policy-view-schema";

export type CompiledPolicy = { scope: CompiledRule | null; rule: CompiledRule; readsTime: boolean };

const compiledPolicies = new WeakMap<Requirement, CompiledPolicy>();

/** Patterns are compiled once, however many bundles a policy is in and products it is run on. */
export function compiled(requirement: Requirement): CompiledPolicy {
  const known = compiledPolicies.get(requirement);
  if (known) return known;
  const { scope, rule, message } = requirement;
  const asRule: Rule | null = scope && { ...ALWAYS_HOLDS, where: scope, params: rule.params };
  const fresh = {
    // A scope that cannot be determined applies, as an undetermined `where` does.
    scope: asRule && compileRule(asRule, POLICY_SCHEMA),
    rule: compileRule(rule, POLICY_SCHEMA, message),
    readsTime: readsTime(rule) || (asRule !== null && readsTime(asRule)),
  };
  compiledPolicies.set(requirement, fresh);
  return fresh;
}

const ALWAYS_HOLDS: Rule = { select: "product", require: { kind: "literal", value: true }, params: [] };

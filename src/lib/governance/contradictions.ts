import { type Demand, demandsOf, excludeEachOther } from "./demand";
import type { Expression } from "./language/ir";
import { print } from "./language/print";
import { scopeFor } from "./language/scope";
import { conditionWords } from "./language/sentence";
import type { TriedRequirement } from "./model";
import { POLICY_SCHEMA } from "./policy-view-schema";

/** A policy in force or announced, with the domain whose products it binds. */
export type PolicyInForce = {
  key: string;
  title: string;
  /** The domains from the root to its own; empty for the whole organisation. */
  path: readonly string[];
  requirement: Pick<TriedRequirement, "scope" | "rule">;
};

type Placed = Pick<PolicyInForce, "path" | "requirement">;

/** Two demands that nothing meets together, in words. */
export type Contradiction = {
  key: string;
  title: string;
  demand: string;
  otherDemand: string;
  /** Otherwise it concerns only what both policies are about, and there may be none of that. */
  isCertain: boolean;
};

/**
 * Where a policy and others that bind the same products ask for what cannot be had together. It is read from the rules:
 * what is called certain is so, and what cannot be told is not told.
 */
export function contradictionsWith(tried: Placed, others: readonly PolicyInForce[]): Contradiction[] {
  return others.flatMap((other) => {
    if (!isRelated(tried.path, other.path) || areApart(tried, other)) return [];
    const demands = demandsOf(other.requirement.rule.require, other.requirement.rule);
    return demandsOf(tried.requirement.rule.require, tried.requirement.rule).flatMap((demand) =>
      demands
        .filter((one) => one.subject === demand.subject && excludeEachOther(demand, one))
        .map((one) => ({
          key: other.key,
          title: other.title,
          demand: inWords(tried, demand.expression),
          otherDemand: inWords(other, one.expression),
          isCertain: isWithin(tried, other) || isWithin(other, tried),
        })),
    );
  });
}

/** Two demands of one policy that nothing meets together: whatever it is about fails it. */
export type SelfContradiction = Pick<Contradiction, "demand" | "otherDemand">;

/** Only what can be proven; a rule that nothing meets for another reason is found by its blast radius. */
export function selfContradictions(requirement: Placed["requirement"]): SelfContradiction[] {
  const demands = demandsOf(requirement.rule.require, requirement.rule);
  const words = ({ expression }: Demand) => inWords({ path: [], requirement }, expression);
  return demands.flatMap((demand, index) =>
    demands
      .slice(index + 1)
      .filter((other) => other.subject === demand.subject && excludeEachOther(demand, other))
      .map((other) => ({ demand: words(demand), otherDemand: words(other) })),
  );
}

/** Policies bind the same products when one stands at, above or below the other. */
function isRelated(a: readonly string[], b: readonly string[]): boolean {
  return a.every((id, index) => index >= b.length || b[index] === id);
}

/** Whether nothing can be what both policies are about. What cannot be determined applies, so only what always can counts. */
function areApart(a: Placed, b: Placed): boolean {
  const others = conditionsOf(b).filter(({ isTotal }) => isTotal);
  return conditionsOf(a).some(
    (demand) =>
      demand.isTotal &&
      others.some((other) => other.subject === demand.subject && excludeEachOther(demand, other)),
  );
}

function conditionsOf({ requirement: { scope, rule } }: Placed): Demand[] {
  return [
    ...(scope ? demandsOf(scope, { select: "product", params: rule.params }) : []),
    ...(rule.where ? demandsOf(rule.where, rule) : []),
  ];
}

/** Whether everything the one is about is what the other is about too. */
function isWithin(narrow: Placed, wide: Placed): boolean {
  if (narrow.requirement.rule.select !== wide.requirement.rule.select) return false;
  const narrowed = new Set(writtenConditions(narrow));
  return writtenConditions(wide).every((condition) => narrowed.has(condition));
}

function writtenConditions({ requirement: { scope, rule } }: Placed): string[] {
  const values = JSON.stringify(rule.params.map(({ name, value }) => [name, value]));
  const written = (condition: Expression) => {
    const text = print(condition);
    // A parameter of the same name may have another value.
    return text.includes("param.") ? `${text} ${values}` : text;
  };
  const parts = (condition: Expression) => (condition.kind === "and" ? condition.items : [condition]);
  return [
    ...(scope ? parts(scope).map((part) => `scope ${written(part)}`) : []),
    ...(rule.where ? parts(rule.where).map((part) => `where ${written(part)}`) : []),
  ];
}

function inWords({ requirement: { rule } }: Placed, expression: Expression): string {
  return conditionWords(expression, scopeFor(POLICY_SCHEMA, rule.select, rule.params));
}

import { evaluate } from "./evaluate";
import { explain } from "./explain";
import type { Expression, Rule } from "./ir";
import type { Leaf } from "./leaf";
import { childrenOf, LIMITS } from "./limits";
import { renderMessage } from "./message";
import { compilePattern, type Pattern } from "./pattern";
import { print } from "./print";
import { isExhausted, type Run } from "./run";
import type { RuleSchema } from "./schema";
import { type Element, type ParameterValues, type Scope, scopeFor, selectElements } from "./scope";
import { conditionWords } from "./sentence";
import { itemsIn, type View } from "./view";

export type FailedLeaf = Leaf & { message: string };

/** `assumed` is true when `where` could not be determined, and the rule was therefore applied. */
export type ElementFailure = {
  elementKey: string;
  elementLabel: string;
  pointer: string;
  assumed: boolean;
  leaves: FailedLeaf[];
};

/** `checked` and `failed` count elements exactly; failures are sorted by element key. */
export type RuleResult =
  | { status: "pass" | "fail"; checked: number; failed: number; failures: ElementFailure[] }
  | { status: "not-applicable" }
  | { status: "error"; message: string };

/** A rule that passed `checkRule`, made ready to run on many products. */
export type CompiledRule = {
  rule: Rule;
  schema: RuleSchema;
  message: string;
  patterns: ReadonlyMap<string, Pattern>;
  refusal: string | null;
};

/** `message` is the template of the findings' messages; blank means generated ones. */
export function compileRule(rule: Rule, schema: RuleSchema, message = ""): CompiledRule {
  const patterns = new Map<string, Pattern>();
  const reasons: string[] = [];
  const sources = [rule.require, ...(rule.where ? [rule.where] : [])].flatMap(patternSources);
  for (const source of sources) {
    const compiled = compilePattern(source);
    if (compiled.ok) patterns.set(source, compiled.pattern);
    else reasons.push(compiled.reason);
  }
  return { rule, schema, message, patterns, refusal: reasons[0] ?? null };
}

function patternSources(node: Expression): string[] {
  const [arg] = node.kind === "call" && node.function === "matches" ? node.args : [];
  const own = arg?.kind === "literal" && typeof arg.value === "string" ? [arg.value] : [];
  return [...own, ...childrenOf(node).flatMap((child) => patternSources(child.node))];
}

export type RunOptions = { asOf: Date; params?: ParameterValues };

/** Pure and total: the same rule, view, time and parameters always give the same result. */
export function runRule(compiled: CompiledRule, view: View, { asOf, params = {} }: RunOptions): RuleResult {
  const { rule, patterns } = compiled;
  if (compiled.refusal !== null) return { status: "error", message: compiled.refusal };
  const parameters = withValues(rule, params);
  const values = Object.fromEntries(parameters.map(({ name, value }) => [name, value]));

  const steps = LIMITS.steps + LIMITS.stepsPerItem * itemsIn(view);
  const run: Run = { names: new Map(), asOf, patterns, stepsLeft: steps };
  let checked = 0;
  const failing: { element: Element; assumed: boolean }[] = [];
  for (const element of selectElements(rule.select, view)) {
    run.names = element.names;
    run.names.set("param", values);
    const applies = rule.where ? evaluate(rule.where, run) : true;
    const holds = applies === false || evaluate(rule.require, run);
    if (isExhausted(run))
      return { status: "error", message: "This rule takes too many steps on this product." };
    if (applies === false) continue;
    checked += 1;
    if (holds !== true) failing.push({ element, assumed: applies !== true });
  }
  if (checked === 0) return { status: "not-applicable" };
  if (failing.length === 0) return { status: "pass", checked, failed: 0, failures: [] };

  // Explaining has a budget of its own, since it can no longer change the outcome.
  const scope = scopeFor(compiled.schema, rule.select, parameters);
  const explaining: Run = { ...run, stepsLeft: LIMITS.steps };
  const failures = failing
    .sort((a, b) => (a.element.key < b.element.key ? -1 : a.element.key > b.element.key ? 1 : 0))
    .map(({ element, assumed }) => toFailure(element, assumed, compiled, scope, explaining));
  return { status: "fail", checked, failed: failures.length, failures };
}

function withValues({ params }: Rule, values: ParameterValues): Rule["params"] {
  return params.map((param) => {
    const value = Object.hasOwn(values, param.name) ? values[param.name] : undefined;
    if (param.type === "number" && typeof value === "number") return { ...param, value };
    if (param.type === "string" && typeof value === "string") return { ...param, value };
    return param.type === "string[]" && Array.isArray(value) ? { ...param, value } : param;
  });
}

function toFailure(
  element: Element,
  assumed: boolean,
  compiled: CompiledRule,
  scope: Scope,
  run: Run,
): ElementFailure {
  const { key: elementKey, label: elementLabel, names, pointers } = element;
  const pointer = pointers.get("it") ?? "";
  run.names = names;
  const { require } = compiled.rule;
  const explained = explain(require, true, {
    run,
    scope,
    pointers,
    pointer,
    labels: [elementLabel],
    keys: [],
  });
  const leaves =
    isExhausted(run) || explained.length === 0 ? [wholeLeaf(require, element, scope)] : explained;
  const context = { names, scope };
  return {
    elementKey,
    elementLabel,
    pointer,
    assumed,
    leaves: leaves.map((leaf) => ({ ...leaf, message: renderMessage(compiled.message, leaf, context) })),
  };
}

/** Stands in for an explanation that would take too long: the element failed the rule as a whole. */
function wholeLeaf(require: Expression, { label, pointers }: Element, scope: Scope): Leaf {
  const expected = conditionWords(require, scope);
  const pointer = pointers.get("it") ?? "";
  return { id: print(require), pointer, label, field: "Rule", expected, actual: "too much to list" };
}

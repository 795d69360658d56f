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
import {
  type Element,
  elementKey,
  elementLabel,
  elementPointer,
  namedPointers,
  nameElement,
  namesIn,
  type ParameterValues,
  type Scope,
  scopeFor,
  selectElements,
} from "./scope";
import { conditionWords } from "./sentence";
import { itemsIn, type View } from "./view";

/** `partKey` is the element inside the failed one that the leaf is about; null where that is the failed one itself. */
export type FailedLeaf = Omit<Leaf, "itemKey"> & { message: string; partKey: string | null };

const ROOT_KEY = "product";

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
  /** What the rule says its parameters are, unless a run is given others. */
  given: Given;
  refusal: string | null;
};

type Given = { params: Rule["params"]; values: ParameterValues };

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
  return { rule, schema, message, patterns, given: givenBy(rule.params), refusal: reasons[0] ?? null };
}

function patternSources(node: Expression): string[] {
  const [arg] = node.kind === "call" && node.function === "matches" ? node.args : [];
  const own = arg?.kind === "literal" && typeof arg.value === "string" ? [arg.value] : [];
  return [...own, ...childrenOf(node).flatMap((child) => patternSources(child.node))];
}

export type RunOptions = { asOf: Date; params?: ParameterValues };

/** Pure and total: the same rule, view, time and parameters always give the same result. */
export function runRule(compiled: CompiledRule, view: View, { asOf, params }: RunOptions): RuleResult {
  const { rule, patterns } = compiled;
  if (compiled.refusal !== null) return { status: "error", message: compiled.refusal };
  const given = params === undefined ? compiled.given : givenBy(withValues(rule, params));
  const names = namesIn(view, given.values);
  const reserve = () => LIMITS.stepsPerItem * itemsIn(view);
  const run: Run = { names, asOf, patterns, stepsLeft: LIMITS.steps, reserve };
  let checked = 0;
  const failing: Failing[] = [];
  for (const element of selectElements(rule.select, view)) {
    nameElement(names, element);
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

  const failures = failuresOf(failing, { compiled, view, given, run });
  return { status: "fail", checked, failed: failures.length, failures };
}

type Failing = { element: Element; assumed: boolean };
type Explaining = { compiled: CompiledRule; view: View; given: Given; run: Run };

function failuresOf(
  failing: readonly Failing[],
  { compiled, view, given, run }: Explaining,
): ElementFailure[] {
  const scope = scopeFor(compiled.schema, compiled.rule.select, given.params);
  // Explaining has a budget of its own, since it can no longer change the outcome.
  const explaining: Run = { ...run, stepsLeft: LIMITS.steps, reserve: null };
  return failing
    .map((one) => ({ ...one, key: elementKey(one.element) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map((one) => toFailure(one, { compiled, view, scope, run: explaining }));
}

function givenBy(params: Rule["params"]): Given {
  return { params, values: Object.fromEntries(params.map(({ name, value }) => [name, value])) };
}

function withValues({ params }: Rule, values: ParameterValues): Rule["params"] {
  return params.map((param) => {
    const value = Object.hasOwn(values, param.name) ? values[param.name] : undefined;
    if (param.type === "number" && typeof value === "number") return { ...param, value };
    if (param.type === "string" && typeof value === "string") return { ...param, value };
    return param.type === "string[]" && Array.isArray(value) ? { ...param, value } : param;
  });
}

type Context = { compiled: CompiledRule; view: View; scope: Scope; run: Run };

function toFailure(
  { element, key, assumed }: Failing & { key: string },
  { compiled, view, scope, run }: Context,
): ElementFailure {
  const label = elementLabel(element);
  const pointers = namedPointers(element, view);
  const pointer = elementPointer(element);
  nameElement(run.names, element);
  const { require } = compiled.rule;
  const explained = explain(require, true, {
    run,
    scope,
    pointers,
    pointer,
    labels: [label],
    keys: [],
    itemKey: null,
  });
  const leaves =
    isExhausted(run) || explained.length === 0 ? [wholeLeaf(require, { label, pointer }, scope)] : explained;
  const context = { names: run.names, scope };
  return {
    elementKey: key,
    elementLabel: label,
    pointer,
    assumed,
    leaves: leaves.map(({ itemKey, ...leaf }) => ({
      ...leaf,
      partKey: itemKey !== null && isInside(itemKey, key) ? itemKey : null,
      message: renderMessage(compiled.message, { ...leaf, itemKey }, context),
    })),
  };
}

/** A rule about one port may look at the team or at another port; these are no part of it. */
function isInside(itemKey: string, key: string): boolean {
  return key === ROOT_KEY || itemKey.startsWith(`${key}.`);
}

/** Stands in for an explanation that would take too long: the element failed the rule as a whole. */
function wholeLeaf(
  require: Expression,
  { label, pointer }: Pick<Leaf, "label" | "pointer">,
  scope: Scope,
): Leaf {
  const expected = conditionWords(require, scope);
  return {
    id: print(require),
    itemKey: null,
    pointer,
    label,
    field: "Rule",
    expected,
    actual: "too much to list",
  };
}

import { call } from "./call";
import type { Expression } from "./ir";
import { operate } from "./operate";
import { isExhausted, type Run, spend, UNKNOWN, type Value } from "./run";
import { ownField } from "./view";

/**
 * The value of an expression in three-valued (Kleene) logic. It never throws, and reads nothing but `run`.
 *
 * A missing field is null. Ordering, arithmetic, text and date functions of null are UNKNOWN, and whatever is
 * computed from UNKNOWN is UNKNOWN, unless `&&`, `||`, `all` or `exists` is already settled by another part.
 */
export function evaluate(node: Expression, run: Run): Value {
  return evaluatorOf(node)(run);
}

type Evaluator = (run: Run) => Value;

const evaluators = new WeakMap<Expression, Evaluator>();

/** A rule is run on thousands of columns: which kind of node comes next is found out once. */
function evaluatorOf(node: Expression): Evaluator {
  const known = evaluators.get(node);
  if (known) return known;
  const inner = innerEvaluator(node);
  const paying: Evaluator = (run) => (spend(run, 1) ? inner(run) : UNKNOWN);
  evaluators.set(node, paying);
  return paying;
}

function innerEvaluator(node: Expression): Evaluator {
  switch (node.kind) {
    case "literal": {
      const { value } = node;
      return () => value;
    }
    case "list": {
      const items = node.items.map(evaluatorOf);
      return (run) => {
        const values = items.map((item) => item(run));
        return values.includes(UNKNOWN) ? UNKNOWN : values;
      };
    }
    case "name": {
      const { name } = node;
      return (run) => run.names.get(name) ?? null;
    }
    case "field": {
      const { name } = node;
      const of = evaluatorOf(node.of);
      return (run) => {
        const value = of(run);
        return value === UNKNOWN ? UNKNOWN : ownField(value, name);
      };
    }
    case "index": {
      const [of, at] = [evaluatorOf(node.of), evaluatorOf(node.index)];
      return (run) => {
        const [items, index] = [of(run), at(run)];
        if (items === UNKNOWN || typeof index !== "number") return UNKNOWN;
        return Array.isArray(items) ? (items[index] ?? null) : null;
      };
    }
    case "call": {
      const { function: name } = node;
      const of = evaluatorOf(node.of);
      const [first] = node.args;
      const arg = first && evaluatorOf(first);
      return (run) => {
        const value = of(run);
        return call(name, value, arg ? arg(run) : null, run);
      };
    }
    case "each": {
      const [of, body] = [evaluatorOf(node.of), evaluatorOf(node.body)];
      return (run) => evaluateEach(node, { items: of(run), body }, run);
    }
    case "not": {
      const of = evaluatorOf(node.of);
      return (run) => {
        const value = of(run);
        return typeof value === "boolean" ? !value : UNKNOWN;
      };
    }
    case "negate": {
      const of = evaluatorOf(node.of);
      return (run) => {
        const value = of(run);
        return typeof value === "number" ? -value : UNKNOWN;
      };
    }
    case "and":
      return settledBy(false, node.items.map(evaluatorOf));
    case "or":
      return settledBy(true, node.items.map(evaluatorOf));
    case "binary": {
      const { operator } = node;
      const [left, right] = [evaluatorOf(node.left), evaluatorOf(node.right)];
      return (run) => {
        const value = left(run);
        return operate(operator, value, right(run), run);
      };
    }
    case "conditional": {
      const condition = evaluatorOf(node.condition);
      const [yes, no] = [evaluatorOf(node.yes), evaluatorOf(node.no)];
      return (run) => {
        const value = condition(run);
        if (typeof value !== "boolean") return UNKNOWN;
        return value ? yes(run) : no(run);
      };
    }
  }
}

/** `&&` is settled by the first false part, `||` by the first true one. */
function settledBy(settling: boolean, items: readonly Evaluator[]): Evaluator {
  return (run) => {
    let isCertain = true;
    for (const item of items) {
      const value = item(run);
      if (value === settling) return settling;
      if (value !== !settling) isCertain = false;
    }
    return isCertain ? !settling : UNKNOWN;
  };
}

type Loop = { items: Value; body: Evaluator };

function evaluateEach(
  { macro, as }: Extract<Expression, { kind: "each" }>,
  { items, body }: Loop,
  run: Run,
): Value {
  if (!Array.isArray(items)) return UNKNOWN;
  const kept: Value[] = [];
  let isCertain = true;
  for (const item of items) {
    const value = withName(as, item ?? null, body, run);
    if (isExhausted(run)) return UNKNOWN;
    if (macro === "all" && value === false) return false;
    if (macro === "exists" && value === true) return true;
    if (value === UNKNOWN || (macro !== "map" && typeof value !== "boolean")) isCertain = false;
    else if (macro === "map") kept.push(value);
    else if (value === true) kept.push(item);
    // Two are too many whatever the unknown ones turn out to be.
    if (macro === "exists_one" && kept.length > 1) return false;
  }
  if (!isCertain) return UNKNOWN;
  if (macro === "filter" || macro === "map") return kept;
  return macro === "exists_one" ? kept.length === 1 : macro === "all";
}

/** Evaluates `body` while `name` stands for `value`. */
function withName(name: string, value: Value, body: Evaluator, run: Run): Value {
  const outer = run.names.get(name);
  run.names.set(name, value);
  const result = body(run);
  if (outer === undefined) run.names.delete(name);
  else run.names.set(name, outer);
  return result;
}

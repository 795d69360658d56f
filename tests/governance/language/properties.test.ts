import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "@/lib/governance/language/evaluate";
import { fromForm } from "@/lib/governance/language/from-form";
import {
  BinaryOperator,
  Expression,
  FunctionName,
  type LiteralValue,
  Macro,
  type Rule,
  Selector,
} from "@/lib/governance/language/ir";
import { LIMITS } from "@/lib/governance/language/limits";
import { parse } from "@/lib/governance/language/parse";
import { print } from "@/lib/governance/language/print";
import { UNKNOWN } from "@/lib/governance/language/run";
import { compileRule, runRule } from "@/lib/governance/language/run-rule";
import { scopeFor } from "@/lib/governance/language/scope";
import { toForm } from "@/lib/governance/language/to-form";
import { schema } from "./product-schema";
import { aRule, PARAMS } from "./rule-builder";
import { ASOF, aProduct, aView } from "./sample-product";

const name = fc.constantFrom("it", "product", "port", "previous", "change", "param", "x", "toString");
const fieldName = fc.constantFrom(
  "name",
  "tags",
  "outputPorts",
  "columns",
  "version",
  "min",
  "in",
  "__proto__",
  "constructor",
);
const literalValue: fc.Arbitrary<LiteralValue> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  fc.boolean(),
  fc.constant(null),
);

/** Any well-formed expression, sensible or not. */
const { expression } = fc.letrec<{ expression: Expression }>((tie) => {
  const node = tie("expression");
  const items = fc.array(node, { minLength: 2, maxLength: 3 });
  return {
    expression: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.record({ kind: fc.constant("literal" as const), value: literalValue }),
      fc.record({ kind: fc.constant("name" as const), name }),
      fc.record({ kind: fc.constant("list" as const), items: fc.array(node, { maxLength: 3 }) }),
      fc.record({ kind: fc.constant("field" as const), of: node, name: fieldName }),
      fc.record({ kind: fc.constant("index" as const), of: node, index: node }),
      fc.record({ kind: fc.constant("not" as const), of: node }),
      fc.record({ kind: fc.constant("negate" as const), of: node }),
      fc.record({ kind: fc.constant("and" as const), items }),
      fc.record({ kind: fc.constant("or" as const), items }),
      fc.record({ kind: fc.constant("conditional" as const), condition: node, yes: node, no: node }),
      fc.record({
        kind: fc.constant("binary" as const),
        operator: fc.constantFrom(...BinaryOperator.options),
        left: node,
        right: node,
      }),
      fc
        .record({
          kind: fc.constant("call" as const),
          function: fc.constantFrom(...FunctionName.options),
          of: node,
          args: fc.array(node, { maxLength: 1 }),
        })
        .map((call) => (call.function === "filled" ? { ...call, args: [] } : call)),
      fc.record({
        kind: fc.constant("each" as const),
        macro: fc.constantFrom(...Macro.options),
        of: node,
        as: name,
        body: node,
      }),
    ),
  };
});
const wellFormed = expression.filter((candidate) => Expression.safeParse(candidate).success);

/** Conditions with the shapes the form knows, over fields that exist and sometimes are missing. */
const atom = fc.constantFrom(
  `it.name == "customer-orders"`,
  `it.name != "x"`,
  "it.retention.days > 5000",
  "it.usage.consumers >= 4",
  "it.privacy.purpose.trim().size() > 3",
  "filled(it.summary)",
  `it.summary.startsWith("a")`,
  `"orders" in it.tags`,
  `it.criticality in ["tier-1"]`,
  "previous.version.major() < it.version.major()",
  "it.lifecycle.sunset.daysUntil() > 3",
  "it.retention.days * 2 > 3",
);
const { condition } = fc.letrec<{ condition: string }>((tie) => {
  const part = tie("condition");
  const parts = fc.array(part, { minLength: 2, maxLength: 3 });
  return {
    condition: fc.oneof(
      { depthSize: "medium" },
      atom,
      parts.map((all) => `(${all.join(" && ")})`),
      parts.map((any) => `(${any.join(" || ")})`),
      part.map((inner) => `!(${inner})`),
      fc
        .tuple(fc.constantFrom("all", "exists", "exists_one"), part, fc.nat())
        .map(
          ([macro, inner, id]) => `product.outputPorts.${macro}(p${id}, filled(p${id}.version) || ${inner})`,
        ),
    ),
  };
});

const json = fc.jsonValue({ maxDepth: 4 });
const view = fc.oneof(
  fc.record({ product: json, previous: json, change: json }),
  fc.constant(aView(aProduct())),
);

test("printing and parsing give back the very expression", () => {
  fc.assert(
    fc.property(wellFormed, (node) => {
      const text = print(node);
      fc.pre(text.length <= LIMITS.characters);
      const parsed = parse(text);
      expect(parsed.ok ? parsed.expression : parsed.problem).toEqual(node);
    }),
    { numRuns: 1_000 },
  );
});

test("any text is either read or refused with a place inside it", () => {
  const fragment = fc.constantFrom(
    "it",
    ".",
    "name",
    "(",
    ")",
    "[",
    "]",
    "&&",
    "||",
    "!",
    "-",
    "1",
    '"a"',
    "in",
    ",",
    "?",
    ":",
    "all",
    "=",
    "'",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(fragment).map((parts) => parts.join(" ")),
      ),
      (text) => {
        const parsed = parse(text);
        if (parsed.ok) return;
        expect(parsed.problem.start).toBeGreaterThanOrEqual(0);
        expect(parsed.problem.end).toBeLessThanOrEqual(text.length);
        expect(parsed.problem.start).toBeLessThanOrEqual(parsed.problem.end);
      },
    ),
    { numRuns: 1_000 },
  );
});

test("the form keeps the meaning of any expression, and its text as well", () => {
  const scope = scopeFor(schema, "product", PARAMS);
  fc.assert(
    fc.property(wellFormed, (node) => {
      expect(fromForm(toForm(node, scope))).toEqual(node);
    }),
    { numRuns: 500 },
  );
});

test("the form keeps the outcome of a rule", () => {
  const scope = scopeFor(schema, "product", PARAMS);
  fc.assert(
    fc.property(condition, (text) => {
      fc.pre(parse(text).ok);
      const rule = aRule("product", text);
      const again = { ...rule, require: fromForm(toForm(rule.require, scope)) };
      const outcome = (one: Rule) => runRule(compileRule(one, schema), aView(aProduct()), { asOf: ASOF });
      expect(outcome(again)).toEqual(outcome(rule));
    }),
    { numRuns: 300 },
  );
});

test("no rule on any view makes the evaluator throw, and a result is always one of the known ones", () => {
  fc.assert(
    fc.property(
      wellFormed,
      wellFormed,
      fc.constantFrom(...Selector.options),
      view,
      (where, require, select, data) => {
        const compiled = compileRule({ select, where, require, params: PARAMS }, schema);
        expect(runRule(compiled, data, { asOf: ASOF }).status).toMatch(/^(pass|fail|not-applicable|error)$/);
      },
    ),
    { numRuns: 1_000 },
  );
});

test("a logical expression is true, false or unknown", () => {
  fc.assert(
    fc.property(
      fc.array(wellFormed, { minLength: 2, maxLength: 3 }),
      fc.constantFrom("and" as const, "or" as const),
      (items, kind) => {
        const run = { names: new Map(), asOf: ASOF, patterns: new Map(), stepsLeft: LIMITS.steps };
        expect([true, false, UNKNOWN]).toContain(evaluate({ kind, items }, run));
      },
    ),
  );
});

test("a failing rule always has exact counts and at least one leaf for each failure", () => {
  fc.assert(
    fc.property(condition, (text) => {
      fc.pre(parse(text).ok);
      const result = runRule(compileRule(aRule("product", text), schema), aView(aProduct()), { asOf: ASOF });
      if (result.status !== "fail") return;
      expect(result.failed).toBe(result.failures.length);
      expect(result.failures.every(({ leaves }) => leaves.length > 0)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("elements in another order have the same keys, outcomes and leaf identities", () => {
  const rule = aRule(
    "outputPorts[].columns[]",
    `it.personalData == "none" && it.type == "timestamp" && port.columns.all(c, c.nullable == true)`,
  );
  const compiled = compileRule(rule, schema);
  const found = (order: readonly number[]) => {
    const product = aProduct(({ outputPorts: [port] }) => {
      if (port) port.columns = order.flatMap((index) => port.columns[index] ?? []);
    });
    const result = runRule(compiled, aView(product), { asOf: ASOF });
    const failures = result.status === "fail" ? result.failures : [];
    return failures.map(({ elementKey, leaves }) => [elementKey, leaves.map(({ id }) => id).sort()]);
  };
  const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });
  fc.assert(
    fc.property(order, (indexes) => {
      expect(found(indexes)).toEqual(found([0, 1, 2]));
    }),
  );
});

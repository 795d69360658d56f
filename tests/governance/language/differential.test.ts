import { parse as bufParse, plan as bufPlan, celEnv } from "@bufbuild/cel";
import { Environment } from "@marcbachmann/cel-js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkRule } from "@/lib/governance/language/check";
import { fromForm } from "@/lib/governance/language/from-form";
import type { Rule } from "@/lib/governance/language/ir";
import { parse } from "@/lib/governance/language/parse";
import { print } from "@/lib/governance/language/print";
import { compileRule, runRule } from "@/lib/governance/language/run-rule";
import { scopeFor } from "@/lib/governance/language/scope";
import { toForm } from "@/lib/governance/language/to-form";
import { type RandomRule, randomRule, schema, someProduct } from "./random-rules";
import { expressionOf } from "./rule-builder";

const RULES = 3_000;
const RULES_OF_SLOWER_ORACLE = RULES / 10;
const PRODUCTS_PER_RULE = 3;

const AS_OF = new Date("2026-03-01T12:00:00Z");

/** What a rule says of a product: how many elements it looked at, and which of them failed. */
type Answer = { checked: number; failed: string[] };

/** A rule too large to be stored says nothing; how often that happens is tested below. */
function ruleOf({ select, where, require }: RandomRule): Rule | null {
  if (![require, where ?? "true"].every((text) => parse(text).ok)) return null;
  return {
    select,
    require: expressionOf(require),
    params: [],
    ...(where !== null && { where: expressionOf(where) }),
  };
}

function ourAnswer(rule: Rule, product: unknown): Answer {
  const view = { product, previous: null, change: null };
  const result = runRule(compileRule(rule, schema), view, { asOf: AS_OF });
  if (result.status === "error") throw new Error(result.message);
  if (result.status === "not-applicable") return { checked: 0, failed: [] };
  return { checked: result.checked, failed: result.failures.map(({ elementKey }) => elementKey) };
}

type Names = Readonly<Record<string, unknown>>;
type Condition = (names: Names) => unknown;

/** The oracles know single expressions; selecting the elements is spelled out here a second time. */
function answerBy(conditionOf: (text: string) => Condition) {
  return ({ select, where, require }: RandomRule) => {
    const applies = where === null ? () => true : conditionOf(where);
    const holds = conditionOf(require);
    return (product: unknown): Answer => {
      const selected = elementsOf(select, asCel(product)).filter(({ names }) => isTrue(applies(names)));
      const failed = selected.filter(({ names }) => !isTrue(holds(names))).map(({ key }) => key);
      return { checked: selected.length, failed: failed.sort() };
    };
  };
}

function isTrue(value: unknown): boolean {
  if (typeof value !== "boolean") throw value instanceof Error ? value : new Error(String(value));
  return value;
}

type Listed = { outputPorts: { columns: unknown[] }[] };

function elementsOf(select: RandomRule["select"], value: unknown): { key: string; names: Names }[] {
  if (select === "product") return [{ key: "product", names: { product: value, it: value } }];
  const product = value as Listed; // The products are made from the schema.
  return product.outputPorts.flatMap((port, p) => {
    const names = { product, port, it: port };
    if (select === "outputPorts[]") return [{ key: `outputPorts[${p}]`, names }];
    return port.columns.map((column, c) => ({
      key: `outputPorts[${p}].columns[${c}]`,
      names: { ...names, it: column },
    }));
  });
}

/** Whole numbers are integers in CEL, which JavaScript hands over as bigints. */
function asCel(value: unknown): unknown {
  if (typeof value === "number") return Number.isInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(asCel);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, asCel(one)]));
}

const environment = new Environment({
  unlistedVariablesAreDyn: true,
  // It cannot tell that a field and a literal beside it are of one type; the rules are checked by ours.
  homogeneousAggregateLiterals: false,
});
const env = celEnv();

const ORACLES = [
  { name: "cel-js", rules: RULES, answer: answerBy((text) => environment.parse(text)) },
  {
    name: "cel-es",
    rules: RULES_OF_SLOWER_ORACLE,
    answer: answerBy((text) => {
      const run = bufPlan(env, bufParse(text));
      // The documents hold what CEL takes: text, numbers, yes or no, and lists and maps of them.
      return (names) => run(names as Parameters<typeof run>[0]);
    }),
  },
];

const products = fc.array(someProduct, { minLength: PRODUCTS_PER_RULE, maxLength: PRODUCTS_PER_RULE });

describe("a random rule without missing values gives the answer CEL gives:", () => {
  test.each(ORACLES)("$name on $rules rules", ({ rules, answer }) => {
    fc.assert(
      fc.property(randomRule, products, (random, documents) => {
        const rule = ruleOf(random);
        fc.pre(rule !== null);
        const oracle = answer(random);
        for (const document of documents) expect(ourAnswer(rule, document)).toEqual(oracle(document));
      }),
      { numRuns: rules },
    );
  });
});

test("a random rule type-checks, comes back from its text, and means the same after the form", () => {
  fc.assert(
    fc.property(randomRule, someProduct, (random, document) => {
      const rule = ruleOf(random);
      fc.pre(rule !== null);
      expect(checkRule(rule, schema)).toEqual([]);
      const scope = scopeFor(schema, rule.select, []);
      const form = toForm(rule.require, scope);
      const again = fromForm(form);
      expect(expressionOf(print(rule.require))).toEqual(rule.require);
      expect(print(expressionOf(print(rule.require)))).toBe(print(rule.require));
      expect(toForm(again, scope)).toEqual(form);
      expect(ourAnswer({ ...rule, require: again }, document)).toEqual(ourAnswer(rule, document));
    }),
    { numRuns: RULES },
  );
});

test("the random rules are worth the name: nearly all can be stored, and they use the whole shared language", () => {
  const rules = fc.sample(randomRule, { numRuns: 1_000, seed: 1 });
  expect(rules.filter((rule) => ruleOf(rule) !== null).length).toBeGreaterThan(950);
  const kinds = new Set(
    rules.flatMap(({ require }) => require.match(/\.\w+(?=\()|[=!<>]=|[-+*/%?<>!]| in |&&|\|\|/g)),
  );
  for (const part of [
    ..."+ - * / % ? < > ! == != <= >= && ||".split(" "),
    ..." in |.all|.exists|.exists_one|.filter|.map|.size|.startsWith|.endsWith|.contains|.matches".split("|"),
  ]) {
    expect(kinds).toContain(part);
  }
});

import { describe, expect, test } from "vitest";
import { checkRule } from "@/lib/governance/language/check";
import type { FormNode } from "@/lib/governance/language/form-model";
import { fromForm } from "@/lib/governance/language/from-form";
import { Rule } from "@/lib/governance/language/ir";
import { print } from "@/lib/governance/language/print";
import { compileRule, runRule } from "@/lib/governance/language/run-rule";
import { scopeFor } from "@/lib/governance/language/scope";
import { toForm } from "@/lib/governance/language/to-form";
import { schema } from "./product-schema";
import { expressionOf, PARAMS, ruleOf } from "./rule-builder";
import { ASOF, aProduct, aView } from "./sample-product";
import { STARTER_RULES } from "./starter-rules";

test("there are 32 starter rules with different keys", () => {
  expect(new Set(STARTER_RULES.map(({ key }) => key)).size).toBe(32);
});

function hasExpressionRow(node: FormNode): boolean {
  if (node.kind === "group") return node.children.some(hasExpressionRow);
  return node.kind === "quantifier" ? hasExpressionRow(node.condition) : node.kind === "expression";
}

describe.each(STARTER_RULES)("$key", (starter) => {
  const rule = ruleOf(starter);
  const compiled = compileRule(rule, schema);

  test("is valid IR without type problems", () => {
    expect(Rule.parse(JSON.parse(JSON.stringify(rule)))).toEqual(rule);
    expect(checkRule(rule, schema)).toEqual([]);
  });

  test("accepts the good product", () => {
    expect(runRule(compiled, aView(aProduct()), { asOf: ASOF }).status).toMatch(/^(pass|not-applicable)$/);
  });

  test("fails the spoilt product at the field that was spoilt", () => {
    const result = runRule(compiled, aView(aProduct(starter.spoil)), { asOf: ASOF });
    const failures = result.status === "fail" ? result.failures : [];
    expect(failures.flatMap(({ leaves }) => leaves.map(({ pointer }) => pointer))).toEqual([starter.failsAt]);
  });

  test.each([starter.where ?? "true", starter.require])(
    "text → IR → form → IR → text is the same, all in rows: %s",
    (text) => {
      const scope = scopeFor(schema, starter.select, PARAMS);
      const form = toForm(expressionOf(text), scope);
      expect(print(fromForm(form))).toBe(text);
      expect(hasExpressionRow(form)).toBe(false);
    },
  );
});

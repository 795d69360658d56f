import { describe, expect, test } from "vitest";
import { evaluate } from "@/lib/governance/evaluate";
import { ALWAYS, type Bundle } from "@/lib/governance/evaluation";
import { parse } from "@/lib/governance/language/parse";
import { print } from "@/lib/governance/language/print";
import { PolicyContent } from "@/lib/governance/model";
import { policyProblems, runExample } from "@/lib/governance/policy-problems";
import { policySentence } from "@/lib/governance/policy-sentence";
import { GOOD_PRODUCT } from "@/lib/governance/starter-policies/good-product";
import { isActiveInDemo, starterPolicies } from "@/lib/governance/starter-policies/starter-policies";

const STARTERS = starterPolicies();
const AS_OF = new Date("2026-01-15T12:00:00Z");

test("there are 35 starter policies, each with a code of its own, 16 of them in force in the demo mesh", () => {
  expect(new Set(STARTERS.map(({ code }) => code)).size).toBe(35);
  expect(STARTERS.filter(({ code }) => isActiveInDemo(code))).toHaveLength(16);
});

describe.each(STARTERS.map(({ code, content }) => [code, content] as const))("%s", (_code, content) => {
  test("is a policy the register accepts: its rule is typed, its examples behave as they say", () => {
    expect(policyProblems(PolicyContent.parse(content))).toEqual([]);
  });

  test("has an example that passes because the rule looked at something, and one that fails", () => {
    const expected = content.examples.map(({ expect }) => (expect === "pass" ? "pass" : "fail"));
    expect(expected).toEqual(["pass", "fail"]);
    const { where, require } = content.rule;
    const [passing] = content.examples;
    expect(passing && runExample(content, passing).status).toBe("pass");
    for (const condition of [require, ...(where ? [where] : [])]) {
      expect(parse(print(condition))).toMatchObject({ ok: true, expression: condition });
    }
  });
});

test.each(STARTERS.map(({ code, content }) => [code, content] as const))(
  "%s reads without a regular expression",
  (_code, content) => {
    expect(policySentence(content).rule).not.toMatch(/[\^\\]/);
  },
);

test("a good product passes all of them at once", () => {
  const bundle: Bundle = {
    hash: "all",
    policies: STARTERS.map(({ code, content }) => ({
      key: code,
      version: 1,
      layer: { kind: "global" },
      requirement: content,
      ...ALWAYS,
    })),
  };
  const ref = { domain: "sales", name: "customer-orders" };
  const evaluation = evaluate(
    {
      ref,
      document: GOOD_PRODUCT,
      previous: null,
      lastPublished: AS_OF,
      asOf: AS_OF,
      baseline: null,
      waivers: [],
    },
    bundle,
  );
  expect(evaluation.outcomes.flatMap(({ findings }) => findings)).toEqual([]);
  expect(evaluation.decision).toBe("publishable");
});

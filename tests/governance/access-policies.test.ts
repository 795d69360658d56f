import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AccessFacts } from "@/lib/governance/access-facts";
import { evaluate, evaluateAccess } from "@/lib/governance/evaluate";
import { ALWAYS, type BoundPolicy } from "@/lib/governance/evaluation";
import { checkRule } from "@/lib/governance/language/check";
import type { Rule, Selector } from "@/lib/governance/language/ir";
import type { Level } from "@/lib/governance/model";
import { policyProblems } from "@/lib/governance/policy-problems";
import { policySentence } from "@/lib/governance/policy-sentence";
import { POLICY_SCHEMA } from "@/lib/governance/policy-view-schema";
import { GOOD_PRODUCT } from "@/lib/governance/starter-policies/good-product";
import { expressionOf } from "./language/rule-builder";
import { aSubject, contentOf, goodProductBut } from "./setting";

const REQUEST: AccessFacts = {
  key: "one",
  port: "order-lines",
  purpose: "Finding orders that were never paid.",
  days: 90,
  columns: [],
  consumer: { kind: "person", domain: null },
  isRenewal: false,
};

function aRule(require: string, select: Selector = "access.requests[]"): Rule {
  return { select, require: expressionOf(require), params: [] };
}

function bound(rule: Rule, level: Level = "block", key = "TST-1"): BoundPolicy {
  const { examples: _examples, ...requirement } = contentOf("ACC-01");
  return {
    key,
    version: 1,
    layer: { kind: "global" },
    requirement: { ...requirement, rule, level },
    ...ALWAYS,
  };
}

function judge(policies: readonly BoundPolicy[], facts: Partial<AccessFacts> = {}, document = GOOD_PRODUCT) {
  const access = [{ ...REQUEST, ...facts }];
  return evaluateAccess({ ...aSubject(document), access }, { hash: "test", policies: [...policies] });
}

describe("what a rule reads of a request:", () => {
  test.each([
    ["it.days == 90", {}],
    ["filled(it.purpose)", {}],
    ["!filled(it.purpose)", { purpose: "  " }],
    ['it.port.name == "order-lines"', {}],
    ["it.columns.size() == 3", {}],
    ['it.columns.all(c, c.path == "customer_id")', { columns: ["customer_id"] }],
    ["!it.namesColumns", {}],
    ["it.namesColumns", { columns: ["customer_id"] }],
    ['it.personalData == "personal"', {}],
    ['it.personalData != "personal"', { columns: ["ordered_at"] }],
    ['it.classification == "confidential"', {}],
    ['it.classification == "internal"', { columns: ["ordered_at"] }],
    ['it.consumer.kind == "person" && !filled(it.consumer.domain)', {}],
    ["it.consumer.domain != product.domain", { consumer: { kind: "domain", domain: "finance" } as const }],
    ["it.consumer.domain == product.domain", { consumer: { kind: "product", domain: "sales" } as const }],
    ["it.renewal", { isRenewal: true }],
    ["!filled(it.port) && it.columns.size() == 0", { port: "a port that is gone" }],
    ['product.title == "Customer orders"', {}],
  ] satisfies [string, Partial<AccessFacts>][])("%s", (require, facts) => {
    expect(checkRule(aRule(require), POLICY_SCHEMA)).toEqual([]);
    expect(judge([bound(aRule(require))], facts).decision).toBe("publishable");
    expect(judge([bound(aRule(`!(${require})`))], facts).decision).toBe("refused");
  });
});

test.each(["previous.version", "change.breaking"])("a rule about access knows nothing of %s", (path) => {
  const [problem] = checkRule(aRule(`filled(${path})`), POLICY_SCHEMA);
  expect(problem?.message).toMatch(/previous|change/);
});

test("a rule about products knows nothing of requests", () => {
  expect(checkRule(aRule("filled(access.requests)", "product"), POLICY_SCHEMA)).not.toEqual([]);
});

test("what is unknown of a request is no pass", () => {
  const gone = judge([bound(aRule("it.port.access.maxDays <= 30"))], { port: "gone" });
  expect(gone.decision).toBe("refused");
});

test("one that cannot be evaluated refuses", () => {
  const tooMuch =
    "it.columns.all(a, it.columns.all(b, it.columns.all(c, a.path != b.path || b.path != c.path || true)))";
  const columns = Array.from({ length: 60 }, (_, i) => ({ name: `c${i}`, classification: "internal" }));
  const wide = goodProductBut({ "/outputPorts/0/contract/schema/0/properties": columns });
  expect(judge([bound(aRule(tooMuch))], {}, wide)).toMatchObject({
    decision: "refused",
    outcomes: [{ status: "error" }],
  });
});

test.each([
  ["warn", "publishable-with-warnings"],
  ["block", "refused"],
  ["mandatory", "refused"],
] as const)("an unmet policy of level %s makes a request %s", (level, decision) => {
  expect(judge([bound(aRule("it.days <= 30"), level)]).decision).toBe(decision);
});

test("a level that nobody would read cannot be saved", () => {
  const content = { ...contentOf("ACC-01"), level: "inform" as const };
  expect(policyProblems(content).map(({ path }) => path)).toEqual(["/level"]);
});

test("an example without a request says what is missing", () => {
  const content = contentOf("ACC-01");
  const examples = content.examples.map(({ access: _access, ...example }) => example);
  expect(policyProblems({ ...content, examples })[0]?.message).toMatch(/no request for access in it/);
});

test("no finding repeats a purpose", () => {
  const purpose = "Because of the divorce of Mr Miller";
  const { outcomes } = judge(
    [
      bound(aRule("it.purpose.size() > 500")),
      bound(aRule('it.purpose.startsWith("Fraud")'), "block", "TST-2"),
    ],
    { purpose },
  );
  expect(outcomes.map(({ status }) => status)).toEqual(["fail", "fail"]);
  expect(JSON.stringify(outcomes)).not.toContain("Miller");
});

test("neither essentials nor the product's own policies are asked again", () => {
  const { outcomes } = judge([bound(aRule("it.days <= 365"))], {}, goodProductBut({ "/title": "" }));
  expect(outcomes.map(({ policy }) => policy.key)).toEqual(["TST-1"]);
});

test("where no requests are judged, a policy about access has nothing to say", () => {
  const { outcomes } = evaluate(aSubject(GOOD_PRODUCT), {
    hash: "one",
    policies: [bound(aRule("it.days <= 1"))],
  });
  expect(outcomes.find(({ policy }) => policy.key === "TST-1")?.status).toBe("not-applicable");
});

test("reads as a sentence", () => {
  expect(policySentence(contentOf("ACC-02")).rule).toBe("For every access request, days is at most 183.");
});

test("one more policy never lets through what was refused", () => {
  const conditions = [
    "it.days <= 100",
    "filled(it.purpose)",
    "it.namesColumns",
    'it.personalData != "personal"',
  ];
  const policies = fc.array(
    fc.tuple(fc.constantFrom(...conditions), fc.constantFrom<Level>("warn", "block", "mandatory")),
    { maxLength: 4 },
  );
  const facts = fc.record({
    days: fc.integer({ min: 1, max: 200 }),
    purpose: fc.constantFrom("", "Forecasts of demand"),
    columns: fc.constantFrom<string[]>([], ["ordered_at"], ["customer_id"]),
  });
  const order = ["publishable", "publishable-with-warnings", "refused"];
  fc.assert(
    fc.property(policies, facts, (drawn, request) => {
      const bundle = drawn.map(([require, level], i) => bound(aRule(require), level, `TST-${i}`));
      const decisions = bundle.map((_, i) => judge(bundle.slice(0, i + 1), request).decision);
      const ranks = decisions.map((decision) => order.indexOf(decision));
      expect(ranks).toEqual(ranks.toSorted());
    }),
  );
});

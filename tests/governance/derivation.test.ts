import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addsNothing,
  type Base,
  type DerivedChoice,
  derivationProblems,
  derive,
  rebased,
} from "@/lib/governance/derivation";
import { evaluate } from "@/lib/governance/evaluate";
import { ALWAYS, type BoundPolicy } from "@/lib/governance/evaluation";
import type { Parameter, ParameterValue } from "@/lib/governance/language/ir";
import { LEVELS, type Level, PolicyContent } from "@/lib/governance/model";
import { policyProblems } from "@/lib/governance/policy-problems";
import { starterPolicies } from "@/lib/governance/starter-policies/starter-policies";
import type { Json } from "@/lib/registry/json";
import { AS_OF, aSubject, contentOf, goodProductBut } from "./setting";

const PATIENCE = {
  graceDays: 30,
  waivable: { allowed: true, maxDays: 90, approver: "category-steward" as const },
};

function aBase(code: string, level: Level = "block"): Base {
  return { key: code, version: 3, content: { ...contentOf(code), ...PATIENCE, level } };
}

function choiceOf({ content }: Base, facts: Partial<DerivedChoice> = {}): DerivedChoice {
  const { title, rationale, level, graceDays, waivable, rule } = content;
  return { title, rationale, level, graceDays, waivable, params: rule.params, ...facts };
}

function withValue(base: Base, value: ParameterValue): readonly Parameter[] {
  const [param] = base.content.rule.params;
  // The tests give a value of the type the parameter has.
  return [{ ...param, value } as Parameter, ...base.content.rule.params.slice(1)];
}

function problemsOf(base: Base, facts: Partial<DerivedChoice>): string[] {
  return derivationProblems(base, derive(base, choiceOf(base, facts))).map(({ path }) => path);
}

describe("a value may only move the way its base says", () => {
  test.each<[string, ParameterValue, boolean]>([
    // META-03 asks for at least 10 characters, COM-01 for at most 1095 days, PRI-06 for one of three regions.
    ["META-03", 11, true],
    ["META-03", 10.5, true],
    ["META-03", 9, false],
    ["META-03", -1, false],
    ["META-03", Number.NaN, false],
    ["COM-01", 1094, true],
    ["COM-01", 0, true],
    ["COM-01", 1096, false],
    ["PRI-06", ["eu-central"], true],
    ["PRI-06", ["eu-north", "eu-west"], true],
    ["PRI-06", [], false],
    ["PRI-06", ["eu-central", "us-east"], false],
    ["PRI-06", ["us-east"], false],
    // INT-02 chooses elements by its list, so no direction is stricter.
    ["INT-02", ["customer_id"], false],
  ])("%s with %j: %s", (code, value, isAccepted) => {
    const base = aBase(code);
    expect(problemsOf(base, { params: withValue(base, value) })).toEqual(
      isAccepted ? [] : ["/rule/params/0"],
    );
  });

  test("and the refusal says what, where, and how to mend it", () => {
    const base = aBase("META-03");
    const [problem] = derivationProblems(base, derive(base, choiceOf(base, { params: withValue(base, 5) })));
    expect(problem?.message).toBe(
      "META-03 of the whole organisation already asks for 10; a domain's own limit must be at least 10.",
    );
  });
});

test("the level may only rise, and what asks for exactly the same asks for nothing", () => {
  for (const [index, from] of LEVELS.entries())
    for (const [other, to] of LEVELS.entries())
      expect(problemsOf(aBase("META-03", from), { level: to })).toEqual(other > index ? [] : ["/level"]);
});

describe("patience may only shrink", () => {
  const base = aBase("META-03");
  const unwaivable = { ...PATIENCE.waivable, allowed: false };
  test.each<[string, Partial<DerivedChoice>, string[]]>([
    ["less grace", { graceDays: 0 }, []],
    ["more grace", { graceDays: 31 }, ["/graceDays"]],
    ["no exceptions", { waivable: unwaivable }, []],
    ["shorter exceptions", { waivable: { ...PATIENCE.waivable, maxDays: 10 } }, []],
    ["longer exceptions", { waivable: { ...PATIENCE.waivable, maxDays: 91 } }, ["/waivable/maxDays"]],
    ["the same", {}, ["/level"]],
    ["another approver", { waivable: { ...PATIENCE.waivable, approver: "domain-owner" } }, ["/rule"]],
  ])("%s", (_case, facts, problems) => {
    expect(problemsOf(base, facts)).toEqual(problems);
  });

  test("exceptions stay impossible where the base allows none", () => {
    const strict: Base = { ...base, content: { ...base.content, waivable: unwaivable } };
    const choice = { params: withValue(base, 20), waivable: PATIENCE.waivable };
    expect(problemsOf(strict, choice)).toEqual(["/waivable"]);
  });
});

test("what the policy is about, and how it counts, is the base's", () => {
  const base = aBase("META-03");
  const derived = derive(base, choiceOf(base, { level: "mandatory" }));
  const other = contentOf("PRI-02");
  const strays: Partial<PolicyContent>[] = [
    { category: "privacy" },
    { severity: "critical" },
    { ratchet: false },
    { scope: { kind: "literal", value: false } },
    { rule: { ...derived.rule, select: "outputPorts[]" } },
    { rule: { ...derived.rule, require: { kind: "literal", value: true } } },
    { rule: { ...derived.rule, params: [] } },
    { rule: { ...derived.rule, where: other.rule.require } },
  ];
  for (const stray of strays)
    expect(derivationProblems(base, { ...derived, ...stray })).toMatchObject([{ path: "/rule" }]);
  const words = { title: "Said otherwise", rationale: "Because." };
  expect(derivationProblems(base, { ...derived, ...words })).toEqual([]);
});

test("it names its base, and keeps of the examples those that still are examples, so that it can be saved", () => {
  for (const { code } of starterPolicies()) {
    const base = aBase(code);
    const derived = PolicyContent.parse(derive(base, choiceOf(base, { level: "mandatory" })));
    expect(derived.origin).toEqual({ kind: "derived", key: code, version: 3 });
    expect(policyProblems(derived)).toEqual([]);
  }
  const base = aBase("META-03");
  const strict = derive(base, choiceOf(base, { params: withValue(base, 900) }));
  expect(strict.examples.map(({ name }) => name)).toEqual([]);
  expect(policyProblems(strict)).toEqual([]);
});

describe("once the base has moved on", () => {
  const base = aBase("META-03");
  const derived = derive(base, choiceOf(base, { params: withValue(base, 20) }));
  const baseWith = (value: number, facts: Partial<PolicyContent> = {}): PolicyContent => ({
    ...base.content,
    rule: { ...base.content.rule, params: [...withValue(base, value)] },
    ...facts,
  });

  test.each<[string, PolicyContent, boolean]>([
    ["a base that asks for less still", baseWith(19), false],
    ["a base that asks for the same", baseWith(20), true],
    ["a base that asks for more", baseWith(30), true],
    ["a base that asks for as much, of a milder level", baseWith(20, { level: "warn" }), false],
    ["a base that asks for as much, of a higher level", baseWith(20, { level: "mandatory" }), true],
    ["a base that asks for as much, with more grace", baseWith(20, { graceDays: 31 }), false],
    ["a base about something else", baseWith(30, { category: "privacy" }), false],
  ])("%s", (_case, content, isAdded) => {
    expect(addsNothing(content, derived)).toBe(isAdded);
  });

  test("an advice adds nothing to one that is as demanding, whatever days stand in it", () => {
    const advice: PolicyContent = { ...derived, level: "warn", graceDays: 0 };
    expect(addsNothing(baseWith(20), advice)).toBe(true);
  });

  test("what the domain decided is carried over as far as it still asks for more", () => {
    const newer = { key: "META-03", version: 4, content: baseWith(30, { level: "warn", graceDays: 7 }) };
    expect(rebased(newer, derived)).toMatchObject({
      level: "block",
      graceDays: 7,
      params: [{ name: "min", value: 30 }],
    });
    const older = { ...newer, content: baseWith(15) };
    expect(rebased(older, derived).params).toMatchObject([{ value: 20 }]);
  });
});

describe("whatever a base refuses at a level, everything that may be derived from it refuses at that level", () => {
  const CODES = [
    "META-01",
    "META-03",
    "COM-01",
    "COM-03",
    "COM-04",
    "QUA-01",
    "QUA-02",
    "PRI-02",
    "PRI-06",
    "SEC-01",
  ];
  const COLUMN = "/outputPorts/0/contract/schema/0/properties";
  const SPOILS: Record<string, readonly (Json | undefined)[]> = {
    "/summary": [undefined, "", "Short", "A summary of a middling length"],
    "/description/purpose": [undefined, "x".repeat(79), "x".repeat(80), "x".repeat(100)],
    "/terms/usage": [undefined, "x".repeat(39), "x".repeat(45)],
    "/retention/days": [undefined, 0, 30, 1094, 1095, 1096, 2555, 4000],
    "/tags": [[], ["sox"]],
    [`${COLUMN}/0/description`]: [undefined, "x".repeat(9), "x".repeat(10), "x".repeat(15), "x".repeat(40)],
    [`${COLUMN}/1/description`]: [undefined, "x".repeat(19), "x".repeat(21)],
    "/outputPorts/0/storage/region": [undefined, "eu-central", "eu-west", "us-east"],
    "/outputPorts/0/access/authentication": [undefined, "oauth2", "iam", "none"],
    "/outputPorts/0/contract/slaProperties/1/value": [undefined, 90, 95, 98, 99.5, 100],
  };
  const documents = fc
    .record(
      Object.fromEntries(
        Object.entries(SPOILS).map(([pointer, values]) => [pointer, fc.constantFrom(...values)]),
      ),
      { requiredKeys: [] },
    )
    .map((changes) => goodProductBut(changes));

  const attempts = fc.constantFrom(...CODES).chain((code) => {
    const base = aBase(code);
    const params = fc.tuple(
      ...base.content.rule.params.map((param): fc.Arbitrary<Parameter> => {
        if (param.type === "number")
          return fc.integer({ min: -10, max: 10 }).map((by) => ({ ...param, value: param.value + by }));
        if (param.type === "string[]")
          return fc
            .subarray([...param.value, "us-east", "none"], { minLength: 0 })
            .map((value) => ({ ...param, value }));
        return fc.constant(param);
      }),
    );
    return fc
      .record({ params, level: fc.constantFrom(...LEVELS) })
      .map((choice) => ({ base, derived: derive(base, choiceOf(base, choice)) }));
  });

  function bound(key: string, { examples: _examples, ...requirement }: PolicyContent): BoundPolicy {
    return { key, version: 1, layer: { kind: "global" }, requirement, ...ALWAYS };
  }

  test("with any document", () => {
    let accepted = 0;
    let refused = 0;
    fc.assert(
      fc.property(attempts, documents, ({ base, derived }, document) => {
        fc.pre(derivationProblems(base, derived).length === 0);
        accepted += 1;
        const raised = { ...base.content, level: derived.level };
        const policies = [bound("BASE-1", raised), bound("OWN-1", derived)];
        const { outcomes } = evaluate(aSubject(document, { asOf: AS_OF }), { hash: "two", policies });
        const [ofBase, ofDerived] = ["BASE-1", "OWN-1"].map((key) =>
          outcomes.find(({ policy }) => policy.key === key),
        );
        if (ofBase?.blocking) refused += 1;
        expect(ofDerived?.blocking || !ofBase?.blocking).toBe(true);
        expect(ofDerived?.failed ?? 0).toBeGreaterThanOrEqual(ofBase?.failed ?? 0);
      }),
      { numRuns: 150 },
    );
    // The property would hold of nothing as well.
    expect(accepted).toBeGreaterThan(100);
    expect(refused).toBeGreaterThan(5);
  });
});

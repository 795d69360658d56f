import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contradictionsWith, type PolicyInForce, selfContradictions } from "@/lib/governance/contradictions";
import type { Parameter, Selector } from "@/lib/governance/language/ir";
import { parse } from "@/lib/governance/language/parse";
import { compileRule, runRule } from "@/lib/governance/language/run-rule";
import { readSnapshot } from "@/lib/governance/policy-view";
import { POLICY_SCHEMA } from "@/lib/governance/policy-view-schema";
import { starterPolicies } from "@/lib/governance/starter-policies/starter-policies";
import type { Json } from "@/lib/registry/json";
import { AS_OF, aSubject, goodProductBut } from "./setting";

type Said = {
  require: string;
  select?: Selector;
  where?: string;
  scope?: string;
  params?: Parameter[];
  path?: string[];
};

function conditionOf(text: string) {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(`${parsed.problem.message} (in ${text})`);
  return parsed.expression;
}

function policy({ require, select = "product", where, scope, params = [], path = [] }: Said): PolicyInForce {
  const rule = {
    select,
    require: conditionOf(require),
    params,
    ...(where === undefined ? {} : { where: conditionOf(where) }),
  };
  const requirement = { scope: scope === undefined ? null : conditionOf(scope), rule };
  return { key: "OLD-1", title: "The older one", path, requirement };
}

function found(a: Said | string, b: Said | string): "certain" | "possible" | "none" {
  const [one, other] = [a, b].map((said) => policy(typeof said === "string" ? { require: said } : said));
  if (!one || !other) throw new Error("Two policies are compared.");
  const [first, ...more] = contradictionsWith(one, [other]);
  expect(contradictionsWith(other, [one])).toHaveLength(more.length + (first ? 1 : 0));
  return first ? (first.isCertain ? "certain" : "possible") : "none";
}

const DAYS = "it.retention.days";
const LAW = "it.privacy.legalBasis";

describe("two demands on one value that nothing meets", () => {
  test.each([
    [`${DAYS} >= 10`, `${DAYS} <= 9`],
    [`${DAYS} > 10`, `${DAYS} <= 10`],
    [`${DAYS} >= 10`, `${DAYS} < 10`],
    [`10 <= ${DAYS}`, `9 >= ${DAYS}`],
    [`!(${DAYS} < 10)`, `!(${DAYS} > 9)`],
    [`${DAYS} >= -1`, `${DAYS} <= -2`],
    [`${DAYS} == 5`, `${DAYS} >= 6`],
    [`${DAYS} == 5`, `${DAYS} == 6`],
    [`${DAYS} == 5`, `${DAYS} != 5`],
    [`${DAYS} in [1, 2]`, `${DAYS} > 2`],
    [`${LAW} in ["consent", "contract"]`, `${LAW} in ["vital-interests"]`],
    [`${LAW} in ["consent"]`, `!(${LAW} in ["consent", "contract"])`],
    [`filled(${LAW})`, `!filled(${LAW})`],
    [`${LAW} == "consent"`, `!filled(${LAW})`],
    [`filled(${LAW})`, `${LAW} == null`],
    [`${DAYS} >= 1`, `!filled(${DAYS})`],
    [`filled(it.title) && ${DAYS} >= 10`, `${DAYS} <= 5 && filled(it.summary)`],
    [`!(filled(it.title) || ${DAYS} < 10)`, `${DAYS} <= 5`],
    ["it.summary.trim().size() >= 20", "it.summary.trim().size() <= 10"],
    [`product.retention.days >= 10`, `${DAYS} <= 9`],
  ])("%s and %s", (a, b) => {
    expect(found(a, b)).toBe("certain");
  });

  test("a parameter counts by its value", () => {
    const params: Parameter[] = [{ name: "max", type: "number", value: 9 }];
    expect(found(`${DAYS} >= 10`, { require: `${DAYS} <= param.max`, params })).toBe("certain");
    const laws: Parameter[] = [{ name: "laws", type: "string[]", value: ["consent"] }];
    expect(found(`${LAW} == "contract"`, { require: `${LAW} in param.laws`, params: laws })).toBe("certain");
  });
});

describe("two demands that only look like it", () => {
  test.each([
    [`${DAYS} >= 10`, `${DAYS} <= 10`],
    [`${DAYS} >= 10`, `${DAYS} >= 20`],
    [`${DAYS} >= 10`, "it.sla.days <= 5"],
    [`${DAYS} >= 10 || filled(it.title)`, `${DAYS} <= 5`],
    [`${DAYS} >= 10`, `!(${DAYS} <= 5 && filled(it.title))`],
    [`${LAW} in ["consent", "contract"]`, `${LAW} in ["contract"]`],
    [`${LAW} != "consent"`, `${LAW} != "contract"`],
    [`${LAW} != "consent"`, `!filled(${LAW})`],
    [`${LAW} in ["", "consent"]`, `!filled(${LAW})`],
    ["it.summary.size() >= 20", "it.summary.trim().size() <= 10"],
    ["it.outputPorts.all(p, p.x >= 10)", "it.outputPorts.all(p, p.x <= 5)"],
    [`${DAYS} >= it.other`, `${DAYS} <= 5`],
  ])("%s and %s", (a, b) => {
    expect(found(a, b)).toBe("none");
  });

  test("because they are about different elements", () => {
    const port = { require: "it.slo.availability >= 99", select: "outputPorts[]" as const };
    expect(found(port, { require: "it.slo.availability <= 95", select: "inputPorts[]" })).toBe("none");
    expect(found(port, { ...port, require: "it.slo.availability <= 95" })).toBe("certain");
  });

  test("because they bind the products of different domains", () => {
    const sales = { require: `${DAYS} >= 10`, path: ["sales"] };
    expect(found(sales, { require: `${DAYS} <= 5`, path: ["marketing"] })).toBe("none");
    expect(found(sales, { require: `${DAYS} <= 5`, path: ["sales", "team"] })).toBe("certain");
    expect(found(sales, `${DAYS} <= 5`)).toBe("certain");
  });
});

describe("where policies are about some elements only", () => {
  const more = `${DAYS} >= 10`;
  const less = `${DAYS} <= 5`;
  test.each<[Said, Said, string]>([
    [{ require: more, where: "filled(it.title)" }, { require: less }, "certain"],
    [{ require: more, where: "filled(it.title)" }, { require: less, where: "filled(it.title)" }, "certain"],
    [
      { require: more, where: "filled(it.title)" },
      { require: less, where: "filled(it.title) && filled(it.summary)" },
      "certain",
    ],
    [
      { require: more, where: "filled(it.title)" },
      { require: less, where: "filled(it.summary)" },
      "possible",
    ],
    [{ require: more, scope: "filled(it.title)" }, { require: less, where: "filled(it.title)" }, "possible"],
    [{ require: more, where: "filled(it.title)" }, { require: less, where: "!filled(it.title)" }, "none"],
    [{ require: more, scope: 'it.status == "a"' }, { require: less, where: 'it.status == "b"' }, "none"],
    // A missing number makes both undetermined, and what is undetermined applies.
    [{ require: more, where: "it.x >= 5" }, { require: less, where: "it.x <= 4" }, "possible"],
  ])("%j and %j: %s", (a, b, expected) => {
    expect(found(a, b)).toBe(expected);
  });
});

test("it is told in words, with the other policy's name", () => {
  const [one] = contradictionsWith(policy({ require: `${DAYS} >= 2555` }), [
    policy({ require: `${DAYS} <= 1095` }),
  ]);
  expect(one).toMatchObject({ key: "OLD-1", title: "The older one", isCertain: true });
  expect(one?.demand).toContain("2555");
  expect(one?.otherDemand).toContain("1095");
});

test("the starter policies, which one product meets all at once, contradict each other nowhere", () => {
  const all = starterPolicies().map(({ code, content }) => ({
    key: code,
    title: content.title,
    path: [],
    requirement: content,
  }));
  for (const one of all) expect(contradictionsWith(one, all)).toEqual([]);
});

describe("a policy that nothing can meet", () => {
  const own = (require: string, params: Parameter[] = []) =>
    selfContradictions(policy({ require, params }).requirement).map(({ demand, otherDemand }) => [
      demand,
      otherDemand,
    ]);

  test.each([
    `${DAYS} > 5 && ${DAYS} < 3`,
    `filled(it.title) && (${DAYS} >= 10 && ${DAYS} <= 9)`,
    `!(${DAYS} < 10 || ${DAYS} > 9)`,
    `${LAW} == "consent" && !filled(${LAW})`,
    `${LAW} in ["consent"] && ${LAW} != "consent"`,
  ])("is told with the two demands: %s", (require) => {
    expect(own(require)).toHaveLength(1);
    expect(own(require)[0]?.every((words) => words.length > 0)).toBe(true);
  });

  test("is told by the values of its parameters", () => {
    const params = (max: number): Parameter[] => [{ name: "max", type: "number", value: max }];
    expect(own(`${DAYS} >= 10 && ${DAYS} <= param.max`, params(9))).toHaveLength(1);
    expect(own(`${DAYS} >= 10 && ${DAYS} <= param.max`, params(10))).toEqual([]);
  });

  test.each([
    `${DAYS} > 3 && ${DAYS} < 5`,
    `${DAYS} > 5 || ${DAYS} < 3`,
    `${DAYS} == 5 && ${DAYS} == 5`,
    `it.outputPorts.all(p, p.slo.availability > 5 && p.slo.availability < 3)`,
  ])("is not claimed where it cannot be proven: %s", (require) => {
    expect(own(require)).toEqual([]);
  });

  test("is none of the starter policies", () => {
    for (const { content } of starterPolicies()) expect(selfContradictions(content)).toEqual([]);
  });
});

describe("what is called certain", () => {
  const numbers = fc.constantFrom(-1, 0, 1, 2, 3);
  const texts = fc.constantFrom("", "consent", "contract", "other");
  const lists = (of: fc.Arbitrary<string | number>) =>
    fc.array(of, { minLength: 1, maxLength: 3 }).map((items) => JSON.stringify(items));
  const leaf = fc.oneof(
    fc
      .tuple(fc.constantFrom(">=", ">", "<=", "<", "==", "!="), numbers)
      .map(([operator, value]) => `${DAYS} ${operator} ${value}`),
    lists(numbers).map((items) => `${DAYS} in ${items}`),
    texts.map((value) => `${LAW} == ${JSON.stringify(value)}`),
    texts.map((value) => `${LAW} != ${JSON.stringify(value)}`),
    lists(texts).map((items) => `${LAW} in ${items}`),
    fc.constantFrom(`filled(${DAYS})`, `filled(${LAW})`, `${LAW} == null`),
  );
  const condition = fc
    .array(fc.tuple(leaf, fc.boolean()), { minLength: 1, maxLength: 3 })
    .map((leaves) => leaves.map(([text, isDenied]) => (isDenied ? `!(${text})` : text)).join(" && "));

  const DOCUMENTS = [undefined, -2, -1, 0, 0.5, 1, 1.5, 2, 3, 4, null].flatMap((days: Json | undefined) =>
    [undefined, "", " ", "consent", "contract", "other", "unsaid", null].map((law: Json | undefined) =>
      goodProductBut({ "/retention/days": days, "/privacy/legalBasis": law }),
    ),
  );
  const VIEWS = DOCUMENTS.map((document) => readSnapshot(aSubject(document)).view);

  test("of a policy by itself has no value that meets it, missing ones included", () => {
    let certain = 0;
    fc.assert(
      fc.property(condition, (require) => {
        const { requirement } = policy({ require });
        if (selfContradictions(requirement).length === 0) return;
        certain += 1;
        const compiled = compileRule(requirement.rule, POLICY_SCHEMA);
        for (const view of VIEWS) expect(runRule(compiled, view, { asOf: AS_OF }).status).not.toBe("pass");
      }),
      { numRuns: 500 },
    );
    expect(certain).toBeGreaterThan(20);
  });

  test("has no value that meets both, missing ones included", () => {
    let certain = 0;
    fc.assert(
      fc.property(condition, condition, (a, b) => {
        const rules = [a, b].map((require) => policy({ require }));
        if (found(a, b) !== "certain") return;
        certain += 1;
        const compiled = rules.map(({ requirement }) => compileRule(requirement.rule, POLICY_SCHEMA));
        for (const view of VIEWS)
          expect(compiled.every((rule) => runRule(rule, view, { asOf: AS_OF }).status === "pass")).toBe(
            false,
          );
      }),
      { numRuns: 1_000 },
    );
    expect(certain).toBeGreaterThan(100);
  });
});

import { describe, expect, test } from "vitest";
import { checkCondition, checkRule } from "@/lib/governance/language/check";
import { type Expression, FunctionName, Macro, Rule } from "@/lib/governance/language/ir";
import { LIMITS } from "@/lib/governance/language/limits";
import { checkMessage, renderMessage } from "@/lib/governance/language/message";
import { parse } from "@/lib/governance/language/parse";
import { compileRule, type RuleResult, runRule } from "@/lib/governance/language/run-rule";
import { scopeFor } from "@/lib/governance/language/scope";
import { toSentence } from "@/lib/governance/language/sentence";
import { schema } from "./product-schema";
import { aRule, expressionOf, PARAMS } from "./rule-builder";
import { ASOF, aProduct } from "./sample-product";

const columnScope = scopeFor(schema, "outputPorts[].columns[]", PARAMS);

function run(rule: Rule, product: unknown): RuleResult {
  return runRule(compileRule(rule, schema), { product, previous: null, change: null }, { asOf: ASOF });
}

/** A rule no editor wrote: the text of its condition is parsed, but not checked. */
function runUnchecked(text: string, product: unknown): RuleResult {
  return run(aRule("product", text), product);
}

const TOO_MANY_STEPS = { status: "error", message: "This rule takes too many steps on this product." };

const INHERITED = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "valueOf",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "toLocaleString",
  "toJSON",
  "then",
  "__defineGetter__",
  "__lookupGetter__",
  "length",
  "at",
  "push",
  "charAt",
  "normalize",
  "toFixed",
];

describe("nothing inherited can be reached, spelled", () => {
  const RECEIVERS = [
    "it",
    "it.name",
    "it.nullable",
    "it.tags",
    "product.tags[0]",
    "product",
    "port",
    "param",
  ];

  test.each(INHERITED)("as a field: %s is refused at save and missing at run time", (name) => {
    for (const receiver of RECEIVERS) {
      const text = `${receiver}.${name} == null`;
      expect(checkCondition(text, columnScope).problems, text).not.toEqual([]);
    }
    for (const receiver of [
      "it",
      "it.name",
      "it.tags",
      "it.tags[0]",
      "it.retention.days",
      "'a'",
      "[1]",
      "5",
    ]) {
      const text = `(${receiver}).${name} == null`;
      expect(runUnchecked(text, aProduct()).status, text).toBe("pass");
    }
  });

  test.each(INHERITED)("as a name: %s is refused at save and missing at run time", (name) => {
    expect(checkCondition(`${name} == null`, columnScope).problems).toHaveLength(1);
    expect(runUnchecked(`${name} == null`, aProduct()).status).toBe("pass");
  });

  test.each(INHERITED)("as a function: %s is not even read", (name) => {
    expect(parse(`it.${name}()`)).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining("no function") },
    });
    expect(parse(`${name}(it)`)).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining("no function") },
    });
    expect(FunctionName.safeParse(name).success || Macro.safeParse(name).success).toBe(false);
  });

  test.each(INHERITED)("as an index: %s is refused at save and unknown at run time", (name) => {
    for (const receiver of ["it", "it.name", "product.tags", "product.outputPorts"]) {
      const text = `filled(${receiver}["${name}"])`;
      expect(checkCondition(text, columnScope).problems, text).not.toEqual([]);
      expect(runUnchecked(text, aProduct()).status, text).toBe("fail");
    }
  });

  test.each(["-1", "0.5", "1e300", "2", "-0.5", "4294967295"])(
    "as the index %s, which no item has",
    (index) => {
      expect(checkCondition(`product.tags[${index}] == null`, columnScope).problems).toEqual([]);
      expect(runUnchecked(`product.tags[${index}] == null`, aProduct()).status).toBe("pass");
    },
  );

  test.each(INHERITED)("in a message: {it.%s} is refused at save and shown as missing", (name) => {
    for (const path of [`it.${name}`, name, `it.name.${name}`, `${name}.name`, `param.${name}`]) {
      expect(checkMessage(`{${path}}`, columnScope), path).toHaveLength(1);
      const leaf = { id: "", itemKey: null, pointer: "", label: "", field: "", expected: "", actual: null };
      const names = new Map<string, unknown>([["it", aProduct()]]);
      expect(renderMessage(`{${path}}`, leaf, { names, scope: columnScope })).toBe("(missing)");
    }
  });

  test("in escapes, quotes and other alphabets: names have only letters, digits and underscores", () => {
    for (const text of [
      "it.\\u0063onstructor",
      "it.`constructor`",
      "it.'constructor'",
      "it['a'].сonstructor",
      "it.?x",
    ]) {
      expect(parse(text).ok, text).toBe(false);
    }
  });
});

/** What a function or an object looks like where it was taken for words. */
const LEAKED = /native code|\[object/;

describe("names of what everything inherits, given to one's own things, are only names:", () => {
  const OWN = INHERITED.filter((name) => /^[a-z]\w*$/.test(name));

  test.each(INHERITED)("an element called %s", (name) => {
    const ofText = aRule("product", `it.tags.all(${name}, ${name}.startsWith("x"))`);
    const ofObject = aRule("product", `it.outputPorts.all(${name}, ${name}.name.startsWith("x"))`);
    for (const [rule, actual] of [
      [ofText, "orders"],
      [ofObject, "order-lines"],
    ] as const) {
      expect(checkRule(rule, schema)).toEqual([]);
      const result = run(rule, aProduct());
      expect(result).toMatchObject({ status: "fail", failures: [{ leaves: [{ actual }] }] });
      expect([toSentence(rule, schema), JSON.stringify(result)].join(" ")).not.toMatch(LEAKED);
    }
  });

  test.each(OWN)("a parameter called %s", (name) => {
    const rule: Rule = {
      select: "product",
      require: expressionOf(`it.name == param.${name}`),
      params: [{ name, type: "string", value: "other" }],
    };
    expect(Rule.safeParse(rule).success).toBe(true);
    expect(checkRule(rule, schema)).toEqual([]);
    const result = run(rule, aProduct());
    expect(result).toMatchObject({
      status: "fail",
      failures: [{ leaves: [{ expected: expect.stringContaining("other") }] }],
    });
    expect(toSentence(rule, schema)).not.toMatch(LEAKED);
  });

  test.each(INHERITED)("the pattern and the text %s", (name) => {
    for (const test of [`it.name.matches("${name}")`, `it.name == "${name}"`, `it.name in ["${name}"]`]) {
      const rule = aRule("product", test);
      const spoken = [toSentence(rule, schema), JSON.stringify(run(rule, aProduct()))].join(" ");
      expect(spoken).toContain(`"${name}"`);
      expect(spoken).not.toMatch(LEAKED);
    }
  });

  test("a document that carries them is only a document", () => {
    const hostile: unknown = JSON.parse(
      `{ "name": "x", "__proto__": { "title": "leaked", "tags": ["leaked"] }, "constructor": { "name": "leaked" } }`,
    );
    for (const text of ["it.title == null", "it.tags == null", "!filled(it.title)"]) {
      expect(runUnchecked(text, hostile).status, text).toBe("pass");
    }
    expect(Object.hasOwn(Object.prototype, "title")).toBe(false);
  });
});

describe("a pattern", () => {
  test.each([
    "(?=a)b",
    "(?!a)b",
    "(?<=a)b",
    "(?<!a)b",
    "(a)\\1",
    "(?P<x>a)(?P=x)",
    "(?<x>a)\\k<x>",
    "a++b",
    "(?>a+)b",
    "(?(1)a|b)",
    "(?R)",
    "a{1001}",
    "((a{100}){100}){100}",
    "(((a{30}){30}){30}){30}",
    "[",
    "(",
    "*",
    "\\",
  ])("%s is refused at save, and is an error if it was stored all the same", (source) => {
    const rule = aRule("outputPorts[].columns[]", `it.name.matches(${JSON.stringify(source)})`);
    expect(checkRule(rule, schema)).toHaveLength(1);
    expect(run(rule, aProduct()).status).toBe("error");
  });

  test.each([
    "^(a+)+$",
    "^(a|aa)+$",
    "^(a|a?)+$",
    "^(a*)*b$",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
    "(.*a){12}x",
    "(x+x+)+y",
    "^(\\w+\\s?)*$",
    "(a?){25}a{25}$",
  ])("%s, which lets others backtrack for ever, is answered on 5,000 characters", (source) => {
    const rule = aRule("product", `it.name.matches(${JSON.stringify(source)})`);
    expect(checkRule(rule, schema)).toEqual([]);
    const product = aProduct((it) => {
      it.name = `${"a".repeat(5_000)}!`;
    });
    expect(run(rule, product).status).toBe("fail");
  });

  test("on many long texts is stopped by the budget", () => {
    const product = aProduct((it) => {
      it.tags = Array.from({ length: 200 }, () => `${"a".repeat(50_000)}!`);
    });
    expect(runUnchecked(`it.tags.all(t, !t.matches("^(a+)+$"))`, product)).toEqual(TOO_MANY_STEPS);
  });
});

describe("every way of spending time is paid for:", () => {
  const many = aProduct((it) => {
    it.tags = Array.from({ length: 2_000 }, (_, index) => `t${index}`);
  });
  const wordy = aProduct((it) => {
    it.description = "a".repeat(200_000);
    it.tags = Array.from({ length: 200 }, (_, index) => `t${index}`);
  });

  test.each([
    ["all", "it.tags.all(x, it.tags.all(y, filled(y)))"],
    ["exists", "!it.tags.exists(x, it.tags.exists(y, !filled(y)))"],
    ["exists_one", "!it.tags.exists_one(x, it.tags.exists_one(y, !filled(y)))"],
    ["filter", "it.tags.filter(x, it.tags.filter(y, filled(y)).size() > 0).size() > 0"],
    ["map", "it.tags.map(x, it.tags.map(y, y.size())).size() > 0"],
    ["in", "!it.tags.exists(x, 'none' in it.tags)"],
    ["list equality", "it.tags.all(x, it.tags == it.tags.map(y, y))"],
    ["distinct", "it.tags.all(x, it.tags.distinct().size() > 0)"],
    ["a loop over a made list", "it.tags.map(x, x + 'y').all(x, it.tags.map(y, y + 'z').all(z, z != x))"],
    ["choices", "it.tags.all(x, it.tags.all(y, x == y ? true : !false))"],
    ["three loops", "it.tags.all(x, it.tags.all(y, it.tags.all(z, true)))"],
  ])("2,000 × 2,000 by %s", (_case, text) => {
    expect(checkRule(aRule("product", text), schema)).toEqual([]);
    expect(runUnchecked(text, many)).toEqual(TOO_MANY_STEPS);
  });

  test.each([
    ["searching", "it.tags.all(x, !it.description.contains('aaaab' + x))"],
    ["lower case", "it.tags.all(x, it.description.lower() != x)"],
    ["trimming", "it.tags.all(x, it.description.trim() != x)"],
    ["counting", "it.tags.all(x, it.description.size() > 0)"],
    ["comparing", "it.tags.all(x, it.tags.all(y, it.description == it.description))"],
    ["joining", "it.tags.all(x, (it.description + x) != x)"],
    ["looking for a value", "it.tags.all(x, filled(it.description))"],
    ["matching", `it.tags.all(x, it.description.matches("a"))`],
  ])("a text of 200,000 characters by %s", (_case, text) => {
    expect(checkRule(aRule("product", text), schema)).toEqual([]);
    expect(runUnchecked(text, wordy)).toEqual(TOO_MANY_STEPS);
  });

  test("a text that doubles itself 50 times", () => {
    const doubled = `[it.name]${".map(x, x + x)".repeat(50)}`;
    const rule = aRule("product", `${doubled}.all(x, filled(x))`);
    expect(checkRule(rule, schema)).toEqual([]);
    expect(run(rule, aProduct())).toEqual(TOO_MANY_STEPS);
  });

  test("a failure in `where` or in the second element stops the rule as well", () => {
    const loop = "product.tags.all(x, product.tags.all(y, filled(y)))";
    expect(
      run(aRule("outputPorts[].columns[]", "true", `it.name == "health_note" && !(${loop})`), many),
    ).toEqual(TOO_MANY_STEPS);
  });
});

describe("a condition that is too large is refused wherever it comes from:", () => {
  const literal: Expression = { kind: "literal", value: true };
  const nested = (times: number, wrap: (of: unknown) => unknown) =>
    Array.from({ length: times }).reduce<unknown>((of) => wrap(of), literal);

  const TEXTS: [string, string][] = [
    ["200,001 characters of text", `it.name == "${"a".repeat(200_001)}"`],
    ["200,001 spaces", `true${" ".repeat(200_001)}`],
    ["3,000 negations", `${"!".repeat(3_000)}true`],
    ["3,000 parentheses", `${"(".repeat(1_500)}true${")".repeat(1_500)}`],
    ["3,000 brackets", `${"[".repeat(1_500)}1${"]".repeat(1_500)} == []`],
    ["3,000 choices", `${"true ? true : ".repeat(200)}true`],
    ["800 parts", Array.from({ length: 400 }, () => "!true").join(" && ")],
    ["a chain of 200 calls", `it.name${".trim()".repeat(200)} == ""`],
    ["4 nested loops", "it.tags.all(a, it.tags.all(b, it.tags.all(c, it.tags.all(d, true))))"],
    [
      "4 nested loops of several kinds",
      "it.tags.map(a, it.tags.filter(b, it.tags.exists(c, it.tags.all(d, true)))).size() > 0",
    ],
    ["a list of 201 items", `it.name in [${Array.from({ length: 201 }, () => '"a"').join(",")}]`],
    ["a list of lists", `[${Array.from({ length: 150 }, () => "[1, 2]").join(",")}] == []`],
  ];
  test.each(TEXTS)("%s", (_case, text) => {
    expect(parse(text).ok).toBe(false);
    expect(checkCondition(text, columnScope)).toMatchObject({ expression: null, problems: [{ path: "" }] });
  });

  const JSON_RULES: [string, unknown][] = [
    ["100,000 negations", nested(100_000, (of) => ({ kind: "not", of }))],
    [
      "100,000 choices",
      nested(100_000, (no) => ({ kind: "conditional", condition: literal, yes: literal, no })),
    ],
    ["100,000 indexes", nested(100_000, (index) => ({ kind: "index", of: literal, index }))],
    ["100,000 nested lists", nested(100_000, (one) => ({ kind: "list", items: [one] }))],
    [
      "4 nested loops",
      nested(4, (body) => ({ kind: "each", macro: "all", of: { kind: "name", name: "it" }, as: "x", body })),
    ],
    ["a list of 201 items", { kind: "list", items: Array.from({ length: 201 }, () => literal) }],
    ["a list of a million items", { kind: "list", items: Array.from({ length: 1_000_000 }, () => literal) }],
    ["a text of 4,001 characters", { kind: "literal", value: "a".repeat(LIMITS.characters + 1) }],
    [
      "a call with two arguments",
      { kind: "call", function: "contains", of: literal, args: [literal, literal] },
    ],
  ];
  test.each(JSON_RULES)("as JSON: %s", (_case, require) => {
    expect(Rule.safeParse({ select: "product", require, params: [] }).success).toBe(false);
  });

  test.each([
    [
      "201 items in a parameter",
      { name: "a", type: "string[]", value: Array.from({ length: 201 }, () => "a") },
    ],
    ["a long text in a parameter", { name: "a", type: "string", value: "a".repeat(1_001) }],
    ["an endless number in a parameter", { name: "a", type: "number", value: Number.POSITIVE_INFINITY }],
    ["a parameter called __proto__", JSON.parse(`{ "name": "__proto__", "type": "number", "value": 1 }`)],
  ])("as JSON: %s", (_case, param) => {
    expect(Rule.safeParse({ select: "product", require: literal, params: [param] }).success).toBe(false);
  });
});

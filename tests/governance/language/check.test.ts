import { describe, expect, test } from "vitest";
import { checkCondition, checkRule } from "@/lib/governance/language/check";
import { scopeFor } from "@/lib/governance/language/scope";
import { schema } from "./product-schema";
import { aRule, expressionOf, PARAMS } from "./rule-builder";

const columnScope = scopeFor(schema, "outputPorts[].columns[]", PARAMS);
const productScope = scopeFor(schema, "product", PARAMS);

describe("a mistake is refused where it is, with advice", () => {
  test.each([
    [`it.clasification == "public"`, 3, 16, `no field "clasification" here. Did you mean "classification"?`],
    [
      `it.classification == "PUBLIC"`,
      21,
      29,
      `"PUBLIC" is not one of the allowed values. Did you mean "public"?`,
    ],
    [`it.personalData in ["none", "medical"]`, 28, 37, "Allowed: none, personal, special."],
    [`"secret" == it.classification`, 0, 8, "not one of the allowed values"],
    [`it.classification == param.domain`, 21, 33, `"@example.com" is not one of the allowed values`],
    [
      `product.outputPorts.name == "x"`,
      20,
      24,
      `"name" cannot be read from a list. Use .all(x, x.name …) or .exists(x, x.name …).`,
    ],
    ["it.__proto__ == null", 3, 12, "no field"],
    ["it.constructor == null", 3, 14, "no field"],
    ["constructor == null", 0, 11, `no "constructor" here`],
    ["__proto__ == null", 0, 9, `no "__proto__" here`],
    ["param.maximum > 1", 6, 13, "no field"],
    ["user.name == null", 0, 4, "Known here: product, previous, change, it, port, param."],
    ["it.name", 0, 7, "must be true or false, but this is text"],
    ["it.name && it.nullable", 0, 7, "must be true or false"],
    ["!it.name", 1, 8, "must be true or false"],
    ["it.name > 3", 0, 7, "Compare its length with .size()"],
    [`it.name == 3`, 0, 12, `cannot compare text with a number`],
    ["it.nullable == 'yes'", 0, 20, "cannot compare yes or no with text"],
    ["product == previous", 0, 19, "cannot compare"],
    ["it.name in 'abc'", 11, 16, "use .contains(…)"],
    ["null in product.tags", 0, 4, "use filled(…)"],
    ["port in product.outputPorts", 0, 4, "the list holds"],
    ["it.name in [null]", 12, 16, "cannot hold null"],
    ["it.name in ['a', 1]", 17, 18, "of one type"],
    ["it.name.size() + 'x' > 1", 17, 20, "needs two numbers or two texts"],
    ["-it.name > 1", 1, 8, "must be a number"],
    ["it.name.all(c, true)", 0, 7, `".all" works on a list, but this is text`],
    ["[].all(c, true)", 0, 2, "always empty"],
    ["product.tags.all(it, true)", 0, 26, `"it" already means something`],
    ["product.tags.exists(t, t)", 23, 24, "must be true or false"],
    ["product.tags.contains('x')", 0, 12, `write "item in list"`],
    ["it.nullable.size() > 1", 0, 11, `".size()" needs text`],
    ["it.name.daysUntil() > 1", 0, 7, "needs a date"],
    ["it.name.trim(1) == ''", 13, 14, "takes nothing"],
    ["it.name.startsWith()", 0, 20, "takes one text"],
    ["it.name.startsWith(1)", 19, 20, "must be text"],
    ["it.name.matches(it.type)", 16, 23, "written out here"],
    ["it.name.matches('(?=a)')", 16, 23, "invalid or unsupported Perl syntax"],
    ["it.name.matches('(?<!a)b')", 16, 25, "not a pattern we can run"],
    [String.raw`it.name.matches('(a)\\1')`, 16, 24, "invalid escape sequence"],
    ["it.name.matches('(a{500}){500}')", 16, 31, "invalid repeat count"],
    ["it.name.matches('a{1000}a{1000}a{1000}')", 16, 39, "repeats too much"],
    [`it.name.matches('${"a".repeat(201)}')`, 16, 219, "200 characters"],
    ["it.name[0] == 'a'", 0, 7, "Only a list"],
    ["product.tags['a'] == 'a'", 13, 16, "must be a number"],
    ["it.nullable ? 1 : 'a'", 0, 21, "of one type"],
    ["product.lifecycle.sunset > '2026-02-30'", 27, 39, "is not a date"],
    ["product.lifecycle.sunset > it.name", 27, 34, "two numbers or two dates"],
    ["product.lifecycle.sunset.size() > 1", 0, 24, "needs text"],
  ])("%s", (text, start, end, message) => {
    expect(checkCondition(text, columnScope).problems).toEqual([
      { start, end, path: expect.any(String), message: expect.stringContaining(message) },
    ]);
  });
});

describe("a condition without problems", () => {
  test.each([
    "previous == null || previous.version.major() > 1",
    "it.privacy.purpose.lower().trim() + 'x' != ''",
    "it.tags.distinct().size() == it.tags.size()",
    "it.outputPorts.map(p, p.name).distinct().size() == it.outputPorts.size()",
    "it.outputPorts.filter(p, filled(p.name))[0].version.minor() == 0",
    "it.outputPorts.exists_one(p, p.columns.all(c, c.unique == false))",
    "it.lifecycle.sunset > '2026-01-01' && it.lifecycle.sunset < previous.lifecycle.sunset",
    "(it.retention.days > 1 ? it.name : it.title) == 'x'",
    "(it.retention.days * 2 - 1) / 3 % 4 >= -param.days",
    "it.team.email.endsWith(param.domain) && 'x' in param.regions",
    "it.status in [] || it.status == it.criticality",
    "filled(it.privacy) && it.inputPorts.size() > 0",
  ])("%s", (text) => {
    expect(checkCondition(text, productScope)).toEqual({ expression: expressionOf(text), problems: [] });
  });
});

test("several mistakes are all told, each once", () => {
  const { problems } = checkCondition("it.nmae == 'x' && it.typ == 'y' && foo.bar.baz > 1", columnScope);
  expect(problems.map(({ start, end }) => [start, end])).toEqual([
    [3, 7],
    [21, 24],
    [35, 38],
  ]);
});

test("a problem in IR has the path of its node, and offsets into the canonical text", () => {
  const { problems } = checkCondition(expressionOf("filled(it.name)&&it.size>1"), columnScope);
  expect(problems).toMatchObject([{ path: "/items/1/left", start: 22, end: 26 }]);
});

test("a rule's problems say which condition they are in", () => {
  const rule = aRule("outputPorts[]", "filled(it.nam)", "it.tpe == 'table'");
  expect(checkRule(rule, schema).map(({ path }) => path)).toEqual(["/where/left", "/require/of"]);
});

test.each([
  ["product", false],
  ["outputPorts[]", true],
  ["outputPorts[].columns[]", true],
  ["inputPorts[]", true],
  ["change.breaking[]", false],
  ["change.lowered[]", false],
] as const)("a rule on %s knows the name port: %s", (select, isKnown) => {
  expect(checkCondition("port.name == 'x'", scopeFor(schema, select, [])).problems.length === 0).toBe(
    isKnown,
  );
});

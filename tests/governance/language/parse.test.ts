import { describe, expect, test } from "vitest";
import { Expression, Rule } from "@/lib/governance/language/ir";
import { LIMITS } from "@/lib/governance/language/limits";
import { parse } from "@/lib/governance/language/parse";
import { print } from "@/lib/governance/language/print";
import { expressionOf } from "./rule-builder";

describe("canonical text", () => {
  test.each([
    ["a&&b||c", "a && b || c"],
    ["(a && b) && c", "(a && b) && c"],
    ["a && (b || c)", "a && (b || c)"],
    ["((a))", "a"],
    ["!(a == b)", "!(a == b)"],
    ["! ! a", "!!a"],
    ["1-(2-3)-4*(5+6)", "1 - (2 - 3) - 4 * (5 + 6)"],
    ["(1 - 2) - 3", "1 - 2 - 3"],
    ["-5 < - 5", "-5 < -5"],
    ["-(5)", "-(5)"],
    ["-x.y", "-x.y"],
    ["(-5).size()", "(-5).size()"],
    ["-5.size()", "-(5.size())"],
    ["1e3 + 0.50", "1000 + 0.5"],
    [`'it''s'`, null],
    [`'say "hi"'`, `"say \\"hi\\""`],
    [String.raw`r"^\d+$"`, String.raw`"^\\d+$"`],
    [`"tab\\tand \\u00e9"`, `"tab\\tand é"`],
    ["a ? b : c ? d : e", "a ? b : c ? d : e"],
    ["(a ? b : c) ? (d ? e : f) : g", "(a ? b : c) ? (d ? e : f) : g"],
    ["[ 1,2 , 3 ][0]", "[1, 2, 3][0]"],
    ["xs . all( x , x . in )", "xs.all(x, x.in)"],
    ["filled( a.b )", "filled(a.b)"],
    ["a in [true,false] == null", "a in [true, false] == null"],
  ])("of %s is %s", (text, canonical) => {
    const parsed = parse(text);
    expect(parsed.ok ? print(parsed.expression) : null).toBe(canonical);
  });

  test("negating a positive number is kept apart from a negative number", () => {
    const negated: Expression = { kind: "negate", of: { kind: "literal", value: 5 } };
    expect(expressionOf(print(negated))).toEqual(negated);
  });
});

describe("a syntax error says where and what", () => {
  test.each([
    ["", 0, 0, "ends too early"],
    ["it.name == ", 11, 11, "ends too early"],
    ["it.name = 3", 8, 9, 'Use "==" to compare'],
    ["a & b", 2, 3, 'Use "&&"'],
    ["a | b", 2, 3, 'Use "||"'],
    [`it.name == "x`, 11, 12, "no closing quote"],
    ["it.name == “x”", 11, 12, "straight quotes"],
    [`a.matches("\\d")`, 11, 13, 'Write "\\\\d"'],
    ["it.", 3, 3, "missing after the dot"],
    ["a b", 2, 3, "operator such as && is missing"],
    ["(a", 2, 2, '")" is missing'],
    ["[1, 2", 5, 5, 'comma or "]"'],
    ["a.startswith('x')", 2, 12, 'Did you mean "startsWith"?'],
    ["a.filled()", 2, 8, "filled(…)"],
    ["has(a.b)", 0, 3, 'Use "filled(…)"'],
    ["size(a)", 0, 4, 'Write "value.size(…)"'],
    ["now()", 0, 3, 'no function "now"'],
    ["xs.all(x > 1)", 9, 10, "a name for the element"],
    ["xs.all(in, x)", 7, 9, "a name for the element"],
    ["a ? b", 5, 5, '":" is missing'],
    ["a; b", 1, 2, "single expression"],
    ["{}", 0, 1, "Objects cannot be written"],
    ["1e999", 0, 5, "too large"],
    ["&& a", 0, 2, 'missing before "&&"'],
  ])("%s", (text, start, end, message) => {
    const parsed = parse(text);
    expect(parsed.ok ? null : parsed.problem).toEqual({
      start,
      end,
      path: "",
      message: expect.stringContaining(message),
    });
  });
});

describe("hostile text is refused with a message", () => {
  const loop = (depth: number): string => (depth === 0 ? "true" : `xs.all(x${depth}, ${loop(depth - 1)})`);
  test.each([
    ["200,001 characters", "a".repeat(200_001), "4000 characters"],
    ["3,000 negations", `${"!".repeat(3_000)}a`, "60 levels"],
    ["3,000 parentheses", "(".repeat(3_000), "60 levels"],
    ["3,000 minus signs", `${"-".repeat(3_000)}a`, "60 levels"],
    ["800 parts", Array.from({ length: 400 }, () => "a").join(" + "), "400 parts"],
    ["a chain of 1,000 fields", `a${".b".repeat(1_000)}`, "400 parts"],
    ["a chain of 100 fields", `a${".b".repeat(100)}`, "60 levels"],
    ["5 nested loops", loop(5), "3 loops"],
    ["4 nested loops", loop(4), "3 loops"],
    ["201 list items", `a in [${Array.from({ length: 201 }, (_, i) => i).join(",")}]`, "200 items"],
  ])("%s", (_case, text, message) => {
    const parsed = parse(text);
    expect(parsed.ok ? null : parsed.problem.message).toContain(message);
  });

  test("3 nested loops and 200 list items are accepted", () => {
    expect(parse(loop(3)).ok).toBe(true);
    expect(parse(`a in [${Array.from({ length: LIMITS.listItems }, (_, i) => i).join(",")}]`).ok).toBe(true);
  });
});

describe("untrusted IR", () => {
  const wrapped = (depth: number): unknown =>
    Array.from({ length: depth }).reduce((of) => ({ kind: "not", of }), { kind: "literal", value: true });
  const wide = (count: number) => ({ kind: "and", items: Array.from({ length: count }, () => wrapped(0)) });

  test.each([
    ["100,000 levels", wrapped(100_000)],
    ["61 levels", wrapped(60)],
    ["401 parts", wide(400)],
    ["a million items", { kind: "list", items: Array.from({ length: 1_000_000 }, () => 0) }],
    ["nested arrays", { kind: "list", items: [[[[[]]]]] }],
    ["an unknown kind", { kind: "eval", of: wrapped(0) }],
    ["an unknown function", { kind: "call", function: "constructor", of: wrapped(0), args: [] }],
    ["a name that is text", { kind: "name", name: "a || true" }],
    ["a name that is a keyword", { kind: "name", name: "null" }],
    ["an extra key", { kind: "name", name: "it", note: 1 }],
    ["a group of one", { kind: "and", items: [wrapped(0)] }],
    ["a number without end", { kind: "literal", value: Number.POSITIVE_INFINITY }],
  ])("with %s is refused", (_case, json) => {
    expect(Expression.safeParse(json).success).toBe(false);
  });

  test.each([
    ["60 levels", wrapped(59)],
    ["400 parts", wide(399)],
  ])("of %s is accepted and read again from its text", (_case, json) => {
    const expression = Expression.parse(json);
    expect(expressionOf(print(expression))).toEqual(expression);
  });

  test("a rule cannot declare a parameter twice", () => {
    const param = { name: "min", type: "number", value: 1 };
    const rule = { select: "product", require: wrapped(0), params: [param, param] };
    expect(Rule.safeParse(rule).success).toBe(false);
    expect(Rule.safeParse({ ...rule, params: [param] }).success).toBe(true);
  });
});

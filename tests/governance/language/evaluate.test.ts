import { describe, expect, test } from "vitest";
import { evaluate } from "@/lib/governance/language/evaluate";
import { LIMITS } from "@/lib/governance/language/limits";
import { compilePattern } from "@/lib/governance/language/pattern";
import { isExhausted, type Run, UNKNOWN } from "@/lib/governance/language/run";
import { expressionOf } from "./rule-builder";

const VALUES = {
  nothing: null,
  yes: true,
  no: false,
  text: "Hello World",
  spaces: "  ",
  one: 1,
  two: 2,
  version: "2.10.3-rc.1",
  tags: ["a", "b", "a"],
  numbers: [1, 2, 3],
  holes: [1, null],
  empty: [],
  group: { name: "x", inner: { deep: 5 } },
  day: "2026-03-31",
  past: "2026-02-01T23:59:59+02:00",
};

function runOf(values: Record<string, unknown> = VALUES, source = ""): Run {
  const compiled = compilePattern(source);
  return {
    names: new Map(Object.entries(values)),
    asOf: new Date("2026-03-01T12:00:00Z"),
    patterns: new Map(compiled.ok ? [[source, compiled.pattern]] : []),
    stepsLeft: LIMITS.steps,
  };
}

function resultOf(text: string, run = runOf()): unknown {
  return evaluate(expressionOf(text), run);
}

const U = UNKNOWN;
const KLEENE: Record<string, unknown> = { yes: true, no: false, "(nothing > 1)": U };

describe("logic has three values", () => {
  const and = (a: unknown, b: unknown) =>
    a === false || b === false ? false : a === U || b === U ? U : true;
  const or = (a: unknown, b: unknown) => (a === true || b === true ? true : a === U || b === U ? U : false);
  const pairs = Object.entries(KLEENE).flatMap(([a, x]) =>
    Object.entries(KLEENE).map(([b, y]) => ({ a, x, b, y })),
  );

  test.each(pairs)("$a and $b", ({ a, x, b, y }) => {
    expect(resultOf(`${a} && ${b}`)).toBe(and(x, y));
    expect(resultOf(`${a} || ${b}`)).toBe(or(x, y));
  });

  test.each([
    ["!yes", false],
    ["!(nothing > 1)", U],
    ["yes ? 1 : 2", 1],
    ["no ? 1 : 2", 2],
    ["(nothing > 1) ? 1 : 1", U],
    ["nothing ? 1 : 1", U],
    ["!nothing", U],
    ["nothing && yes", U],
  ])("%s", (text, value) => expect(resultOf(text)).toBe(value));
});

describe("every operator and function, with and without a value", () => {
  test.each([
    ["one == 1", true],
    ["one == '1'", false],
    ["nothing == null", true],
    ["nothing == 1", false],
    ["nothing != 1", true],
    ["group.missing == null", true],
    ["group == group", false],
    ["tags == ['a', 'b', 'a']", true],
    ["tags == ['a', 'b']", false],
    ["nothing.size() == 0", U],
    ["nothing.size() != 0", U],
    ["1 in numbers", true],
    ["4 in numbers", false],
    ["nothing in numbers", false],
    ["nothing in holes", false],
    ["1 in nothing", false],
    ["nothing.size() in numbers", U],
    ["two > one", true],
    ["two < one", false],
    ["one >= 1", true],
    ["one <= 0", false],
    ["nothing < 1", U],
    ["1 < nothing", U],
    ["nothing >= nothing", U],
    ["text < 1", U],
    ["text < 'abc'", U],
    ["day > '2026-03-30'", true],
    ["past < '2026-02-01T22:00:00Z'", true],
    ["past < '2026-02-01T21:00:00Z'", false],
    ["day <= 'tomorrow'", U],
    ["1 + 2 * 3 - 4 / 2 % 3", 5],
    ["text + '!'", "Hello World!"],
    ["one / 0", U],
    ["one % 0", U],
    ["one + nothing", U],
    ["-one", -1],
    ["-nothing", U],
    ["-text", U],
    ["numbers[0]", 1],
    ["numbers[9]", null],
    ["numbers[-1]", null],
    ["numbers[0.5]", null],
    ["nothing[0]", null],
    ["numbers[nothing]", U],
    ["[one, two][1]", 2],
    ["[nothing.size()]", U],
    ["group.inner.deep", 5],
    ["group.missing.deep", null],
    ["nothing.name", null],
    ["tags.name", null],
    ["text.length", null],
    ["filled(text)", true],
    ["filled(spaces)", false],
    ["filled(nothing)", false],
    ["filled(empty)", false],
    ["filled(numbers)", true],
    ["filled(no)", true],
    ["filled(0)", true],
    ["filled(group)", true],
    ["filled(group.missing.deep)", false],
    ["filled(text.major())", false],
    ["text.size()", 11],
    ["'añ😀'.size()", 3],
    ["numbers.size()", 3],
    ["empty.size()", 0],
    ["nothing.size()", U],
    ["' x '.trim()", "x"],
    ["nothing.trim()", null],
    ["text.lower()", "hello world"],
    ["nothing.lower()", null],
    ["one.lower()", U],
    ["text.startsWith('Hell')", true],
    ["text.startsWith('hell')", false],
    ["nothing.startsWith('')", U],
    ["text.startsWith(nothing)", U],
    ["text.endsWith('World')", true],
    ["nothing.endsWith('')", U],
    ["text.contains('lo W')", true],
    ["text.contains('lo w')", false],
    ["nothing.contains('')", U],
    ["numbers.contains('1')", U],
    ["tags.distinct()", ["a", "b"]],
    ["nothing.distinct()", U],
    ["version.major()", 2],
    ["version.minor()", 10],
    ["'v2.0.0'.major()", U],
    ["'2.0'.major()", U],
    ["nothing.major()", U],
    ["day.daysUntil()", 30],
    ["day.daysSince()", -30],
    ["past.daysSince()", 28],
    ["'2026-03-01'.daysUntil()", 0],
    ["'2026-02-30'.daysUntil()", U],
    ["'soon'.daysUntil()", U],
    ["nothing.daysUntil()", U],
    ["unheardOf", null],
  ])("%s is %s", (text, value) => expect(resultOf(text)).toEqual(value));

  test.each([
    ["^[a-z]+$", "abc", true],
    ["^[a-z]+$", "abc1", false],
    ["b", "abc", true],
    ["(?i)B", "abc", true],
    ["b", null, U],
    ["b", 5, U],
  ])("matches %s on %s", (source, text, value) => {
    expect(resultOf(`text.matches(${JSON.stringify(source)})`, runOf({ text }, source))).toBe(value);
  });
});

describe("loops", () => {
  test.each([
    ["numbers.all(n, n > 0)", true],
    ["numbers.all(n, n > 1)", false],
    ["empty.all(n, n > 1)", true],
    ["holes.all(n, n > 0)", U],
    ["holes.all(n, n > 1)", false],
    ["nothing.all(n, n > 1)", U],
    ["numbers.exists(n, n > 2)", true],
    ["numbers.exists(n, n > 3)", false],
    ["empty.exists(n, n > 3)", false],
    ["holes.exists(n, n > 0)", true],
    ["holes.exists(n, n > 1)", U],
    ["nothing.exists(n, n > 1)", U],
    ["numbers.exists_one(n, n > 2)", true],
    ["numbers.exists_one(n, n > 1)", false],
    ["empty.exists_one(n, n > 1)", false],
    ["holes.exists_one(n, n > 0)", U],
    ["[1, 2, nothing == 1 ? 1 : 0].exists_one(n, n > 0)", false],
    ["numbers.filter(n, n != 2)", [1, 3]],
    ["holes.filter(n, n > 0)", U],
    ["holes.filter(n, n != null)", [1]],
    ["nothing.filter(n, true)", U],
    ["numbers.map(n, n * 2)", [2, 4, 6]],
    ["holes.map(n, n)", [1, null]],
    ["holes.map(n, n * 2)", U],
    ["nothing.map(n, n)", U],
    ["numbers.all(n, tags.exists(t, t == 'b' && n > 0))", true],
  ])("%s is %s", (text, value) => expect(resultOf(text)).toEqual(value));

  test("the name of the element is gone afterwards", () => {
    const run = runOf();
    resultOf("numbers.all(n, n > 0)", run);
    expect(run.names.has("n")).toBe(false);
  });
});

describe("hostile rules and data end in UNKNOWN with the budget spent", () => {
  const many = Array.from({ length: 2_000 }, (_, index) => index);

  test.each([
    ["a loop of 2,000 × 2,000", "many.all(x, many.all(y, x >= 0 && y >= 0))"],
    ["a list looked through 2,000 times", "many.all(x, !(-1 in many))"],
    ["a long text searched for a long text", "long.contains(long + 'x')"],
  ])("%s", (_case, text) => {
    const run = runOf({ many, long: "a".repeat(100_000) });
    expect(resultOf(text, run)).toBe(UNKNOWN);
    expect(isExhausted(run)).toBe(true);
  });

  test("a pattern that would backtrack for ever is answered", () => {
    const source = "^(a+)+$";
    const run = runOf({ text: `${"a".repeat(5_000)}!` }, source);
    expect(resultOf(`text.matches("${source}")`, run)).toBe(false);
    expect(isExhausted(run)).toBe(false);
  });

  test.each([
    "it.__proto__",
    "it.constructor",
    "it.toString",
    "it.hasOwnProperty",
    "__proto__",
    "constructor",
  ])("%s is missing: nothing inherited is ever read", (text) =>
    expect(resultOf(text, runOf({ it: { name: "x" } }))).toBeNull(),
  );

  test("a field that is really called __proto__ in the data is only data", () => {
    const it: unknown = JSON.parse(`{ "__proto__": { "isAdmin": true } }`);
    expect(resultOf("it.isAdmin", runOf({ it }))).toBeNull();
  });
});

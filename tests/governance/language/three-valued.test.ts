import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "@/lib/governance/language/evaluate";
import { BinaryOperator, FunctionName } from "@/lib/governance/language/ir";
import { LIMITS } from "@/lib/governance/language/limits";
import { parse } from "@/lib/governance/language/parse";
import { compilePattern } from "@/lib/governance/language/pattern";
import { UNKNOWN } from "@/lib/governance/language/run";
import { compileRule, type RuleResult, runRule } from "@/lib/governance/language/run-rule";
import { boolean, list, object, type RuleSchema } from "@/lib/governance/language/schema";
import { expressionOf } from "./rule-builder";

const U: typeof UNKNOWN = UNKNOWN;
type Truth = boolean | typeof UNKNOWN;
const TRUTHS: readonly Truth[] = [true, false, U];

const RANDOM_LOGIC_RUNS = 1_000;

/** `nothing` is missing; comparing it gives the unknown that `unknown` stands for in the texts below. */
function resultOf(text: string, names: Record<string, unknown> = {}, asOf = "2026-03-01T12:00:00Z"): unknown {
  const pattern = compilePattern("a");
  return evaluate(expressionOf(text.replaceAll("unknown", "(nothing > 1)")), {
    names: new Map(Object.entries({ nothing: null, ...names })),
    asOf: new Date(asOf),
    patterns: new Map(pattern.ok ? [["a", pattern.pattern]] : []),
    stepsLeft: LIMITS.steps,
  });
}

function spell(truth: Truth): string {
  return truth === U ? "unknown" : String(truth);
}

/** Every list of truths up to this length, the empty one included. */
function listsUpTo(length: number): Truth[][] {
  if (length === 0) return [[]];
  const shorter = listsUpTo(length - 1);
  const longest = shorter.filter((one) => one.length === length - 1);
  return [...shorter, ...longest.flatMap((one) => TRUTHS.map((truth): Truth[] => [...one, truth]))];
}

/** Kleene's strong logic, said by what the unknown ones could turn out to be. */
function settled(truths: readonly Truth[], holds: (known: readonly boolean[]) => boolean): Truth {
  const answers = new Set(completions(truths).map(holds));
  return answers.size === 1 ? answers.has(true) : U;
}

function completions(truths: readonly Truth[]): boolean[][] {
  return truths.reduce<boolean[][]>(
    (all, truth) =>
      all.flatMap((one) => (truth === UNKNOWN ? [true, false] : [truth]).map((known) => [...one, known])),
    [[]],
  );
}

describe("&&, || and ! know what can be known and nothing more:", () => {
  const groups = listsUpTo(4).filter(({ length }) => length >= 2);

  test.each(groups.map((truths) => ({ truths, text: truths.map(spell) })))("of $text", ({ truths, text }) => {
    expect(resultOf(text.join(" && "))).toBe(settled(truths, (known) => known.every(Boolean)));
    expect(resultOf(text.join(" || "))).toBe(settled(truths, (known) => known.some(Boolean)));
  });

  test.each([
    [true, false],
    [false, true],
    [U, U],
  ] satisfies [Truth, Truth][])("not %s is %s", (of: Truth, value: Truth) => {
    expect(resultOf(`!${spell(of)}`)).toBe(value);
    expect(resultOf(`!!${spell(of)}`)).toBe(of);
  });
});

describe("loops are && and || over their elements:", () => {
  test.each(listsUpTo(4).map((truths) => ({ truths, text: truths.map(spell) })))(
    "over $text",
    ({ truths }) => {
      const items = truths.map((truth) => (truth === U ? null : truth));
      const over = (macro: string) => resultOf(`items.${macro}(one, !!one)`, { items });
      expect(over("all")).toBe(settled(truths, (known) => known.every(Boolean)));
      expect(over("exists")).toBe(settled(truths, (known) => known.some(Boolean)));
      expect(over("exists_one")).toBe(settled(truths, (known) => known.filter(Boolean).length === 1));
      const isCertain = !truths.includes(U);
      expect(over("filter")).toEqual(isCertain ? truths.filter(Boolean) : U);
      expect(over("map")).toEqual(isCertain ? truths : U);
    },
  );

  test.each(["all", "exists", "exists_one", "filter", "map"])(
    "%s over a missing list is unknown",
    (macro) => {
      expect(resultOf(`nothing.${macro}(one, true)`)).toBe(U);
      expect(resultOf(`nothing.distinct().${macro}(one, true)`)).toBe(U);
    },
  );
});

describe("a choice", () => {
  test.each([
    ["true ? 1 : unknown", 1],
    ["false ? unknown : 2", 2],
    ["true ? unknown : 2", U],
    ["unknown ? 1 : 1", U],
    ["nothing ? 1 : 1", U],
  ])("%s", (text, value) => expect(resultOf(text)).toBe(value));
});

test("what is known stays so, whatever the missing facts turn out to be", () => {
  const names = ["a", "b", "c"] as const;
  const { logic } = fc.letrec<{ logic: string }>((tie) => {
    const part = tie("logic");
    return {
      logic: fc.oneof(
        { depthSize: "small", maxDepth: 5 },
        fc.constantFrom(...names),
        fc.tuple(part, part).map((parts) => `(${parts.join(" && ")})`),
        fc.tuple(part, part).map((parts) => `(${parts.join(" || ")})`),
        fc.tuple(part, part, part).map(([condition, yes, no]) => `(${condition} ? ${yes} : ${no})`),
        part.map((inner) => `!${inner}`),
        fc
          .tuple(fc.constantFrom("all", "exists", "exists_one"), part, part)
          .map(([macro, one, other]) => `[${names}].${macro}(x, (x && ${one}) || ${other})`),
      ),
    };
  });
  const facts = fc.tuple(...names.map(() => fc.constantFrom(...TRUTHS)));
  const valuesOf = (truths: readonly Truth[]) =>
    Object.fromEntries(names.map((name, index) => [name, truths[index] === U ? null : truths[index]]));
  fc.assert(
    fc.property(logic, facts, (text, truths) => {
      fc.pre(parse(text).ok);
      const now = resultOf(`!!(${text})`, valuesOf(truths));
      if (now === U) return;
      for (const known of completions(truths)) expect(resultOf(`!!(${text})`, valuesOf(known))).toBe(now);
    }),
    { numRuns: RANDOM_LOGIC_RUNS },
  );
});

const TOTAL: readonly string[] = ["==", "!=", "in"];

describe("an operator on a missing value", () => {
  test.each(BinaryOperator.options.filter((operator) => !TOTAL.includes(operator)))(
    "%s is unknown",
    (operator) => {
      for (const [left, right] of [
        ["nothing", "1"],
        ["1", "nothing"],
        ["nothing", "nothing"],
        ["nothing", "'2026-01-01'"],
        ["'2026-01-01'", "nothing"],
      ]) {
        expect(resultOf(`${left} ${operator} ${right}`), `${left} ${operator} ${right}`).toBe(U);
      }
    },
  );

  test.each([
    ["nothing == 1", false],
    ["1 == nothing", false],
    ["nothing == nothing", true],
    ["nothing == null", true],
    ["nothing == ''", false],
    ["nothing == false", false],
    ["nothing == 0", false],
    ["nothing == []", false],
    ["nothing != 1", true],
    ["1 != nothing", true],
    ["nothing != nothing", false],
    ["nothing != null", false],
    ["nothing in [1]", false],
    ["nothing in []", false],
    ["1 in nothing", false],
    ["nothing in nothing", false],
    ["nothing in [nothing]", false],
    ["!(nothing in [1])", true],
  ])("%s is %s", (text, value) => expect(resultOf(text)).toBe(value));

  test("-nothing and nothing[0] and [1][nothing]", () => {
    expect(resultOf("-nothing")).toBe(U);
    expect(resultOf("nothing[0]")).toBe(null);
    expect(resultOf("[1][nothing]")).toBe(U);
  });
});

test.each(BinaryOperator.options)("%s of something unknown is unknown, on either side", (operator) => {
  expect(resultOf(`unknown ${operator} ${operator === "in" ? "[1]" : "1"}`)).toBe(U);
  expect(resultOf(`1 ${operator} unknown`)).toBe(U);
});

describe("a function of a missing value", () => {
  const GIVES: Record<FunctionName, unknown> = {
    filled: false,
    trim: null,
    lower: null,
    size: U,
    startsWith: U,
    endsWith: U,
    contains: U,
    matches: U,
    distinct: U,
    major: U,
    minor: U,
    daysUntil: U,
    daysSince: U,
  };
  const callOf = (name: FunctionName, of: string) => {
    if (name === "filled") return `filled(${of})`;
    return `(${of}).${name}(${["startsWith", "endsWith", "contains", "matches"].includes(name) ? "'a'" : ""})`;
  };

  test.each(FunctionName.options)("%s", (name) => {
    expect(resultOf(callOf(name, "nothing"))).toBe(GIVES[name]);
  });

  test.each(FunctionName.options)("%s of something unknown is unknown, but for filled", (name) => {
    expect(resultOf(callOf(name, "unknown"))).toBe(name === "filled" ? false : U);
  });

  test.each(["startsWith", "endsWith", "contains"])("%s of a missing text", (name) => {
    expect(resultOf(`'a'.${name}(nothing)`)).toBe(U);
    expect(resultOf(`'a'.${name}(unknown)`)).toBe(U);
  });
});

describe("there is one type of number", () => {
  test.each([
    ["1 == 1.0", true],
    ["1 in [1.0]", true],
    ["7 / 2", 3.5],
    ["7 % 2.5", 2],
    ["-7 % 3", -1],
    ["1 + 0.5", 1.5],
    ["2 * 0.5 == 1", true],
    ["'a'.size() / 2", 0.5],
    ["0 == -0", true],
    ["1e3 == 1000", true],
  ])("%s is %s", (text, value) => expect(resultOf(text)).toBe(value));

  test.each(["1 / 0", "0 / 0", "-1 / 0", "1 % 0", "1e308 * 10", "-1e308 - 1e308"])(
    "%s is no number",
    (text) => {
      expect(resultOf(text)).toBe(U);
      expect(resultOf(`(${text}) > 0 || (${text}) <= 0`)).toBe(U);
    },
  );
});

describe("filled", () => {
  test.each<[string, unknown, boolean]>([
    ["text", "x", true],
    ["empty text", "", false],
    ["blank text", " \t\n\u00a0\u3000", false],
    ["zero", 0, true],
    ["no", false, true],
    ["yes", true, true],
    ["a list", [null], true],
    ["an empty list", [], false],
    ["a group", { a: null }, true],
    ["an empty group", {}, false],
    ["null", null, false],
    ["undefined", undefined, false],
  ])("%s", (_case, value, expected) => expect(resultOf("filled(value)", { value })).toBe(expected));
});

describe("trim and lower", () => {
  test.each([
    ["' \\t\\na b\\u00a0\\u3000'.trim()", "a b"],
    ["''.trim()", ""],
    ["'  '.trim() == ''", true],
    ["'ÀÉ Z1_'.lower()", "àé z1_"],
    ["'STRASSE'.lower() == 'straße'", false],
    ["' A '.trim().lower()", "a"],
  ])("%s", (text, value) => expect(resultOf(text)).toBe(value));
});

describe("major and minor", () => {
  test.each<[string, number | typeof UNKNOWN, number | typeof UNKNOWN]>([
    ["1.2.3", 1, 2],
    ["10.20.30-rc.1+build.5", 10, 20],
    ["0.0.0", 0, 0],
    ["999999999.1.0", 999_999_999, 1],
    ["9999999999.1.0", U, U],
    ["1.2", U, U],
    ["1", U, U],
    ["v1.2.3", U, U],
    [" 1.2.3", U, U],
    ["1.2.3 ", U, U],
    ["1.2.x", U, U],
    ["-1.2.3", U, U],
    ["", U, U],
  ])("of %s are %s and %s", (version, major, minor) => {
    expect(resultOf("version.major()", { version })).toBe(major);
    expect(resultOf("version.minor()", { version })).toBe(minor);
  });
});

describe("days are whole days of UTC between a date and the evaluation's own time", () => {
  const NOON = "2026-03-01T12:00:00Z";
  test.each<[string, string, number | typeof UNKNOWN]>([
    ["2026-03-01", NOON, 0],
    ["2026-03-02", NOON, 1],
    ["2026-02-28", NOON, -1],
    ["2026-03-02", "2026-03-01T00:00:00Z", 1],
    ["2026-03-02", "2026-03-01T23:59:59.999Z", 1],
    ["2026-03-02", "2026-03-02T00:00:00Z", 0],
    ["2026-03-02T00:30:00+01:00", NOON, 0],
    ["2026-03-01T23:30:00-01:00", NOON, 1],
    ["2026-03-01T23:59:59", NOON, 0],
    ["2027-03-01", NOON, 365],
    ["2029-03-01", NOON, 1_096],
    ["2028-02-29", "2028-02-28T00:00:00Z", 1],
    ["2027-02-29", NOON, U],
    ["1969-12-31", "1970-01-01T00:00:00Z", -1],
    ["2026-13-01", NOON, U],
    ["01.03.2026", NOON, U],
    ["2026-03-01T25:00:00Z", NOON, U],
    ["", NOON, U],
  ])("%s seen from %s: %s", (day, asOf, days) => {
    expect(resultOf("day.daysUntil()", { day }, asOf)).toBe(days);
    const since = typeof days === "number" ? 0 - days : days;
    expect(resultOf("day.daysSince()", { day }, asOf)).toBe(since);
  });
});

describe("distinct keeps the first of equal items, in order", () => {
  test.each<[string, unknown[], unknown[]]>([
    ["nothing twice", [], []],
    ["texts", ["b", "a", "b", "A"], ["b", "a", "A"]],
    ["numbers", [1, 1.0, 2], [1, 2]],
    ["missing items", [null, "a", null], [null, "a"]],
    ["kinds that only look alike", [1, "1", true], [1, "1", true]],
  ])("%s", (_case, items, expected) => {
    expect(resultOf("items.distinct()", { items })).toEqual(expected);
    expect(resultOf("items.distinct().size() == items.size()", { items })).toBe(
      items.length === expected.length,
    );
  });
});

describe("dates are ordered as instants and equal as texts", () => {
  test.each([
    ["early < late", true],
    ["early <= same", true],
    ["early >= same", true],
    ["early < same", false],
    ["early == same", false],
    ["early != same", true],
    ["early < 'soon'", U],
    ["'soon' < early", U],
  ])("%s is %s", (text, value) => {
    const names = { early: "2026-03-01T01:00:00+01:00", same: "2026-03-01", late: "2026-03-01T00:00:01Z" };
    expect(resultOf(text, names)).toBe(value);
  });
});

describe("of a rule, an unknown `require` fails and an unknown `where` applies:", () => {
  const facts = {
    applies: boolean("Applies"),
    holds: boolean("Holds"),
    parts: list("Parts", boolean("part")),
  };
  const product = object("product", facts);
  const schema: RuleSchema = {
    product,
    previous: product,
    change: object("changes", {}),
    access: object("access", {}),
  };

  function resultFor(where: Truth, require: Truth): RuleResult {
    const known = (truth: Truth) => (truth === U ? null : truth);
    const rule = {
      select: "product" as const,
      where: expressionOf("!!it.applies"),
      require: expressionOf("!!it.holds"),
      params: [],
    };
    const view = { product: { applies: known(where), holds: known(require) }, previous: null, change: null };
    return runRule(compileRule(rule, schema), view, { asOf: new Date("2026-03-01") });
  }

  const CASES: [Truth, Truth, RuleResult["status"], boolean | null][] = [
    [true, true, "pass", null],
    [true, false, "fail", false],
    [true, U, "fail", false],
    [false, true, "not-applicable", null],
    [false, false, "not-applicable", null],
    [false, U, "not-applicable", null],
    [U, true, "pass", null],
    [U, false, "fail", true],
    [U, U, "fail", true],
  ];
  test.each(CASES)("where %s, require %s: %s", (where, require, status, assumed) => {
    const result = resultFor(where, require);
    expect(result.status).toBe(status);
    const [failure] = result.status === "fail" ? result.failures : [];
    expect(failure?.assumed ?? null).toBe(assumed);
    const message = failure?.leaves[0]?.message ?? "";
    expect(message.includes("is missing")).toBe(status === "fail" && require === U);
  });
});

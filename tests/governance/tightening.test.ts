import { describe, expect, test } from "vitest";
import type { Parameter } from "@/lib/governance/language/ir";
import { parse } from "@/lib/governance/language/parse";
import { starterPolicies } from "@/lib/governance/starter-policies/starter-policies";
import { type Direction, tightensAsDeclared } from "@/lib/governance/tightening";

function conditionOf(text: string) {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.expression;
}

function tightens(tighten: Direction, require: string, where?: string, scope?: string): boolean {
  const rule = {
    select: "product" as const,
    require: conditionOf(require),
    params: [],
    ...(where === undefined ? {} : { where: conditionOf(where) }),
  };
  return tightensAsDeclared(
    { rule, scope: scope === undefined ? null : conditionOf(scope) },
    { name: "p", tighten },
  );
}

describe("a number that is asked for gets stricter", () => {
  test.each<[string, "up" | "down" | "neither"]>([
    ["it.x >= param.p", "up"],
    ["it.x > param.p", "up"],
    ["param.p <= it.x", "up"],
    ["it.x <= param.p", "down"],
    ["it.x < param.p", "down"],
    ["param.p > it.x", "down"],
    ["!(it.x >= param.p)", "down"],
    ["it.x >= -param.p", "down"],
    ["it.x - param.p >= 0", "up"],
    ["it.x + param.p >= 0", "down"],
    ["it.x >= 2 + param.p", "up"],
    ["it.a || it.x >= param.p", "up"],
    ["it.a && it.x <= param.p", "down"],
    ["it.list.all(e, e.x >= param.p)", "up"],
    ["it.list.exists(e, e.x >= param.p)", "up"],
    ["it.a ? it.x >= param.p : it.y > param.p", "up"],
    ["it.x >= param.p && it.y <= param.p", "neither"],
    ["it.a ? it.x >= param.p : it.y <= param.p", "neither"],
    ["it.x == param.p", "neither"],
    ["it.x != param.p", "neither"],
    ["it.x >= param.p * it.y", "neither"],
    ["it.list.exists_one(e, e.x >= param.p)", "neither"],
    ["it.list.filter(e, e.x >= param.p).size() > 1", "neither"],
    ["(it.x > param.p) ? it.a : it.b", "neither"],
  ])("%s: %s", (require, direction) => {
    expect(tightens("up", require)).toBe(direction === "up");
    expect(tightens("down", require)).toBe(direction === "down");
  });

  test("the other way about where it says which elements are meant", () => {
    expect(tightens("up", "it.a", "it.x >= param.p")).toBe(false);
    expect(tightens("down", "it.a", "it.x >= param.p")).toBe(true);
    expect(tightens("down", "it.a", "it.b", "it.x >= param.p")).toBe(true);
    expect(tightens("up", "it.y >= param.p", "it.x >= param.p")).toBe(false);
  });
});

test("a list gets stricter by fewer values where something must be in it, and looser where it chooses or forbids", () => {
  expect(tightens("subset", "it.x in param.p")).toBe(true);
  expect(tightens("subset", "it.list.all(e, e.x in param.p)")).toBe(true);
  expect(tightens("subset", "!(it.x in param.p)")).toBe(false);
  expect(tightens("subset", "it.a", "it.x in param.p")).toBe(false);
  expect(tightens("subset", "param.p.size() > 2")).toBe(false);
});

test("most starter policies with a number or a list say which way a domain may move it, and all of them truly", () => {
  const params = starterPolicies().flatMap(({ content }) =>
    content.rule.params.map((param: Parameter) => ({ content, param })),
  );
  const declared = params.flatMap(({ content, param }) =>
    param.type !== "string" && param.tighten ? [{ content, name: param.name, tighten: param.tighten }] : [],
  );
  expect(declared.length).toBeGreaterThan(params.length - 2);
  for (const { content, name, tighten } of declared)
    expect(tightensAsDeclared(content, { name, tighten })).toBe(true);
});

import type { Parameter, Rule, Selector } from "@/lib/governance/language/ir";
import { parse } from "@/lib/governance/language/parse";
import type { StarterRule } from "./starter-rules";

export const PARAMS: Parameter[] = [
  { name: "min", type: "number", value: 20, tighten: "up" },
  { name: "days", type: "number", value: 1095, tighten: "down" },
  { name: "domain", type: "string", value: "@example.com" },
  { name: "regions", type: "string[]", value: ["eu-central", "eu-west", "eu-north"], tighten: "subset" },
  {
    name: "identifiers",
    type: "string[]",
    value: ["customer_id", "product_id", "employee_id", "location_id"],
  },
];

export function expressionOf(text: string) {
  const parsed = parse(text);
  if (!parsed.ok)
    throw new Error(`${parsed.problem.message} [${parsed.problem.start}–${parsed.problem.end}] in ${text}`);
  return parsed.expression;
}

export function ruleOf({ select, where, require }: Pick<StarterRule, "select" | "where" | "require">): Rule {
  return {
    select,
    require: expressionOf(require),
    params: PARAMS,
    ...(where !== undefined && { where: expressionOf(where) }),
  };
}

export function aRule(select: Selector, require: string, where?: string): Rule {
  return ruleOf({ select, require, ...(where !== undefined && { where }) });
}

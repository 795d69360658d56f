import { isJsonObject, type Json, type JsonObject } from "@/lib/registry/json";

export const METRICS = [
  { value: "rowCount", label: "Rows" },
  { value: "nullValues", label: "Empty values" },
  { value: "missingValues", label: "Missing values" },
  { value: "invalidValues", label: "Invalid values" },
  { value: "duplicateValues", label: "Duplicate values" },
] as const;

export const OPERATORS = [
  { value: "mustBe", label: "must be" },
  { value: "mustBeGreaterThan", label: "must be more than" },
  { value: "mustBeGreaterOrEqualTo", label: "must be at least" },
  { value: "mustBeLessThan", label: "must be less than" },
  { value: "mustBeLessOrEqualTo", label: "must be at most" },
] as const;

export const DIMENSIONS = [
  "accuracy",
  "completeness",
  "conformity",
  "consistency",
  "coverage",
  "timeliness",
  "uniqueness",
] as const;

/** A rule the form can show whole: one metric, one comparison with a number. */
export type SimpleRule = { metric: string; operator: string; threshold: string };

/** Null for a rule that says more than the form can show; it is listed in words and kept as it is. */
export function simpleRule(rule: JsonObject): SimpleRule | null {
  const metric = rule.metric;
  if (!METRICS.some(({ value }) => value === metric) || typeof metric !== "string") return null;
  const comparisons = Object.keys(rule).filter((key) => /^must(Not)?Be/.test(key));
  const [operator = "mustBe"] = comparisons;
  if (comparisons.length > 1 || !OPERATORS.some(({ value }) => value === operator)) return null;
  const threshold = rule[operator];
  if (threshold !== undefined && typeof threshold !== "number" && typeof threshold !== "string") return null;
  return { metric, operator, threshold: threshold === undefined ? "" : String(threshold) };
}

/** The rule with another metric, comparison or number; everything else it says stays. */
export function withSimpleRule(rule: JsonObject, { metric, operator, threshold }: SimpleRule): JsonObject {
  const others = Object.fromEntries(
    Object.entries(rule).filter(([key]) => !OPERATORS.some(({ value }) => value === key)),
  );
  const written = threshold.trim().replace(",", ".");
  const number = /^-?\d+(\.\d+)?$/.test(written) ? Number(written) : written;
  return { ...others, metric, [operator]: number };
}

/** What a rule says, in a line. */
export function ruleWords(rule: Json): string {
  if (!isJsonObject(rule)) return "A rule that is no group of fields";
  const says = [rule.name, rule.description, rule.metric, rule.rule, rule.query, rule.engine].find(
    (word) => typeof word === "string" && word !== "",
  );
  return typeof says === "string" ? says : "A rule without a name";
}

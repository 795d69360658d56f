import type { Contract } from "@/lib/registry/contract";

type Rule = NonNullable<Contract["quality"]>[number];
type Level = NonNullable<Contract["slaProperties"]>[number];

const OPERATORS: readonly (readonly [string, string])[] = [
  ["mustBe", "must be"],
  ["mustNotBe", "must not be"],
  ["mustBeGreaterThan", "must be more than"],
  ["mustBeGreaterOrEqualTo", "must be at least"],
  ["mustBeLessThan", "must be less than"],
  ["mustBeLessOrEqualTo", "must be at most"],
  ["mustBeBetween", "must be between"],
  ["mustNotBeBetween", "must not be between"],
];

const METRICS: Readonly<Record<string, string>> = {
  nullValues: "Empty values",
  missingValues: "Missing values",
  invalidValues: "Invalid values",
  duplicateValues: "Duplicates",
  rowCount: "Number of rows",
};

/** A quality rule as a sentence. */
export function ruleWords(rule: Rule): string {
  if (rule.description) return rule.description;
  const metric = rule.metric && Object.hasOwn(METRICS, rule.metric) ? METRICS[rule.metric] : rule.metric;
  const subject = rule.name ?? metric ?? (rule.type === "sql" ? "A query" : "A check");
  const limit = OPERATORS.flatMap(([operator, words]) => {
    const value = rule[operator];
    if (value === undefined || value === null) return [];
    return [`${words} ${Array.isArray(value) ? value.join(" and ") : String(value)}`];
  })[0];
  const measured = rule.name && metric ? ` (${metric.toLowerCase()})` : "";
  return limit ? `${subject}${measured} ${limit}` : `${subject}${measured}`;
}

/** What of a rule decides whether it is kept: another value of these makes another promise of it. */
export function ruleSubstance(rule: Rule): readonly unknown[] {
  const { type, metric, query, engine, implementation, unit, validValues, arguments: given } = rule;
  return [
    type,
    metric,
    query,
    engine,
    implementation,
    unit,
    validValues,
    given,
    ...OPERATORS.map(([operator]) => rule[operator]),
  ];
}

/** A service level as a sentence: "Freshness 24 h". */
export function levelWords({ property = "unnamed", value, unit }: Level): string {
  const name = property.charAt(0).toUpperCase() + property.slice(1);
  const promised = value === undefined || value === null ? "not stated" : String(value);
  return [name, promised, unit].filter(Boolean).join(" ");
}

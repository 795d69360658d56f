import type { Contract, SchemaProperty } from "@/lib/registry/contract";

type Rule = NonNullable<Contract["quality"]>[number];
export type QualityRuleRow = { key: string; words: string; about: string; dimension: string };

/** Every quality rule of a contract as a sentence, with the table or column it is about. */
export function qualityRulesOf(contract: Contract): QualityRuleRow[] {
  const rows = [
    ...(contract.quality ?? []).map((rule) => toRow(rule, "the whole contract")),
    ...(contract.schema ?? []).flatMap((object) => {
      const table = object.name ?? "unnamed";
      return [
        ...(object.quality ?? []).map((rule) => toRow(rule, table)),
        ...ofProperties(object.properties, table),
      ];
    }),
  ];
  return rows.map((row, index) => ({ ...row, key: `${index}` }));
}

function ofProperties(
  properties: readonly SchemaProperty[] | undefined,
  parent: string,
): Omit<QualityRuleRow, "key">[] {
  return (properties ?? []).flatMap((property) => {
    const path = `${parent}.${property.name ?? "unnamed"}`;
    return [
      ...(property.quality ?? []).map((rule) => toRow(rule, path)),
      ...ofProperties(property.properties, path),
    ];
  });
}

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

function toRow(rule: Rule, about: string): Omit<QualityRuleRow, "key"> {
  return { words: sentenceOf(rule), about, dimension: rule.dimension ?? "" };
}

function sentenceOf(rule: Rule): string {
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

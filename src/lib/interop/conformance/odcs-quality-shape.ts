import type { Json, JsonObject } from "@/lib/registry/json";
import {
  anything,
  type Departure,
  departure,
  type Fields,
  group,
  list,
  number,
  type Shape,
  text,
} from "./shape";
import { annotations, type Edition, id } from "./shared-shapes";

const range = list(number(), { least: 2, most: 2, distinct: true });

const OPERATORS: Fields = {
  mustBe: anything,
  mustNotBe: anything,
  mustBeGreaterThan: number(),
  mustBeGreaterOrEqualTo: number(),
  mustBeLessThan: number(),
  mustBeLessOrEqualTo: number(),
  mustBeBetween: range,
  mustNotBeBetween: range,
};

const DIMENSIONS = [
  "accuracy",
  "completeness",
  "conformity",
  "consistency",
  "coverage",
  "timeliness",
  "uniqueness",
];
const METRICS = ["nullValues", "missingValues", "invalidValues", "duplicateValues", "rowCount"];

/** Spellings of 3.0 files that mean the operator they are nearly called. */
const MISSPELT: Readonly<Record<string, string>> = {
  mustBeGreaterThanOrEqualTo: "mustBeGreaterOrEqualTo",
  mustBeLessThanOrEqualTo: "mustBeLessOrEqualTo",
};

export function qualityRule(edition: Edition): Shape {
  const common: Fields = {
    ...id(edition),
    ...annotations(edition),
    name: text(),
    description: text(),
    type: text({ oneOf: ["text", "library", "sql", "custom"] }),
    dimension: text({ oneOf: DIMENSIONS }),
    method: text(),
    severity: text(),
    businessImpact: text(),
    unit: text(),
    schedule: text(),
    scheduler: text(),
  };
  return group({
    what: "a quality rule",
    fields: (rule) => ({ ...common, ...ownFields(rule, edition) }),
    required: (rule) => requiredOf(rule, edition),
    closed: edition.minor >= 1,
    also: (rule, pointer) => operatorDepartures(rule, pointer, edition),
  });
}

type RuleKind = "text" | "library" | "sql" | "custom" | "plain";

/** A rule with a metric is a library rule whatever else it says; in 3.0 so was one without any type. */
function kindsOf({ type, metric }: JsonObject, { minor }: Edition): RuleKind[] {
  const isLibrary = type === "library" || (minor === 0 ? type === undefined : typeof metric === "string");
  const own: RuleKind[] = type === "sql" || type === "custom" || type === "text" ? [type] : [];
  return isLibrary ? ["library", ...own] : own.length > 0 ? own : ["plain"];
}

function ownFields(rule: JsonObject, edition: Edition): Fields {
  const kinds = kindsOf(rule, edition);
  const metric = edition.minor === 0 ? text() : text({ oneOf: METRICS });
  return {
    ...((kinds.includes("library") || kinds.includes("sql")) && OPERATORS),
    ...(kinds.includes("library") && {
      metric,
      rule: text(),
      arguments: edition.minor === 0 ? anything : mapping,
    }),
    ...(kinds.includes("sql") && { query: text({ filled: true }) }),
    ...(kinds.includes("custom") && { engine: text(), implementation: textOrMapping }),
  };
}

const mapping = group({ what: "a group of fields", fields: {}, closed: false });
const textOrMapping: Shape = (value: Json, pointer: string) =>
  typeof value === "string" ? [] : mapping(value, pointer);

function requiredOf(rule: JsonObject, edition: Edition): string[] {
  return kindsOf(rule, edition).flatMap((kind) => {
    if (kind === "library") return [edition.minor === 0 ? "rule" : "metric"];
    if (kind === "sql") return ["query"];
    return kind === "custom" ? ["engine", "implementation"] : [];
  });
}

function operatorDepartures(rule: JsonObject, pointer: string, edition: Edition): Departure[] {
  const used = Object.keys(OPERATORS).filter((operator) => Object.hasOwn(rule, operator));
  const misspelt = Object.keys(rule).flatMap((field) => {
    const meant = Object.hasOwn(MISSPELT, field) ? MISSPELT[field] : undefined;
    // Where unknown fields are forbidden, the field itself is the fault already.
    return meant && edition.minor === 0
      ? [departure(`${pointer}/${field}`, `Write ${meant} instead.`, "warning")]
      : [];
  });
  const needsOne = kindsOf(rule, edition).some((kind) => kind === "library" || kind === "sql");
  if (edition.minor === 0 || !needsOne || used.length === 1) return misspelt;
  if (used.length === 0) return [...misspelt, departure(pointer, "The rule has no operator such as mustBe.")];
  return [
    ...misspelt,
    departure(pointer, `The rule has ${used.length} operators where one is meant: ${used.join(", ")}.`),
  ];
}

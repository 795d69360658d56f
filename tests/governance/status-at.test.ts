import { expect, test } from "vitest";
import { statusAt } from "@/lib/governance/status-at";

const NOW = new Date("2026-01-15T12:00:00Z");
const BEFORE = new Date("2026-01-15T11:59:59Z");
const AFTER = new Date("2026-01-15T12:00:01Z");

test.each([
  ["before it lapses", AFTER],
  ["once it has lapsed", BEFORE],
])("a policy with a version to fall back to is in force %s", (_when, lapsesAt) => {
  const term = { effectiveFrom: BEFORE, lapsesAt, fallbackFrom: BEFORE };
  expect(statusAt({ status: "active", ...term }, NOW)).toBe("active");
});

test.each([
  ["active", BEFORE, null, "active"],
  ["active", NOW, null, "active"],
  ["active", AFTER, null, "evaluate"],
  ["active", BEFORE, AFTER, "active"],
  ["active", BEFORE, NOW, "retired"],
  ["active", BEFORE, BEFORE, "retired"],
  ["draft", null, null, "draft"],
  ["draft", AFTER, null, "draft"],
  ["evaluate", null, null, "evaluate"],
  ["retired", BEFORE, AFTER, "retired"],
] as const)("%s, binding from %s, lapsing %s: %s", (status, effectiveFrom, lapsesAt, expected) => {
  expect(statusAt({ status, effectiveFrom, lapsesAt, fallbackFrom: null }, NOW)).toBe(expected);
});

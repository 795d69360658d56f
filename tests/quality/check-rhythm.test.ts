import { describe, expect, test } from "vitest";
import { hoursBetweenLevelChecks, hoursBetweenRuleChecks, hoursOfSchedule } from "@/lib/quality/check-rhythm";

describe("a cron schedule means its longest pause", () => {
  test.each([
    ["* * * * *", 1 / 60],
    ["*/15 * * * *", 0.25],
    ["0 * * * *", 1],
    ["0 */6 * * *", 6],
    ["0 8,20 * * *", 12],
    ["0 6-18 * * *", 12],
    ["30 2 * * *", 24],
    ["0 2 * * MON-FRI", 72],
    ["0 2 * * 0", 168],
    ["0 2 * * 7", 168],
    ["0 2 1 * *", 744],
    ["0 2 1,15 * *", 17 * 24],
    // Named both, either of them is enough.
    ["0 2 1 * 1", 168],
    ["0 2 1 1 *", 12 * 31 * 24],
    ["0 0 2 * * ?", 24],
    ["@hourly", 1],
    ["@daily", 24],
    ["@weekly", 168],
  ])("%s: every %d hours", (schedule, hours) => {
    expect(hoursOfSchedule({ schedule })).toBeCloseTo(hours);
  });

  test.each([
    "",
    "soon",
    "every day",
    "99 * * * *",
    "0 25 * * *",
    "0 2 * *",
    "*/0 * * * *",
    "5-1 * * * *",
    7,
    null,
  ])("%s is none", (schedule) => {
    expect(hoursOfSchedule({ schedule })).toBeNull();
  });
});

test("without a schedule the kind of promise decides, and a date needs no proof", () => {
  expect(hoursBetweenRuleChecks({ type: "sql" }, 0)).toBe(168);
  expect(hoursBetweenRuleChecks({ type: "text" }, 0)).toBe(720);
  expect(hoursBetweenRuleChecks({ type: "sql", schedule: "0 2 * * *" }, 720)).toBe(24);
  expect(hoursBetweenLevelChecks({}, "freshness", 24)).toBe(24);
  expect(hoursBetweenLevelChecks({}, "availability", 24)).toBe(168);
  expect(hoursBetweenLevelChecks({ schedule: "@hourly" }, "availability", 0)).toBe(1);
  expect(hoursBetweenLevelChecks({}, null, 0)).toBe(720);
  expect(hoursBetweenLevelChecks({ schedule: "@hourly" }, "endOfSupport", 0)).toBeNull();
});

test("data that comes once a month is looked at once a month, and data of every minute once a day", () => {
  expect(hoursBetweenLevelChecks({}, "freshness", 720)).toBe(720);
  expect(hoursBetweenLevelChecks({}, "freshness", 1 / 60)).toBe(24);
  expect(hoursBetweenRuleChecks({ type: "sql" }, 720)).toBe(720);
  expect(hoursBetweenRuleChecks({ type: "sql" }, 1)).toBe(168);
});

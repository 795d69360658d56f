import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  MIGRATION_ANSWERS,
  type MigrationFacts,
  type MigrationState,
  migrationState,
  obstacleWords,
  REMINDER_DAYS,
  reminderDue,
  retirementObstacles,
} from "@/lib/access/burn-down";

const TODAY = "2026-06-15";
const STATES = ["unanswered", ...MIGRATION_ANSWERS] as const satisfies readonly MigrationState[];
const aConsumer = (state: MigrationState, until: string | null = null): MigrationFacts => ({ state, until });

describe("whoever asked for time", () => {
  test.each([
    ["2026-06-16", "needs-time"],
    ["2026-06-15", "needs-time"],
    ["2026-06-14", "unanswered"],
  ] as const)("until %s is on the 15th: %s", (until, state) => {
    expect(migrationState(aConsumer("needs-time", until), TODAY)).toBe(state);
  });
});

describe("retirement", () => {
  // Every state, before the last day, on it and after it, and where none was promised: whether it waits.
  test.each([
    ["acknowledged", null, false],
    ["acknowledged", "2026-06-14", false],
    ["acknowledged", TODAY, false],
    ["acknowledged", "2026-12-31", false],
    ["unanswered", null, true],
    ["unanswered", "2026-06-14", false],
    ["unanswered", TODAY, true],
    ["unanswered", "2026-12-31", true],
    ["blocked", null, true],
    ["blocked", "2026-06-14", true],
    ["blocked", TODAY, true],
    ["blocked", "2026-12-31", true],
    ["needs-time", null, true],
    ["needs-time", "2026-06-14", true],
    ["needs-time", TODAY, true],
    ["needs-time", "2026-12-31", true],
  ] as const)("with one who is %s and a last day of %s waits: %s", (state, sunset, waits) => {
    const until = state === "needs-time" ? "2026-07-01" : null;
    const obstacles = retirementObstacles([aConsumer(state, until)], { today: TODAY, sunset });
    expect(obstacles !== null).toBe(waits);
  });

  test("does not wait where nobody has access", () => {
    expect(retirementObstacles([], { today: TODAY, sunset: null })).toBeNull();
  });

  test("waits for no fewer when one more has access, and for nobody once all are ready", () => {
    const consumer = fc.record({
      state: fc.constantFrom(...STATES),
      until: fc.constantFrom("2026-06-01", "2026-07-01"),
    });
    const sunset = fc.constantFrom(null, "2026-06-01", "2026-07-01");
    fc.assert(
      fc.property(fc.array(consumer), consumer, sunset, (some, other, day) => {
        const at = { today: TODAY, sunset: day };
        const count = (all: readonly MigrationFacts[]) =>
          Object.values(retirementObstacles(all, at) ?? {}).reduce((sum, each) => sum + each, 0);
        expect(count([...some, other])).toBeGreaterThanOrEqual(count(some));
        expect(count(some.map(() => aConsumer("acknowledged")))).toBe(0);
      }),
    );
  });

  test("says who is not ready", () => {
    const states = ["blocked", "unanswered", "unanswered"] as const;
    const consumers = [...states.map((state) => aConsumer(state)), aConsumer("needs-time", "2026-07-01")];
    const obstacles = retirementObstacles(consumers, { today: TODAY, sunset: null });
    expect(obstacles && obstacleWords(obstacles)).toBe(
      "1 reports a blocker, 1 asked for time, 2 have not answered",
    );
  });
});

describe("a reminder", () => {
  test.each([
    ["2026-07-16", [], null],
    ["2026-07-15", [], 30],
    ["2026-07-01", [], 30],
    ["2026-07-01", [30], null],
    ["2026-06-22", [30], 7],
    ["2026-06-16", [30], 1],
    ["2026-06-16", [30, 7], 1],
    ["2026-06-15", [30, 7, 1], null],
    ["2026-06-14", [], null],
  ] as const)("of a last day on %s, when told %j days before: %s", (sunset, told, due) => {
    expect(reminderDue({ sunset, askedOn: "2026-01-01" }, told, TODAY)).toBe(due);
  });

  test.each([
    ["2026-06-15", "2026-07-01", null],
    ["2026-06-14", "2026-07-15", 30],
    ["2026-06-15", "2026-07-15", null],
    ["2026-06-10", "2026-06-18", 7],
  ])("asked on %s about %s, there is one of %s days", (askedOn, sunset, due) => {
    expect(reminderDue({ sunset, askedOn }, [], TODAY)).toBe(due);
  });

  test("is given at most once a notice", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.array(fc.integer({ min: 0, max: 3 })),
        (left, steps) => {
          const sunset = new Date(Date.parse(TODAY) + left * 86_400_000).toISOString().slice(0, 10);
          const told: number[] = [];
          let day = Date.parse(TODAY);
          for (const step of steps) {
            const today = new Date(day).toISOString().slice(0, 10);
            const due = reminderDue({ sunset, askedOn: TODAY }, told, today);
            if (due !== null) told.push(due);
            day += step * 86_400_000;
          }
          expect(new Set(told).size).toBe(told.length);
          expect(told.every((days) => REMINDER_DAYS.some((known) => known === days))).toBe(true);
        },
      ),
    );
  });
});

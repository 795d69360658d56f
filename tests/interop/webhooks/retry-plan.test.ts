import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ATTEMPTS_MAX, planRetry } from "@/lib/interop/webhooks/retry-plan";

const NOW = new Date("2026-05-01T12:00:00Z");
const HOUR = 3_600_000;

function waitOf(attempts: number, { retryAfter = null as string | null, random = 0.5 } = {}): number {
  const retry = planRetry({ attempts, retryAfter }, NOW, random);
  return retry.again ? retry.dueAt.getTime() - NOW.getTime() : Number.POSITIVE_INFINITY;
}

test("waits longer each time, for about three days in all, and then gives up", () => {
  const waits = Array.from({ length: ATTEMPTS_MAX - 1 }, (_, index) => waitOf(index + 1));
  expect(waits.toSorted((a, b) => a - b)).toEqual(waits);
  const hours = waits.reduce((sum, ms) => sum + ms, 0) / HOUR;
  expect(hours).toBeGreaterThan(68);
  expect(hours).toBeLessThan(76);
  expect(waitOf(ATTEMPTS_MAX)).toBe(Number.POSITIVE_INFINITY);
  expect(waitOf(ATTEMPTS_MAX + 1)).toBe(Number.POSITIVE_INFINITY);
});

test("what failed together is tried a fifth earlier or later at most", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: ATTEMPTS_MAX - 1 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (n, random) => {
        const ratio = waitOf(n, { random }) / waitOf(n);
        return ratio >= 0.799 && ratio <= 1.201;
      },
    ),
  );
});

describe("what the receiver asks for", () => {
  test.each([
    ["120", 120_000],
    ["Fri, 01 May 2026 13:00:00 GMT", HOUR],
    ["999999", 12 * HOUR],
    ["1", 30_000],
    ["Thu, 01 Jan 1970 00:00:00 GMT", 30_000],
    ["-5", 30_000],
    ["soon", 30_000],
    ["1e9", 30_000],
    ["", 30_000],
  ])("Retry-After: %s", (retryAfter, expected) => {
    expect(waitOf(1, { retryAfter })).toBe(expected);
  });
});

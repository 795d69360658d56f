import { describe, expect, test } from "vitest";
import { createSearchMeter } from "@/lib/discovery/search-figures";

const START = Date.parse("2026-05-06T10:00:00Z");
const minutes = (count: number) => new Date(START + count * 60_000);
const fine = { isEmpty: false, isDegraded: false };

describe("figures of searches", () => {
  test("say nothing where nobody searched", () => {
    expect(createSearchMeter().figures(60, minutes(0))).toEqual({
      searches: 0,
      p50Ms: null,
      p95Ms: null,
      emptyShare: null,
      degradedShare: null,
    });
  });

  test("are within a fifth of what was measured, and never below it", () => {
    const meter = createSearchMeter();
    for (let ms = 1; ms <= 100; ms++) meter.record({ ms, ...fine }, minutes(0));
    const { p50Ms, p95Ms } = meter.figures(60, minutes(1));
    for (const [said, meant] of [
      [p50Ms, 50],
      [p95Ms, 95],
    ] as const) {
      expect(said).toBeGreaterThanOrEqual(meant);
      expect(said).toBeLessThanOrEqual(meant * 1.2);
    }
  });

  test("tell the shares that found nothing and that were degraded", () => {
    const meter = createSearchMeter();
    meter.record({ ms: 1, isEmpty: true, isDegraded: false }, minutes(0));
    meter.record({ ms: 1, isEmpty: true, isDegraded: true }, minutes(1));
    meter.record({ ms: 1, ...fine }, minutes(2));
    meter.record({ ms: 1, ...fine }, minutes(3));
    expect(meter.figures(60, minutes(4))).toMatchObject({
      searches: 4,
      emptyShare: 0.5,
      degradedShare: 0.25,
    });
  });

  test("are those of the time asked for, and forget what is older than a day", () => {
    const meter = createSearchMeter();
    meter.record({ ms: 5, ...fine }, minutes(0));
    meter.record({ ms: 5, ...fine }, minutes(90));
    expect(meter.figures(60, minutes(91)).searches).toBe(1);
    expect(meter.figures(24 * 60, minutes(91)).searches).toBe(2);
    expect(meter.figures(24 * 60, minutes(24 * 60 + 10)).searches).toBe(1);
    for (let day = 1; day <= 3; day++) meter.record({ ms: 5, ...fine }, minutes(day * 1_440));
    expect(meter.figures(24 * 60, minutes(3 * 1_440 + 1)).searches).toBe(1);
  });

  test.each([0, -1, Number.NaN, 1e9])("a time of %d is counted, and no other with it", (ms) => {
    const meter = createSearchMeter();
    meter.record({ ms, ...fine }, minutes(0));
    expect(meter.figures(60, minutes(1))).toMatchObject({ searches: 1, p95Ms: expect.any(Number) });
  });
});

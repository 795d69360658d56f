import { describe, expect, test } from "vitest";
import { promisesOf, serviceLevelsOf } from "@/lib/registry/service-levels";

describe("a service level is one number, however it was written", () => {
  test.each([
    [{ property: "frequency", value: 1, unit: "h" }, "frequency", 1, "hours"],
    [{ property: "fy", value: 1, unit: "d" }, "frequency", 24, "hours"],
    [{ property: "Latency", value: 90, unit: "minutes" }, "latency", 1.5, "hours"],
    [{ property: "latency", value: "PT2H30M" }, "latency", 2.5, "hours"],
    [{ property: "latency", value: "24h" }, "latency", 24, "hours"],
    [{ property: "re", value: 3, unit: "y" }, "retention", 26280, "hours"],
    [{ property: "retention", value: "P1W" }, "retention", 168, "hours"],
    [{ property: "time to detect", value: 2, unit: "days" }, "timeToDetect", 48, "hours"],
    [{ property: "availability", value: "99.5%" }, "availability", 99.5, "%"],
    [{ property: "availability", value: 99.5, unit: "percent" }, "availability", 99.5, "%"],
    [{ property: "throughput", value: 20, unit: "rows" }, "throughput", 20, "row"],
    [{ property: "endOfLife", value: "2030-01-01" }, "endOfLife", Date.UTC(2030, 0, 1), "date"],
    [{ property: "latency", value: "soon" }, "latency", null, "hours"],
    [{ property: "latency", value: 4, unit: "moons" }, "latency", null, "hours"],
    [{ property: "latency", value: null }, "latency", null, "hours"],
  ])("%j", (level, kind, measure, unit) => {
    expect(promisesOf({ slaProperties: [level] })).toMatchObject([
      { kind, measure, unit, pointer: "/slaProperties/0" },
    ]);
  });

  test("and words of somebody's own are none", () => {
    expect(promisesOf({ slaProperties: [{ property: "joy", value: 1 }, {}] })).toEqual([]);
  });
});

test("what rules ask for is read from the first promise that has a measure", () => {
  const slaProperties = [
    { property: "latency", value: "soon" },
    { property: "latency", value: 4, unit: "h" },
    { property: "frequency", value: 1, unit: "d" },
    { property: "retention", value: 1, unit: "y" },
    { property: "availability", value: 99.9 },
  ];
  expect(serviceLevelsOf({ slaProperties })).toEqual({
    freshnessHours: 24,
    latencyHours: 4,
    retentionDays: 365,
    availability: 99.9,
  });
  expect(
    serviceLevelsOf({ slaProperties: [...slaProperties, { property: "freshness", value: 2, unit: "h" }] }),
  ).toMatchObject({ freshnessHours: 2 });
  expect(serviceLevelsOf({})).toEqual({
    freshnessHours: undefined,
    latencyHours: undefined,
    retentionDays: undefined,
    availability: undefined,
  });
});

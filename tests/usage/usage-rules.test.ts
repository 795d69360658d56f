import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countedView } from "@/lib/usage/counted-view";
import { isNoticeable, popularityOf } from "@/lib/usage/popularity";
import { type FullUsage, SHOWN_MIN, shownUsage } from "@/lib/usage/shown-usage";
import { lastDays } from "@/lib/usage/usage-day";
import { PeriodParam, toSeries, trendOf } from "@/lib/usage/usage-series";
import { bandOf, REQUEST_BOUNDS, VIEW_BOUNDS } from "@/lib/usage/use-band";
import { aMemberOf, anActor, anAdmin } from "../builders";

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const HERE = { userAgent: FIREFOX, referer: "", origin: "agora.example" };

describe("a view", () => {
  test.each([
    ["of somebody else counts", anActor(), HERE, true],
    ["of an admin counts", anAdmin(), HERE, true],
    ["of another team counts", aMemberOf("other", "owner"), HERE, true],
    ["of the product's own team does not", aMemberOf("sales", "contributor"), HERE, false],
    ["by a token does not", anActor({ tokenScopes: ["read"] }), HERE, false],
    ["of a machine does not", anActor(), { ...HERE, userAgent: "Googlebot/2.1" }, false],
    ["of a monitor does not", anActor(), { ...HERE, userAgent: "uptime-monitor" }, false],
    ["of a script does not", anActor(), { ...HERE, userAgent: "curl/8.0" }, false],
  ])("%s", (_case, actor, looking, counts) => {
    expect(countedView(actor, { domainId: "sales" }, looking) !== null).toBe(counts);
  });

  test.each([
    ["http://agora.example/search?q=orders", true],
    ["http://agora.example/search?q=orders&sort=used", true],
    ["http://agora.example/search", false],
    ["http://agora.example/search?q=+", false],
    ["http://agora.example/", false],
    ["http://elsewhere.example/search?q=orders", false],
    ["", false],
    ["nonsense", false],
  ])("that came from %s came from a search: %s", (referer, expected) => {
    expect(countedView(anActor(), { domainId: "d" }, { ...HERE, referer })).toEqual({
      isFromSearch: expected,
    });
  });
});

describe("popularity", () => {
  const use = fc.record({ views: fc.nat(1_000_000), consumers: fc.nat(10_000) });

  test.each([
    [{ views: 0, consumers: 0 }, 0],
    [{ views: 20, consumers: 0 }, 9],
    [{ views: 0, consumers: 1 }, 9],
    [{ views: 0, consumers: 10 }, 50],
    [{ views: 200, consumers: 0 }, 50],
    [{ views: 1_000_000, consumers: 10_000 }, 100],
  ])("of %j is %d", (given, expected) => {
    expect(popularityOf(given)).toBe(expected);
  });

  test("is from 0 to 100, and never falls with more use", () => {
    fc.assert(
      fc.property(use, fc.nat(1_000), fc.nat(100), (given, views, consumers) => {
        const before = popularityOf(given);
        const after = popularityOf({ views: given.views + views, consumers: given.consumers + consumers });
        expect(before).toBeGreaterThanOrEqual(0);
        expect(after).toBeLessThanOrEqual(100);
        expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  test.each([
    [null, 0, false],
    [null, 1, true],
    [0, 3, true],
    [3, 0, true],
    [40, 44, false],
    [40, 45, true],
    [40, 35, true],
    [40, 40, false],
  ])("from %s to %d is worth telling: %s", (before, after, expected) => {
    expect(isNoticeable(before, after)).toBe(expected);
  });
});

const NOW = new Date("2026-11-23T23:30:00Z");

describe("a series", () => {
  test("has every day once, the last one today, whatever was counted", () => {
    const { days, total, before } = toSeries(
      [
        { day: "2026-11-23", count: 2 },
        { day: "2026-11-23", count: 1 },
        { day: "2026-10-27", count: 4 },
        { day: "2026-10-26", count: 7 },
        { day: "2020-01-01", count: 100 },
      ],
      NOW,
      28,
    );
    expect(days).toHaveLength(28);
    expect(days[0]).toEqual({ day: "2026-10-27", count: 4 });
    expect(days.at(-1)).toEqual({ day: "2026-11-23", count: 3 });
    expect([total, before]).toEqual([7, 7]);
  });

  test("days follow each other over the end of a month and of a year", () => {
    expect(lastDays(new Date("2027-01-02T00:00:00Z"), 4)).toEqual([
      "2026-12-30",
      "2026-12-31",
      "2027-01-01",
      "2027-01-02",
    ]);
  });

  test.each([
    [15, 10, 50],
    [5, 10, -50],
    [10, 10, 0],
    [0, 10, -100],
    // Twice nearly nothing is no trend.
    [8, 4, null],
    [8, 0, null],
  ])("of %d after %d has a trend of %s %%", (total, before, trend) => {
    expect(trendOf({ total, before })).toBe(trend);
  });

  test.each([
    ["28", 28],
    ["90", 90],
    ["7", 28],
    [undefined, 28],
    [["90", "28"], 28],
  ])("asked for as %s is one of %d days", (text, days) => {
    expect(PeriodParam.parse(text)).toBe(days);
  });
});

describe("a band", () => {
  test.each([
    [0, "little"],
    [9, "little"],
    [10, "some"],
    [49, "some"],
    [50, "much"],
  ])("of %d views is %s", (count, band) => {
    expect(bandOf(count, VIEW_BOUNDS)).toBe(band);
  });

  test("never tells apart what could point at somebody, and has room between its bounds", () => {
    for (const { some, much } of [VIEW_BOUNDS, REQUEST_BOUNDS]) {
      expect(some).toBeGreaterThanOrEqual(SHOWN_MIN);
      expect(much).toBeGreaterThan(some);
    }
  });
});

test("others than the team see sums alone, and none that could point at somebody", () => {
  const series = (total: number) => toSeries([{ day: "2026-11-23", count: total }], NOW, 28);
  fc.assert(
    fc.property(fc.nat(6), fc.nat(6), (views, consumers) => {
      const usage: FullUsage = {
        isFull: true,
        views: series(views),
        searches: series(1),
        requests: series(1),
        grants: series(1),
        consumers: series(consumers).days,
      };
      expect(shownUsage(usage, true)).toBe(usage);
      expect(shownUsage(usage, false)).toEqual({
        isFull: false,
        views: views >= SHOWN_MIN ? views : null,
        consumers: consumers >= SHOWN_MIN ? consumers : null,
      });
    }),
  );
});

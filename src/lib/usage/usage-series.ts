import { z } from "zod";
import { lastDays } from "./usage-day";

/** Over how many days usage is shown. */
export const PERIODS = [28, 90] as const;
export type Period = (typeof PERIODS)[number];

/** From an address: whatever is no period is the shorter one. */
export const PeriodParam = z
  .enum(["28", "90"])
  .catch("28")
  .transform((days): Period => (days === "90" ? 90 : 28));

export type DayCount = { day: string; count: number };

/** Days in order without a gap, their sum, and what the same number of days before came to. */
export type UsageSeries = { days: readonly DayCount[]; total: number; before: number };

/** A series out of counts that may miss days and may reach twice as far back as is shown. */
export function toSeries(counts: readonly DayCount[], at: Date, period: Period): UsageSeries {
  const byDay = new Map<string, number>();
  for (const { day, count } of counts) byDay.set(day, (byDay.get(day) ?? 0) + count);
  const days = lastDays(at, 2 * period).map((day) => ({ day, count: byDay.get(day) ?? 0 }));
  return { days: days.slice(period), total: sum(days.slice(period)), before: sum(days.slice(0, period)) };
}

function sum(days: readonly DayCount[]): number {
  return days.reduce((total, { count }) => total + count, 0);
}

/** How a period compares with the one before, in percent; null where there was too little to compare with. */
export function trendOf({ total, before }: Pick<UsageSeries, "total" | "before">): number | null {
  return before < COMPARABLE_MIN ? null : Math.round((100 * (total - before)) / before);
}
const COMPARABLE_MIN = 5;

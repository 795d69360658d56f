import type { ServiceLevelKind } from "@/lib/registry/service-levels";

const DAY = 24;
const WEEK = 7 * DAY;

/** How often what a contract does not schedule has to be looked at, in hours. */
const RULE_HOURS = WEEK;
/** What only people can read is read less often. */
const TEXT_RULE_HOURS = 30 * DAY;
const OWN_LEVEL_HOURS = 30 * DAY;
const LEVEL_HOURS = {
  availability: WEEK,
  freshness: DAY,
  frequency: DAY,
  latency: DAY,
  retention: 90 * DAY,
  throughput: WEEK,
  errorRate: WEEK,
  timeToDetect: 90 * DAY,
  timeToNotify: 90 * DAY,
  timeToRepair: 90 * DAY,
  generalAvailability: null,
  endOfSupport: null,
  endOfLife: null,
} as const satisfies Record<ServiceLevelKind, number | null>;

/** Contracts are open to fields that are not modelled; the schedule is one. */
type Scheduled = { [field: string]: unknown };

/** Data that comes less often than its rules are usually looked at is looked at when it comes. */
export function hoursBetweenRuleChecks(
  rule: Scheduled & { type?: string | undefined },
  dataEveryHours: number,
): number {
  const usual = rule.type?.toLowerCase() === "text" ? TEXT_RULE_HOURS : RULE_HOURS;
  return hoursOfSchedule(rule) ?? Math.max(usual, dataEveryHours);
}

/** Whether a service level names a day on which something begins or ends, which needs no proof. */
export function isDateLevel(kind: ServiceLevelKind): boolean {
  return LEVEL_HOURS[kind] === null;
}

/** Null for a date: that it comes is proven by nothing but the calendar. */
export function hoursBetweenLevelChecks(
  level: Scheduled,
  kind: ServiceLevelKind | null,
  dataEveryHours: number,
): number | null {
  const usual = kind === null ? OWN_LEVEL_HOURS : LEVEL_HOURS[kind];
  return usual === null ? null : (hoursOfSchedule(level) ?? Math.max(usual, dataEveryHours));
}

const NAMED: Readonly<Record<string, number>> = {
  "@hourly": 1,
  "@daily": DAY,
  "@midnight": DAY,
  "@weekly": WEEK,
  "@monthly": 31 * DAY,
  "@yearly": 366 * DAY,
  "@annually": 366 * DAY,
};

/** The longest time between two runs of a cron schedule, in hours; null for what is none. */
export function hoursOfSchedule({ schedule }: Scheduled): number | null {
  if (typeof schedule !== "string") return null;
  const text = schedule.trim().toLowerCase();
  if (Object.hasOwn(NAMED, text)) return NAMED[text] ?? null;
  // Quartz writes seconds in front, and a year at the end.
  const all = text.split(/\s+/);
  const fields = all.length > 5 ? all.slice(1, 6) : all;
  const [minute, hour, day, month, weekday] = fields;
  if (!minute || !hour || !day || !month || !weekday) return null;
  const minutes = valuesOf(minute, 0, 59);
  const hours = valuesOf(hour, 0, 23);
  const days = valuesOf(day, 1, 31);
  const months = valuesOf(month, 1, 12, MONTHS);
  const weekdays = valuesOf(weekday, 0, 7, WEEKDAYS)?.map((value) => value % 7);
  if (!minutes || !hours || !days || !months || !weekdays) return null;

  const monthGap = longestGap(months, 12);
  if (monthGap > 1) return monthGap * 31 * DAY;
  // Named both, either of them is enough.
  const byDay = longestGap(days, 31);
  const byWeekday = longestGap([...new Set(weekdays)].toSorted(ascending), 7);
  const dayGap = byDay === 1 || byWeekday === 1 ? Math.max(byDay, byWeekday) : Math.min(byDay, byWeekday);
  if (dayGap > 1) return dayGap * DAY;
  const hourGap = longestGap(hours, 24);
  return hourGap > 1 ? hourGap : longestGap(minutes, 60) / 60;
}

const MONTHS = ["", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** The values a field stands for, ascending; null where it cannot be read. */
function valuesOf(field: string, min: number, max: number, names: readonly string[] = []): number[] | null {
  const values = new Set<number>();
  for (const part of field.split(",")) {
    const match = /^(\*|\?|[a-z]{3}|\d+)(?:-([a-z]{3}|\d+))?(?:\/(\d+))?$/.exec(part);
    if (!match) return null;
    const [, start = "", end, step] = match;
    const isAll = start === "*" || start === "?";
    const from = isAll ? min : numberOf(start, names);
    const to = isAll || (end === undefined && step !== undefined) ? max : numberOf(end ?? start, names);
    const by = Number(step ?? 1);
    if (from < min || to > max || from > to || !(by >= 1)) return null;
    for (let value = from; value <= to; value += by) values.add(value);
  }
  return [...values].toSorted(ascending);
}

function numberOf(text: string, names: readonly string[]): number {
  const named = names.indexOf(text);
  return named >= 0 ? named : Number(text);
}

/** The longest way from one value to the next, the last one leading to the first of the next round. */
function longestGap(values: readonly number[], round: number): number {
  const first = values[0] ?? 0;
  const gaps = values.map((value, index) => (values[index + 1] ?? first + round) - value);
  return Math.max(...gaps);
}

function ascending(a: number, b: number): number {
  return a - b;
}

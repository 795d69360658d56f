const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS = [
  { upTo: MINUTE, size: SECOND, one: "s", many: "s" },
  { upTo: HOUR, size: MINUTE, one: "min", many: "min" },
  { upTo: DAY, size: HOUR, one: "h", many: "h" },
  { upTo: 30 * DAY, size: DAY, one: "day", many: "days" },
  { upTo: 365 * DAY, size: 30 * DAY, one: "month", many: "months" },
  { upTo: Number.POSITIVE_INFINITY, size: 365 * DAY, one: "year", many: "years" },
] as const;

/** How far `at` lies from `now`, rounded down: "3 s ago", "2 h ago", "in 5 days", "just now". */
export function timeDistance(at: Date, now: Date): string {
  const distance = Math.abs(at.getTime() - now.getTime());
  if (distance < SECOND) return "just now";

  const unit = UNITS.find(({ upTo }) => distance < upTo) ?? UNITS[5];
  const count = Math.floor(distance / unit.size);
  const words = `${count} ${count === 1 ? unit.one : unit.many}`;
  return at > now ? `in ${words}` : `${words} ago`;
}

const EXACT = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

/** The same words on the server and in every browser: "22 Nov 2026, 14:05 UTC". */
export function exactTime(at: Date): string {
  return `${EXACT.format(at)} UTC`;
}

const CALENDAR_DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

/** "22 Nov 2026", for what is only known, or only matters, to the day. */
export function calendarDay(at: Date): string {
  return CALENDAR_DAY.format(at);
}

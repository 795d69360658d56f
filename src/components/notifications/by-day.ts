import { calendarDay } from "@/components/ui/time-distance";
import { groupedBy } from "@/lib/platform/grouped";

const DAY_MS = 86_400_000;

/** What happened on each day, in the order it comes in; the last two days by their usual names. */
export function byDay<T extends { at: Date }>(items: readonly T[], now: Date): { day: string; items: T[] }[] {
  const names = new Map([
    [calendarDay(now), "Today"],
    [calendarDay(new Date(now.getTime() - DAY_MS)), "Yesterday"],
  ]);
  return [...groupedBy(items, ({ at }) => calendarDay(at))].map(([day, of]) => ({
    day: names.get(day) ?? day,
    items: of,
  }));
}

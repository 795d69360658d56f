const DAY_MS = 86_400_000;

/** The day a moment belongs to, UTC: `2026-11-23`. */
export function usageDay(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** The last `count` days up to and including the one of this moment, oldest first. */
export function lastDays(at: Date, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    usageDay(new Date(at.getTime() - (count - 1 - index) * DAY_MS)),
  );
}

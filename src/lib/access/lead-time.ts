/** How long decisions took, in hours. */
export type LeadTime = { decisions: number; medianHours: number; p90Hours: number };

/** Fewer decisions than this say nothing about the next one. */
export const DECISIONS_MIN = 5;

const HOUR_MS = 3_600_000;

/** Null where there are too few to tell. */
export function leadTime(decided: readonly { requestedAt: Date; at: Date }[]): LeadTime | null {
  if (decided.length < DECISIONS_MIN) return null;
  const hours = decided
    .map(({ requestedAt, at }) => Math.max(0, at.getTime() - requestedAt.getTime()) / HOUR_MS)
    .toSorted((a, b) => a - b);
  return { decisions: hours.length, medianHours: quantile(hours, 0.5), p90Hours: quantile(hours, 0.9) };
}

/** Between two values lies what is between them in proportion; `sorted` has at least one. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const [low = 0, high = low] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place - Math.floor(place));
}

/** "2 hours", "3 days": as people say how long something takes. */
export function leadTimeWords(hours: number): string {
  if (hours < 1) return "less than an hour";
  if (hours < 36) return plural(Math.round(hours), "hour");
  return plural(Math.round(hours / 24), "day");
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/** Days over which looking counts. */
export const POPULARITY_DAYS = 28;

/** Looking at a product as often as this says as much as one consumer who was granted access. */
const VIEWS_PER_CONSUMER = 20;
/** At this much use a product is half as popular as can be. */
const HALF = 10;
/** Below this a change is not worth another document in the index. */
const NOTICEABLE = 5;

/**
 * How much a product is used, from 0 to 100. It grows with every view and consumer and ever more slowly, so that the
 * most used product of all is not out of reach.
 */
export function popularityOf({ views, consumers }: { views: number; consumers: number }): number {
  const use = views / VIEWS_PER_CONSUMER + consumers;
  return Math.round((100 * use) / (use + HALF));
}

/** Whether search should order by the new figure rather than by the one it has. */
export function isNoticeable(before: number | null, after: number): boolean {
  const known = before ?? 0;
  return Math.abs(after - known) >= NOTICEABLE || (known === 0) !== (after === 0);
}

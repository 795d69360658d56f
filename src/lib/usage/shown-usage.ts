import type { UsageSeries } from "./usage-series";

/** Fewer than this could point at somebody. */
export const SHOWN_MIN = 3;

/** Everything that is counted of a product, for its team. */
export type FullUsage = {
  isFull: true;
  views: UsageSeries;
  searches: UsageSeries;
  requests: UsageSeries;
  grants: UsageSeries;
  /** In force on each day. */
  consumers: UsageSeries["days"];
};

/** What others are told: sums, and these only where they point at nobody. */
export type ShownUsage = FullUsage | { isFull: false; views: number | null; consumers: number | null };

export function shownUsage(usage: FullUsage, isTeam: boolean): ShownUsage {
  if (isTeam) return usage;
  return {
    isFull: false,
    views: shownCount(usage.views.total),
    consumers: shownCount(usage.consumers.at(-1)?.count ?? 0),
  };
}

export function shownCount(count: number): number | null {
  return count >= SHOWN_MIN ? count : null;
}

import { SHOWN_MIN } from "./shown-usage";

/** How much something is used, told to everybody: a band says less of single people than a number. */
export const USE_BANDS = ["little", "some", "much"] as const;
export type UseBand = (typeof USE_BANDS)[number];

/** From which counts on; below `some` nothing is told apart, so that it is never fewer than may be shown. */
export type BandBounds = { some: number; much: number };

/** Over this many days, as popularity is. */
export const BAND_DAYS = 28;
export const VIEW_BOUNDS: BandBounds = { some: 10, much: 50 };
export const REQUEST_BOUNDS: BandBounds = { some: SHOWN_MIN, much: 10 };

export function bandOf(count: number, { some, much }: BandBounds): UseBand {
  if (count >= much) return "much";
  return count >= some ? "some" : "little";
}

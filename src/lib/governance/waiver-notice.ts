import { daysUntil } from "./waiver-rules";

/** How many days before its end people are told, nought being the last day. */
export const NOTICE_DAYS = [14, 3, 0] as const;

type Term = { startsAt: Date; expiresAt: Date };

/**
 * Which notice is due: the nearest one reached, unless it or a nearer one was given already. A waiver that was
 * granted for less time than a notice looks ahead needs that notice from nobody.
 */
export function noticeDue({ startsAt, expiresAt }: Term, at: Date, told: readonly number[]): number | null {
  const left = daysUntil(expiresAt, at);
  const length = daysUntil(expiresAt, startsAt);
  const reached = NOTICE_DAYS.filter((days) => left <= days && days < Math.max(length, 1)).at(-1);
  if (reached === undefined || told.some((days) => days <= reached)) return null;
  return reached;
}

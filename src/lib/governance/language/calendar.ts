const ISO = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/;
const DAY_MILLISECONDS = 86_400_000;

/** The instant an ISO 8601 date or date-time stands for, read as UTC without a zone; null when it is not one. */
export function instantOf(text: string): number | null {
  const [, day, zone] = ISO.exec(text) ?? [];
  if (day === undefined) return null;
  // Date.parse rolls 30 February over into March instead of refusing it.
  const midnight = Date.parse(day);
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return null;
  const instant = Date.parse(text.length > day.length && zone === undefined ? `${text}Z` : text);
  return Number.isNaN(instant) ? null : instant;
}

/** Whole UTC days from `from` to `to`, so that an outcome can only change at midnight UTC. */
export function daysBetween(from: number, to: number): number {
  return Math.floor(to / DAY_MILLISECONDS) - Math.floor(from / DAY_MILLISECONDS);
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How long a delivery waits after its first, second … failure: three days in all. */
const WAITS_MS = [
  0.5 * MINUTE_MS,
  2 * MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
  8 * HOUR_MS,
  12 * HOUR_MS,
  12 * HOUR_MS,
  12 * HOUR_MS,
  20 * HOUR_MS,
];
export const ATTEMPTS_MAX = WAITS_MS.length + 1;

/** A fifth less or more, so that what failed together is not tried together. */
const JITTER = 0.2;
const RETRY_AFTER_MAX_MS = 12 * HOUR_MS;

export type Retry = { again: true; dueAt: Date } | { again: false };

/**
 * When a delivery that failed is tried again: never, after its last attempt. What the receiver asks for counts when it
 * is later than what we had in mind. `random` is from 0 up to 1.
 */
export function planRetry(
  { attempts, retryAfter }: { attempts: number; retryAfter: string | null },
  now: Date,
  random: number,
): Retry {
  const wait = WAITS_MS[attempts - 1];
  if (wait === undefined) return { again: false };
  const asked = Math.min(retryAfterMs(retryAfter, now), RETRY_AFTER_MAX_MS);
  const ms = Math.max(wait * (1 + JITTER * (2 * random - 1)), asked);
  return { again: true, dueAt: new Date(now.getTime() + Math.ceil(ms)) };
}

/** A number of seconds or a date of HTTP; nought for anything else. */
function retryAfterMs(header: string | null, now: Date): number {
  const text = (header ?? "").trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const at = /^[A-Z][a-z]{2}, /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? 0 : Math.max(0, at - now.getTime());
}

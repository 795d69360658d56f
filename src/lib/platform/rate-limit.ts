import "server-only";
import { z } from "zod";
import { now } from "./clock";
import { db } from "./db";
import { AppError } from "./errors";

export type RateLimit = { limit: number; windowSeconds: number };

const KEPT_MS = 2 * 24 * 3600_000;
const Counted = z.tuple([z.object({ count: z.number() })]);

/**
 * Counts one use of `key` in the current window and refuses it beyond the limit. Deliberately outside any caller's
 * transaction: an attempt counts even when what follows fails. Windows are at most a day long.
 */
export async function requireWithinLimit(
  key: string,
  { limit, windowSeconds }: RateLimit,
  at = now(),
): Promise<void> {
  const windowStart = startOfWindow(windowSeconds, at);
  const rows = await db.$queryRaw`
    INSERT INTO "rate_window" AS w ("key", "window_start", "count") VALUES (${key}, ${windowStart}, 1)
    ON CONFLICT ("key", "window_start") DO UPDATE SET "count" = w."count" + 1
    RETURNING "count"`;
  const [{ count }] = Counted.parse(rows);
  if (count === 1) await trimWindows(at);
  if (count <= limit) return;
  const secondsLeft = windowSeconds - (at.getTime() - windowStart.getTime()) / 1000;
  throw new AppError("rate-limited", `Too many attempts. Try again ${inWords(secondsLeft)}.`, [], {
    retryAfterSeconds: Math.ceil(secondsLeft),
  });
}

/** Takes one use back, for limits that are about failures alone. */
export async function uncount(key: string, { windowSeconds }: RateLimit, at = now()): Promise<void> {
  await db.rateWindow.updateMany({
    where: { key, windowStart: startOfWindow(windowSeconds, at), count: { gt: 0 } },
    data: { count: { decrement: 1 } },
  });
}

async function trimWindows(at: Date): Promise<void> {
  await db.rateWindow.deleteMany({ where: { windowStart: { lt: new Date(at.getTime() - KEPT_MS) } } });
}

function startOfWindow(windowSeconds: number, at: Date): Date {
  const windowMs = windowSeconds * 1000;
  return new Date(Math.floor(at.getTime() / windowMs) * windowMs);
}

function inWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (minutes <= 1) return "in a minute";
  return minutes < 60 ? `in ${minutes} minutes` : "in an hour";
}

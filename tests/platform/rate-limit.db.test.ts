import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { db } from "@/lib/platform/db";
import { requireWithinLimit, uncount } from "@/lib/platform/rate-limit";

const LIMIT = { limit: 3, windowSeconds: 60 };
const NOON = new Date("2026-05-01T12:00:00Z");

function secondsAfterNoon(seconds: number): Date {
  return new Date(NOON.getTime() + seconds * 1000);
}

test("beyond the limit the caller is refused and told when to come back", async () => {
  const key = randomUUID();
  for (const second of [0, 1, 2]) await requireWithinLimit(key, LIMIT, secondsAfterNoon(second));
  await expect(requireWithinLimit(key, LIMIT, secondsAfterNoon(59))).rejects.toMatchObject({
    code: "rate-limited",
    message: "Too many attempts. Try again in a minute.",
  });
});

test("the next window starts afresh, and keys do not share one", async () => {
  const key = randomUUID();
  for (const second of [0, 1, 2]) await requireWithinLimit(key, LIMIT, secondsAfterNoon(second));
  await requireWithinLimit(randomUUID(), LIMIT, secondsAfterNoon(3));
  await requireWithinLimit(key, LIMIT, secondsAfterNoon(60));
});

test("of many at once exactly as many pass as the limit allows", async () => {
  const key = randomUUID();
  const attempts = await Promise.allSettled(
    Array.from({ length: 20 }, () => requireWithinLimit(key, LIMIT, NOON)),
  );
  expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
});

test("a use taken back leaves room for another", async () => {
  const key = randomUUID();
  for (const second of [0, 1, 2]) await requireWithinLimit(key, LIMIT, secondsAfterNoon(second));
  await uncount(key, LIMIT, secondsAfterNoon(3));
  await requireWithinLimit(key, LIMIT, secondsAfterNoon(4));
  await expect(requireWithinLimit(key, LIMIT, secondsAfterNoon(5))).rejects.toMatchObject({
    code: "rate-limited",
  });
});

test("windows long past do not pile up", async () => {
  const key = randomUUID();
  await requireWithinLimit(key, LIMIT, NOON);
  await requireWithinLimit(randomUUID(), LIMIT, secondsAfterNoon(3 * 24 * 3600));
  expect(await db.rateWindow.count({ where: { key } })).toBe(0);
});

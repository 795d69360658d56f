import { expect, test, vi } from "vitest";
import { db } from "@/lib/platform/db";
import { watchEvents } from "@/lib/platform/event-feed";
import { recordEvent } from "@/lib/platform/events";

// A wake that no announcement brings comes with the next second.
const IN_TIME = { timeout: 10_000 };

const happens = () => recordEvent(db, { type: "user.changed", subjectId: "somebody", actorId: null });

test("everybody who watches is woken, until they stop", async () => {
  const woken = { first: 0, second: 0 };
  const stopFirst = watchEvents(() => {
    woken.first += 1;
  });
  const stopSecond = watchEvents(() => {
    woken.second += 1;
  });
  await happens();
  await vi.waitFor(() => expect(Math.min(woken.first, woken.second)).toBeGreaterThan(0), IN_TIME);
  stopFirst();
  const { first, second } = woken;
  await happens();
  await vi.waitFor(() => expect(woken.second).toBeGreaterThan(second), IN_TIME);
  expect(woken.first).toBe(first);
  stopSecond();
});

test("however many watch, one connection of the server listens for them", async () => {
  const stops = Array.from({ length: 5 }, () => watchEvents(() => undefined));
  const listening = async () => {
    const rows = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM pg_stat_activity WHERE "query" LIKE 'LISTEN agora_event%' AND "datname" = current_database()`;
    return rows.length;
  };
  // The embedded database is its own only connection, and tells of no other.
  await vi.waitFor(
    async () => expect(await listening()).toBe(process.env.TEST_DATABASE_URL ? 1 : 0),
    IN_TIME,
  );
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await listening()).toBeLessThanOrEqual(1);
  for (const stop of stops) stop();
});

test("who begins to watch after everybody stopped is woken too", async () => {
  watchEvents(() => undefined)();
  let woken = 0;
  const stop = watchEvents(() => {
    woken += 1;
  });
  await happens();
  await vi.waitFor(() => expect(woken).toBeGreaterThan(0), IN_TIME);
  stop();
});

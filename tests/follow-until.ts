import { expect, vi } from "vitest";
import { z } from "zod";
import { db } from "@/lib/platform/db";

const StoredCursor = z.object({ xid: z.coerce.bigint(), seq: z.coerce.bigint() });

/**
 * Runs a follower of events until its cursor, kept under this key, has passed all there are; answers the sum of what it
 * did. Other databases of a server may hold events back for a moment.
 */
export async function followUntil(key: string, follow: () => Promise<number>): Promise<number> {
  let done = 0;
  await vi.waitFor(
    async () => {
      done += await follow();
      const row = await db.setting.findUniqueOrThrow({ where: { key } });
      const cursor = StoredCursor.parse(row.value);
      const last = await db.event.findFirst({ orderBy: [{ xid: "desc" }, { seq: "desc" }] });
      const isAfter = last && (last.xid > cursor.xid || (last.xid === cursor.xid && last.seq > cursor.seq));
      expect(isAfter).toBeFalsy();
    },
    { timeout: 15_000, interval: 50 },
  );
  return done;
}

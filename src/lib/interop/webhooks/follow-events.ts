import "server-only";
import { db } from "@/lib/platform/db";
import { moveCursor, openCursor } from "@/lib/platform/event-cursor";
import { readEvents } from "@/lib/platform/event-feed";
import { readHappenings } from "./read-happenings";
import { writeDeliveries } from "./write-deliveries";

const FOLLOWER = "webhooks";

/**
 * Writes what follows from new events, and notes in the same transaction how far that went: any number of processes may
 * follow at once, and each event is written for each webhook once.
 */
export async function followEvents(at: Date): Promise<number> {
  let written = 0;
  for (;;) {
    const from = await openCursor(FOLLOWER);
    const events = await readEvents(from);
    const last = events.at(-1);
    if (!last) return written;
    written += await db.$transaction(async (tx) => {
      if (!(await moveCursor(tx, FOLLOWER, { from, to: { xid: last.xid, seq: last.seq } }))) return 0;
      return writeDeliveries(tx, await readHappenings(tx, events), at);
    });
  }
}

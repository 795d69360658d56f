import "server-only";
import { z } from "zod";
import { db, type Tx } from "./db";
import { type EventCursor, eventHorizon, type FedEvent, readEvents } from "./event-feed";

const Stored = z.object({ xid: z.coerce.bigint(), seq: z.coerce.bigint() });

/** How far a follower of the events has come; at its first call the present is where it begins. */
export async function openCursor(name: string): Promise<EventCursor> {
  const found = await readCursor(name);
  if (found) return found;
  const begin = toJson(await eventHorizon());
  await db.setting.createMany({ data: [{ key: keyOf(name), value: begin }], skipDuplicates: true });
  return (await readCursor(name)) ?? Stored.parse(begin);
}

/** Whether there is anything a follower has not seen. Before it has begun, it begins with the present. */
export async function hasNews(name: string): Promise<boolean> {
  return (await readEvents(await openCursor(name))).length > 0;
}

/**
 * Hands over what happened since the last time, in order, and answers the sum of what was made of it. The cursor moves
 * after the work, so that what fails comes again: it must do no harm to be done twice.
 */
export async function followEach(
  name: string,
  handle: (events: readonly FedEvent[]) => Promise<number>,
): Promise<number> {
  let done = 0;
  for (;;) {
    const from = await openCursor(name);
    const events = await readEvents(from);
    const last = events.at(-1);
    if (!last) return done;
    done += await handle(events);
    await moveCursor(db, name, { from, to: { xid: last.xid, seq: last.seq } });
  }
}

async function readCursor(name: string): Promise<EventCursor | null> {
  const row = await db.setting.findUnique({ where: { key: keyOf(name) } });
  return row && Stored.parse(row.value);
}

/** Moves it together with the work of the transaction; false when another process has done that work. */
export async function moveCursor(
  tx: Tx,
  name: string,
  { from, to }: { from: EventCursor; to: EventCursor },
): Promise<boolean> {
  const moved = await tx.$executeRaw`
    UPDATE "setting" SET "value" = ${toJson(to)}::jsonb
    WHERE "key" = ${keyOf(name)} AND "value" = ${toJson(from)}::jsonb`;
  return moved === 1;
}

function toJson({ xid, seq }: EventCursor) {
  return { xid: String(xid), seq: String(seq) };
}

function keyOf(name: string): string {
  return `${name}:cursor`;
}

import "server-only";
import { z } from "zod";
import { db, type Tx } from "./db";
import { type EventCursor, eventHorizon } from "./event-feed";

const Stored = z.object({ xid: z.coerce.bigint(), seq: z.coerce.bigint() });

/** How far a follower of the events has come; at its first call the present is where it begins. */
export async function openCursor(name: string): Promise<EventCursor> {
  const found = await readCursor(name);
  if (found) return found;
  const begin = toJson(await eventHorizon());
  await db.setting.createMany({ data: [{ key: keyOf(name), value: begin }], skipDuplicates: true });
  return (await readCursor(name)) ?? Stored.parse(begin);
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

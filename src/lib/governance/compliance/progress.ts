import "server-only";
import { z } from "zod";
import { db, type Tx } from "@/lib/platform/db";
import type { EventCursor } from "@/lib/platform/event-feed";
import { FullCheck } from "./full-check";

const CURSOR = "compliance:cursor";
const CHECK = "compliance:check";

const StoredCursor = z.object({ xid: z.coerce.bigint(), seq: z.coerce.bigint() });

/** How far the events have been followed; null before the first time. */
export async function readCursor(): Promise<EventCursor | null> {
  const row = await db.setting.findUnique({ where: { key: CURSOR } });
  return row && StoredCursor.parse(row.value);
}

/** False when somebody else moved it meanwhile: then whatever follows from these events is theirs to do. */
export async function moveCursor(tx: Tx, from: EventCursor | null, to: EventCursor): Promise<boolean> {
  if (from === null) {
    const { count } = await tx.setting.createMany({
      data: [{ key: CURSOR, value: toValue(to) }],
      skipDuplicates: true,
    });
    return count === 1;
  }
  const { count } = await tx.setting.updateMany({
    where: { key: CURSOR, value: { equals: toValue(from) } },
    data: { value: toValue(to) },
  });
  return count === 1;
}

function toValue({ xid, seq }: EventCursor) {
  return { xid: String(xid), seq: String(seq) };
}

export async function readFullCheck(tx: Tx = db): Promise<FullCheck | null> {
  const row = await tx.setting.findUnique({ where: { key: CHECK } });
  return row && FullCheck.parse(row.value);
}

export async function writeFullCheck(check: FullCheck): Promise<void> {
  await db.setting.upsert({
    where: { key: CHECK },
    create: { key: CHECK, value: check },
    update: { value: check },
  });
}

/** The next check finds nothing to compare with, and is due at once. */
export async function forgetFullCheck(tx: Tx): Promise<void> {
  await tx.setting.deleteMany({ where: { key: CHECK } });
}

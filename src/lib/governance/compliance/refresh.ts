import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { type EventCursor, eventHorizon, readEvents } from "@/lib/platform/event-feed";
import { giveLeaseBack, takeLease } from "@/lib/platform/lease";
import { log } from "@/lib/platform/log";
import { tidyEmbeddedDatabase } from "@/lib/platform/tidy-database";
import { dayOf, writeComplianceDay } from "./compliance-days";
import { concernedProducts, dueProducts, everyProduct } from "./concerned-products";
import type { FullCheck } from "./full-check";
import type { Causes } from "./keep-chunk";
import { forgetFullCheck, moveCursor, readCursor, readFullCheck, writeFullCheck } from "./progress";
import { reevaluate } from "./reevaluate";
import { tellOwners } from "./tell-owners";

const LEASE = "compliance";
const LEASE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** When the night's full check falls due, UTC: the rules about days have turned over by then. */
const CHECK_HOUR = 2;

/** The lease went to somebody else: a process that was held up for too long leaves the rest to them. */
class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}

export type RefreshOrder = { at?: () => Date; signal?: AbortSignal };

/**
 * Brings what is kept of compliance level with everything that was committed before the call. Any number of processes
 * may call it; one at a time works, the others return at once, and what one leaves unfinished the next one finishes.
 */
export async function refreshComplianceNow({ at = now, signal }: RefreshOrder = {}): Promise<void> {
  if (!(await isSomethingDue(at()))) return;
  const holder = randomUUID();
  const hold = async () => {
    signal?.throwIfAborted();
    return takeLease(LEASE, holder, at(), new Date(at().getTime() + LEASE_MS));
  };
  if (!(await hold())) return;
  try {
    await work({
      at,
      hold: async () => {
        if (!(await hold())) throw new LeaseLost();
      },
    });
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error;
  } finally {
    await giveLeaseBack(LEASE, holder);
  }
}

/** Asked every second by every process, so it only reads, and little. */
async function isSomethingDue(at: Date): Promise<boolean> {
  const cursor = await readCursor();
  if (cursor === null || isCheckDue(await readFullCheck(), at) || (await isAnythingOver(at))) return true;
  return (await readEvents(cursor)).length > 0;
}

async function isAnythingOver(at: Date): Promise<boolean> {
  const rows = await db.$queryRaw`
    SELECT EXISTS (SELECT 1 FROM "policy_outcome" WHERE "valid_until" <= ${at}) AS "isOver"`;
  const [{ isOver }] = z.tuple([z.object({ isOver: z.boolean() })]).parse(rows);
  return isOver;
}

function nightOf(at: Date): string {
  return dayOf(new Date(at.getTime() - CHECK_HOUR * HOUR_MS));
}

function isCheckDue(last: FullCheck | null, at: Date): boolean {
  return last === null || last.night < nightOf(at);
}

type Work = { at: () => Date; hold: () => Promise<void> };

async function work(shift: Work): Promise<void> {
  const start = await knownCursor();
  const followed = await followEvents(start, shift);
  const at = shift.at();
  const due = await dueProducts(at);
  const isChecked = await checkEverything(followed.cursor, { at, due }, shift);
  const byTime = isChecked ? 0 : await evaluateAll(due, at, shift);
  if (followed.changed + byTime > 0 && !isChecked) await writeComplianceDay(at);
  // What time and the check changed is told of too.
  await followEvents(followed.cursor, shift);
}

/** From where to follow. Where that is not known everything has to be evaluated, which the check does. */
async function knownCursor(): Promise<EventCursor> {
  const known = await readCursor();
  const horizon = await eventHorizon();
  // A cursor ahead of all transactions is another database's, as after a restore: what it leaves out nobody could tell.
  if (known !== null && known.xid <= horizon.xid) return known;
  await db.$transaction(async (tx) => {
    if (!(await moveCursor(tx, known, horizon))) throw new LeaseLost();
    await forgetFullCheck(tx);
  });
  return horizon;
}

async function followEvents(
  start: EventCursor,
  shift: Work,
): Promise<{ cursor: EventCursor; changed: number }> {
  let cursor = start;
  let changed = 0;
  for (let events = await readEvents(cursor); events.length > 0; events = await readEvents(cursor)) {
    changed += await evaluateAll(await concernedProducts(events), shift.at(), shift);
    const from = cursor;
    const to = events.at(-1) ?? cursor;
    // They are told with the move, so that an event is told of once whatever happens in between.
    await db.$transaction(async (tx) => {
      if (!(await moveCursor(tx, from, to))) throw new LeaseLost();
      await tellOwners(tx, events, shift.at());
    });
    cursor = { xid: to.xid, seq: to.seq };
    await shift.hold();
  }
  return { cursor, changed };
}

/** How many products were not as they were kept. */
async function evaluateAll(causes: Causes, at: Date, { hold }: Work): Promise<number> {
  let changed = 0;
  for await (const report of reevaluate(causes, at)) {
    changed += report.changed;
    await hold();
  }
  return changed;
}

/**
 * Once a night everything anew: a verdict that is another one without a reason is a fault of this program, and said so.
 * What is due by the time is a reason. The first time there is nothing to compare with.
 */
async function checkEverything(
  cursor: EventCursor,
  { at, due }: { at: Date; due: Causes },
  { hold }: Work,
): Promise<boolean> {
  const last = await readFullCheck();
  if (!isCheckDue(last, at)) return false;
  const causes = new Map([...(await everyProduct("check")), ...due]);
  let differences = 0;
  for await (const { drifted } of reevaluate(causes, at)) {
    const unexpected = last === null ? [] : drifted.filter((id) => !due.has(id));
    const unexplained = await withoutReason(unexpected, cursor);
    differences += unexplained.length;
    if (unexplained.length > 0)
      log.error({ productIds: unexplained }, "kept compliance was not what the policies say");
    await hold();
  }
  await writeComplianceDay(at);
  await writeFullCheck({ night: nightOf(at), at: at.toISOString(), products: causes.size, differences });
  // At night, when few are waiting, and after the one job that may have written every row.
  await tidyEmbeddedDatabase();
  return true;
}

const PendingRow = z.object({
  seq: z.bigint(),
  xid: z.bigint(),
  type: z.string(),
  subjectId: z.string(),
});

/** Those that no event concerns which came while everything was being evaluated. */
async function withoutReason(drifted: readonly string[], { xid, seq }: EventCursor): Promise<string[]> {
  if (drifted.length === 0) return [];
  const rows = await db.$queryRaw`
    SELECT "seq", "xid", "type", "subject_id" AS "subjectId" FROM "event"
    WHERE ("xid", "seq") > (${xid}::bigint, ${seq}::bigint)`;
  const concerned = await concernedProducts(z.array(PendingRow).parse(rows));
  return drifted.filter((id) => !concerned.has(id));
}

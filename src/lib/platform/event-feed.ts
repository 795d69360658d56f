import "server-only";
import { Client } from "pg";
import { z } from "zod";
import { db } from "./db";
import { openEmbedded } from "./embedded";
import { env } from "./env";
import { log } from "./log";

/** A place in the event table: everything up to and including it has been seen. */
export type EventCursor = { xid: bigint; seq: bigint };

const EventRow = z.object({
  seq: z.bigint(),
  xid: z.bigint(),
  type: z.string(),
  subjectId: z.string(),
});
export type FedEvent = z.infer<typeof EventRow>;

const BATCH_MAX = 500;
const POLL_MS = 1_000;

/** A cursor before which every transaction has ended; taken before reading a state, it lets no later event slip. */
export async function eventHorizon(): Promise<EventCursor> {
  const rows = await db.$queryRaw`SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS xid`;
  const [{ xid }] = z.tuple([z.object({ xid: z.bigint() })]).parse(rows);
  return { xid, seq: 0n };
}

/**
 * The next events in commit-safe order. Rows of transactions that may still have older siblings in flight are held
 * back: a sequence number alone would let a late commit be skipped for ever.
 */
export async function readEvents({ xid, seq }: EventCursor): Promise<FedEvent[]> {
  const rows = await db.$queryRaw`
    SELECT "seq", "xid", "type", "subject_id" AS "subjectId" FROM "event"
    WHERE ("xid", "seq") > (${xid}::bigint, ${seq}::bigint)
      AND "xid" < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
    ORDER BY "xid", "seq" LIMIT ${BATCH_MAX}`;
  return z.array(EventRow).parse(rows);
}

const Lag = z.tuple([z.object({ events: z.int(), seconds: z.number() })]);

/** How many events a reader at this place has before it, and how long the oldest of them has been waiting. */
export async function countEventsAfter({
  xid,
  seq,
}: EventCursor): Promise<{ events: number; seconds: number }> {
  const rows = await db.$queryRaw`
    SELECT count(*)::int AS "events",
      coalesce(greatest(extract(epoch FROM now() - min("at")), 0), 0)::float8 AS "seconds"
    FROM "event" WHERE ("xid", "seq") > (${xid}::bigint, ${seq}::bigint)`;
  const [lag] = Lag.parse(rows);
  return lag;
}

type Watch = { wakes: Set<() => void>; stop: () => void };

// The bundler may load this module once per entry point; a process needs one connection that listens, not one a follower.
declare global {
  var agoraEventWatch: Watch | undefined;
}

/** Calls `onWake` when something may be new: at each announcement, and each second as the net beneath. */
export function watchEvents(onWake: () => void): () => void {
  globalThis.agoraEventWatch ??= beginWatch();
  const watch = globalThis.agoraEventWatch;
  watch.wakes.add(onWake);
  return () => {
    watch.wakes.delete(onWake);
    if (watch.wakes.size > 0) return;
    watch.stop();
    if (globalThis.agoraEventWatch === watch) globalThis.agoraEventWatch = undefined;
  };
}

function beginWatch(): Watch {
  const wakes = new Set<() => void>();
  const wakeAll = () => {
    for (const wake of wakes) wake();
  };
  const poll = setInterval(wakeAll, POLL_MS);
  poll.unref();
  const stopListening = env.DATABASE_URL
    ? listenPostgres(env.DATABASE_URL, wakeAll)
    : listenEmbedded(wakeAll);
  return {
    wakes,
    stop() {
      clearInterval(poll);
      stopListening();
    },
  };
}

function listenEmbedded(onWake: () => void): () => void {
  const stop = openEmbedded().then(({ client }) => client.listen("agora_event", onWake));
  return () => void stop.then((unlisten) => unlisten());
}

function listenPostgres(connectionString: string, onWake: () => void): () => void {
  let isStopped = false;
  let current: Client | undefined;
  const connect = async () => {
    const client = new Client({ connectionString });
    current = client;
    client.on("notification", onWake);
    // The poll covers the gap, so a lost listener is only noted and renewed.
    client.on("error", (error) => log.warn({ err: error }, "event listener lost"));
    client.on("end", () => {
      if (!isStopped) setTimeout(() => void connect().catch(() => undefined), POLL_MS).unref();
    });
    await client.connect();
    await client.query("LISTEN agora_event");
  };
  connect().catch((error) => log.warn({ err: error }, "event listener could not start"));
  return () => {
    isStopped = true;
    void current?.end();
  };
}

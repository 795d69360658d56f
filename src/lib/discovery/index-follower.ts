import "server-only";
import { type EventCursor, readEvents } from "@/lib/platform/event-feed";
import { log } from "@/lib/platform/log";
import { countsAgree, repairIndex } from "./compare-index";
import { searchEngine } from "./engine-instance";
import { forget, recall, remember } from "./index-keep";
import { createIndexLease } from "./index-lease";
import { projectEvents } from "./project-events";
import { rebuildIndex } from "./rebuild-index";
import { serveBy } from "./tuning/serving-definition";
import { readIndexDefinition } from "./tuning/tuning-rows";

export type Order = "rebuild" | "repair";

export type IndexFollower = {
  /** Does whatever is due; returns when the index is level, or at once when another process keeps it. */
  catchUp(): Promise<void>;
  ask(order: Order): Promise<void>;
  outcomeOf(order: Order): Promise<"done" | "failed" | "asked">;
  stop(): Promise<void>;
};

const MINUTE_MS = 60_000;
const COUNTED_EVERY_MS = 15 * MINUTE_MS;
const COMPARED_EVERY_MS = 24 * 60 * MINUTE_MS;
const LOOKED_AT_EVERY_MS = 10_000;
const HEARTBEAT_MS = 5_000;

/** The steps by which an index is kept level with the registry. One caller at a time. */
export function createIndexFollower(stopping: AbortSignal): IndexFollower {
  const lease = createIndexLease();
  let cursor: EventCursor | null = null;
  let generation: string | null = null;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let countedAt = Number.NEGATIVE_INFINITY;
  let comparedAt = Number.NEGATIVE_INFINITY;

  /** Between any two steps: a process that stops, or that another one took over from, writes nothing more. */
  async function keepOn(): Promise<void> {
    stopping.throwIfAborted();
    if (!(await lease.isHeld())) throw new Error("Another process keeps the index now.");
  }

  async function rebuild(): Promise<void> {
    const from = await rebuildIndex(keepOn);
    generation = (await searchEngine().open()).generation;
    countedAt = comparedAt = lookedAt = performance.now();
    await moveTo(from);
    if ((await recall("order")) === "rebuild") await forget("order");
  }

  async function moveTo(next: EventCursor): Promise<void> {
    if (generation !== null) await remember("cursor", { generation, ...next });
    cursor = next;
  }

  /** An index that outlives its keeper goes on from where it was left; any other begins anew. */
  async function takeUp(): Promise<void> {
    const engine = searchEngine();
    serveBy(await readIndexDefinition());
    const found = await engine.open();
    const left = await recall("cursor");
    const canGoOn =
      engine.capabilities.persistent &&
      found.settingsCurrent &&
      found.generation !== null &&
      left?.generation === found.generation;
    if (!canGoOn) return rebuild();
    generation = found.generation;
    lookedAt = performance.now();
    cursor = { xid: left.xid, seq: left.seq };
  }

  /** Somebody may have emptied or replaced an index that does not live in this process. */
  async function lookAtIndex(): Promise<void> {
    const engine = searchEngine();
    if (!engine.capabilities.persistent || performance.now() - lookedAt < LOOKED_AT_EVERY_MS) return;
    lookedAt = performance.now();
    if ((await engine.open()).generation !== generation) await takeUp();
  }

  async function follow(from: EventCursor): Promise<void> {
    for (let at = from, events = await readEvents(at); events.length > 0; events = await readEvents(at)) {
      await keepOn();
      await projectEvents(events);
      // Moved only now: a crash in between repeats the batch, which changes nothing the second time.
      at = events.at(-1) ?? at;
      await moveTo({ xid: at.xid, seq: at.seq });
    }
  }

  async function compare(isAsked: boolean): Promise<void> {
    const time = performance.now();
    let isDue = isAsked || time - comparedAt >= COMPARED_EVERY_MS;
    if (!isDue && time - countedAt >= COUNTED_EVERY_MS) {
      countedAt = time;
      isDue = !(await countsAgree());
    }
    if (!isDue) return;
    const drift = await repairIndex(keepOn);
    countedAt = comparedAt = performance.now();
    await remember("drift", drift);
    if (isAsked) await forget("order");
    if (drift.missing + drift.stale + drift.surplus > 0) log.warn({ ...drift }, "search index had drifted");
  }

  async function doWhatIsDue(): Promise<void> {
    const order = await recall("order");
    if (order === "rebuild") await rebuild();
    else if (cursor === null) await takeUp();
    else await lookAtIndex();
    if (cursor !== null) await follow(cursor);
    await compare(order === "repair");
  }

  return {
    async catchUp() {
      if (!(await lease.isHeld())) {
        cursor = null;
        return;
      }
      // A server may take longer over one step than the lease lasts.
      const heartbeat = setInterval(() => void lease.isHeld().catch(() => false), HEARTBEAT_MS);
      await doWhatIsDue().finally(() => clearInterval(heartbeat));
    },
    ask: (order) => remember("order", order),
    async outcomeOf(order) {
      if ((await recall("order")) !== order) return "done";
      return (await lease.isHeld()) ? "failed" : "asked";
    },
    async stop() {
      // Gone with the database it lies in, or run out by itself.
      await lease.giveBack().catch(() => undefined);
    },
  };
}

import "server-only";
import { type EventCursor, readEvents, watchEvents } from "@/lib/platform/event-feed";
import { log } from "@/lib/platform/log";
import { projectEvents } from "./project-events";
import { type Rebuilt, rebuildIndex } from "./rebuild-index";

const RETRY_MS = 1_000;

type Projector = {
  wake: () => Promise<void>;
  rebuild: () => Promise<boolean>;
  lastRebuild: () => Rebuilt | null;
  stop: () => Promise<void>;
};
const kept = globalThis as { agoraProjector?: Projector };

/** Builds the index in the background and keeps it level with the registry from then on. Once per process. */
export function startProjector(): void {
  kept.agoraProjector ??= follow();
}

/** Resolves when the projector has written its last, so that another one may start. */
export async function stopProjector(): Promise<void> {
  const projector = kept.agoraProjector;
  delete kept.agoraProjector;
  await projector?.stop();
}

/**
 * Resolves when what was committed before the call is searchable in this process, unless a transaction begun
 * earlier is still open somewhere or the attempt failed: then the projector follows by itself.
 */
export async function projectNow(): Promise<void> {
  await kept.agoraProjector?.wake();
}

/**
 * Reads everything afresh beside the index that serves. "failed" when it could not: it is tried again, and the index
 * that was there goes on. "not-running" where no projector was started.
 */
export async function rebuildNow(): Promise<"rebuilt" | "failed" | "not-running"> {
  if (!kept.agoraProjector) return "not-running";
  return (await kept.agoraProjector.rebuild()) ? "rebuilt" : "failed";
}

/** Null until this process has built the index once. */
export function lastRebuild(): Rebuilt | null {
  return kept.agoraProjector?.lastRebuild() ?? null;
}

function follow(): Projector {
  const stopping = new AbortController();
  let cursor: EventCursor | null = null;
  let rebuilt: Rebuilt | null = null;
  let isRebuildDue = true;
  let running: Promise<void> | null = null;
  let isWokenAgain = false;

  async function catchUp(): Promise<void> {
    if (cursor === null || isRebuildDue) {
      ({ cursor, rebuilt } = await rebuildIndex(stopping.signal));
      isRebuildDue = false;
    }
    for (let events = await readEvents(cursor); events.length > 0; events = await readEvents(cursor)) {
      stopping.signal.throwIfAborted();
      await projectEvents(events);
      // Moved only now: a crash in between repeats the batch, which changes nothing the second time.
      cursor = events.at(-1) ?? cursor;
    }
  }

  async function run(): Promise<void> {
    try {
      while (isWokenAgain) {
        isWokenAgain = false;
        await catchUp();
      }
    } catch (error) {
      if (!stopping.signal.aborted) {
        log.error({ err: error }, "search projection failed; it is tried again");
        setTimeout(() => void wake(), RETRY_MS).unref();
      }
    }
    // In the same tick as the last look at `isWokenAgain`, or a call between the two would wait for nothing.
    running = null;
  }

  function wake(): Promise<void> {
    if (stopping.signal.aborted) return Promise.resolve();
    isWokenAgain = true;
    running ??= run();
    return running;
  }

  const unwatch = watchEvents(() => void wake());
  void wake();
  return {
    wake,
    async rebuild() {
      isRebuildDue = true;
      await wake();
      return !isRebuildDue;
    },
    lastRebuild: () => rebuilt,
    async stop() {
      stopping.abort();
      unwatch();
      await running;
    },
  };
}

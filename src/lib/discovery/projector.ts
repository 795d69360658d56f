import "server-only";
import { watchEvents } from "@/lib/platform/event-feed";
import { log } from "@/lib/platform/log";
import { createIndexFollower } from "./index-follower";

const RETRY_FIRST_MS = 1_000;
const RETRY_MAX_MS = 60_000;

type Projector = {
  wake: () => Promise<void>;
  perform: (order: "rebuild" | "repair") => Promise<"done" | "failed" | "asked">;
  stop: () => Promise<void>;
};
declare global {
  var agoraProjector: Projector | undefined;
}

/** Builds the index in the background and keeps it level with the registry from then on. Once per process. */
export function startProjector(): void {
  globalThis.agoraProjector ??= run();
}

/** Resolves when the projector has written its last, so that another one may start. */
export async function stopProjector(): Promise<void> {
  const projector = globalThis.agoraProjector;
  globalThis.agoraProjector = undefined;
  await projector?.stop();
}

/**
 * Resolves when what was committed before the call is searchable, unless a transaction begun earlier is still open
 * somewhere, the last attempt failed a moment ago, or another process keeps the index: then it follows by itself.
 */
export async function projectNow(): Promise<void> {
  await globalThis.agoraProjector?.wake();
}

/**
 * "rebuild" reads everything afresh beside the index that serves; "repair" writes only what differs. "failed" when it
 * could not: it is tried again, and the index that was there goes on. "asked" when another process keeps the index
 * and begins within a second. "not-running" where no projector was started.
 */
export async function performOnIndex(
  order: "rebuild" | "repair",
): Promise<"done" | "failed" | "asked" | "not-running"> {
  return globalThis.agoraProjector ? globalThis.agoraProjector.perform(order) : "not-running";
}

function run(): Projector {
  const stopping = new AbortController();
  const follower = createIndexFollower(stopping.signal);
  let running: Promise<void> | null = null;
  let isWokenAgain = false;
  let failures = 0;
  let restsUntil = 0;

  async function work(): Promise<void> {
    try {
      while (isWokenAgain) {
        isWokenAgain = false;
        await follower.catchUp();
      }
      failures = 0;
    } catch (error) {
      if (!stopping.signal.aborted) {
        const restMs = Math.min(RETRY_FIRST_MS * 2 ** failures, RETRY_MAX_MS);
        failures += 1;
        restsUntil = performance.now() + restMs;
        log.error({ err: error, restMs }, "search projection failed; it is tried again");
      }
    }
    // In the same tick as the last look at `isWokenAgain`, or a call between the two would wait for nothing.
    running = null;
  }

  /** The poll of the event table wakes it each second, so that a rest ends by itself. */
  function wake(): Promise<void> {
    if (stopping.signal.aborted) return Promise.resolve();
    if (running === null && performance.now() < restsUntil) return Promise.resolve();
    isWokenAgain = true;
    running ??= work();
    return running;
  }

  const unwatch = watchEvents(() => void wake());
  void wake();
  return {
    wake,
    async perform(order) {
      await follower.ask(order);
      restsUntil = 0;
      await wake();
      return follower.outcomeOf(order);
    },
    async stop() {
      stopping.abort();
      unwatch();
      await running;
      await follower.stop();
    },
  };
}

import "server-only";
import { watchEvents } from "@/lib/platform/event-feed";
import { log } from "@/lib/platform/log";
import { refreshComplianceNow } from "./refresh";

const RETRY_MS = 5_000;

type Follower = { stop: () => Promise<void> };
const kept = globalThis as { agoraCompliance?: Follower };

/** Keeps compliance level with what people do and with the passing of time. Once per process. */
export function startComplianceFollower(): void {
  kept.agoraCompliance ??= follow();
}

/** Resolves when the last write is done. */
export async function stopComplianceFollower(): Promise<void> {
  const follower = kept.agoraCompliance;
  delete kept.agoraCompliance;
  await follower?.stop();
}

function follow(): Follower {
  const stopping = new AbortController();
  let running: Promise<void> | null = null;
  let isWokenAgain = false;
  let restsUntil = 0;

  async function run(): Promise<void> {
    try {
      while (isWokenAgain) {
        isWokenAgain = false;
        await refreshComplianceNow({ signal: stopping.signal });
      }
    } catch (error) {
      if (!stopping.signal.aborted) {
        log.error({ err: error }, "compliance could not be brought up to date; it is tried again");
        restsUntil = performance.now() + RETRY_MS;
      }
    }
    // In the same tick as the last look at `isWokenAgain`, or a wake between the two would be lost.
    running = null;
  }

  function wake(): void {
    if (stopping.signal.aborted || performance.now() < restsUntil) return;
    isWokenAgain = true;
    running ??= run();
  }

  // Woken each second at least, which is the timer for what runs out by the passing of time as well.
  const unwatch = watchEvents(wake);
  wake();
  return {
    async stop() {
      stopping.abort();
      unwatch();
      await running;
    },
  };
}

import "server-only";
import { now } from "@/lib/platform/clock";
import { watchEvents } from "@/lib/platform/event-feed";
import { log } from "@/lib/platform/log";
import { deliverWebhooks } from "./deliver";
import { followEvents } from "./follow-events";
import { tidyDeliveries } from "./tidy-deliveries";

const TIDY_EVERY_MS = 3_600_000;

declare global {
  var agoraWebhooks: (() => void) | undefined;
}

/** Tells receivers what happens, for as long as the process lives. */
export function startWebhooks(): void {
  if (globalThis.agoraWebhooks) return;
  // Apart, so that receivers which do not answer hold up nothing but themselves.
  const follow = oneAtATime(() => followEvents(now()));
  const deliver = oneAtATime(() => deliverWebhooks());
  globalThis.agoraWebhooks = watchEvents(() => {
    follow();
    deliver();
  });
  setInterval(() => void run(() => tidyDeliveries(now())), TIDY_EVERY_MS).unref();
}

/** What comes while it runs, and what is due again, is found by the next wake, a second later at most. */
function oneAtATime(job: () => Promise<unknown>): () => void {
  let isRunning = false;
  return () => {
    if (isRunning) return;
    isRunning = true;
    void run(job).finally(() => {
      isRunning = false;
    });
  };
}

async function run(job: () => Promise<unknown>): Promise<void> {
  try {
    await job();
  } catch (error) {
    log.error({ err: error }, "webhooks could not be served");
  }
}

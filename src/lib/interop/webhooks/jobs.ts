import "server-only";
import { now } from "@/lib/platform/clock";
import { log } from "@/lib/platform/log";
import { runAtWakes } from "@/lib/platform/run-at-wakes";
import { deliverWebhooks } from "./deliver";
import { followEvents } from "./follow-events";
import { tidyDeliveries } from "./tidy-deliveries";

const TIDY_EVERY_MS = 3_600_000;

declare global {
  var agoraWebhooks: ReturnType<typeof setInterval> | undefined;
}

/** Tells receivers what happens, for as long as the process lives. */
export function startWebhooks(): void {
  if (globalThis.agoraWebhooks) return;
  globalThis.agoraWebhooks = setInterval(() => void tidy(), TIDY_EVERY_MS).unref();
  // Apart, so that receivers which do not answer hold up nothing but themselves.
  runAtWakes(() => followEvents(now()), "what happened could not be written for webhooks");
  runAtWakes(() => deliverWebhooks(), "webhooks could not be served");
}

async function tidy(): Promise<void> {
  await tidyDeliveries(now()).catch((error) =>
    log.error({ err: error }, "old deliveries could not be forgotten"),
  );
}

import "server-only";
import { randomUUID } from "node:crypto";
import { now } from "@/lib/platform/clock";
import { giveLeaseBack, takeLease } from "@/lib/platform/lease";
import { log } from "@/lib/platform/log";
import { forgetOldNotifications } from "./forget-old";
import { sendDigests } from "./send-digests";

const EVERY_MS = 60_000;
const LEASE_MS = 5 * EVERY_MS;
const LEASE = "notification-jobs";

declare global {
  var agoraNotificationJobs: ReturnType<typeof setInterval> | undefined;
}

/** Sends the digests of the day and forgets what is old. Once per process; one process at a time. */
export function startNotificationJobs(): void {
  globalThis.agoraNotificationJobs ??= setInterval(() => void runNotificationJobs(now()), EVERY_MS).unref();
}

/** A job that fails is tried again with the next run, and keeps the other one from nothing. */
async function runNotificationJobs(at: Date): Promise<void> {
  const holder = randomUUID();
  try {
    if (!(await takeLease(LEASE, holder, at, new Date(at.getTime() + LEASE_MS)))) return;
    for (const job of [sendDigests, forgetOldNotifications]) {
      await job(at).catch((error) => log.error({ err: error, job: job.name }, "a notification job failed"));
    }
    await giveLeaseBack(LEASE, holder);
  } catch (error) {
    log.error({ err: error }, "the notification jobs could not run");
  }
}

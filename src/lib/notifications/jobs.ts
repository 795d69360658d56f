import "server-only";
import { now } from "@/lib/platform/clock";
import { runUnderLease } from "@/lib/platform/lease";
import { forgetOldNotifications } from "./forget-old";
import { sendDigests } from "./send-digests";

const EVERY_MS = 60_000;
const LEASE = "notification-jobs";

declare global {
  var agoraNotificationJobs: ReturnType<typeof setInterval> | undefined;
}

/** Sends the digests of the day and forgets what is old. Once per process; one process at a time. */
export function startNotificationJobs(): void {
  globalThis.agoraNotificationJobs ??= setInterval(() => void runNotificationJobs(now()), EVERY_MS).unref();
}

function runNotificationJobs(at: Date): Promise<void> {
  return runUnderLease(LEASE, [sendDigests, forgetOldNotifications], at);
}

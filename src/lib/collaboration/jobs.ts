import "server-only";
import { now } from "@/lib/platform/clock";
import { hasNews } from "@/lib/platform/event-cursor";
import { runUnderLease } from "@/lib/platform/lease";
import { runAtWakes } from "@/lib/platform/run-at-wakes";
import { FOLLOWER, followEvents } from "./follow-events";
import { tellOfAnnouncements } from "./tell-of-announcement";

const EVERY_MS = 60_000;
const LEASE = "collaboration-jobs";
const FOLLOWER_LEASE = "collaboration-follower";

declare global {
  var agoraCollaborationJobs: ReturnType<typeof setInterval> | undefined;
}

/** Tells followers what happens, and of announcements as they begin. Once per process; one process at a time. */
export function startCollaborationJobs(): void {
  if (globalThis.agoraCollaborationJobs) return;
  globalThis.agoraCollaborationJobs = setInterval(
    () => void runUnderLease(LEASE, [tellOfAnnouncements], now()),
    EVERY_MS,
  ).unref();
  runAtWakes(follow, "what happened could not be looked at for followers");
}

/** Asked every second by every process, so it only reads until something happened. */
async function follow(): Promise<void> {
  if (await hasNews(FOLLOWER)) await runUnderLease(FOLLOWER_LEASE, [followEvents], now());
}

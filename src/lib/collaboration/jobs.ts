import "server-only";
import { randomUUID } from "node:crypto";
import { now } from "@/lib/platform/clock";
import { watchEvents } from "@/lib/platform/event-feed";
import { giveLeaseBack, takeLease } from "@/lib/platform/lease";
import { log } from "@/lib/platform/log";
import { followEvents, hasUnfollowed } from "./follow-events";
import { tellOfAnnouncements } from "./tell-of-announcement";

const EVERY_MS = 60_000;
const LEASE_MS = 5 * EVERY_MS;
const LEASE = "collaboration-jobs";
const FOLLOWER_LEASE = "collaboration-follower";

declare global {
  var agoraCollaborationJobs: ReturnType<typeof setInterval> | undefined;
}

/** Tells followers what happens, and of announcements as they begin. Once per process; one process at a time. */
export function startCollaborationJobs(): void {
  if (globalThis.agoraCollaborationJobs) return;
  globalThis.agoraCollaborationJobs = setInterval(
    () => void underLease(LEASE, tellOfAnnouncements),
    EVERY_MS,
  ).unref();
  let isFollowing = false;
  watchEvents(() => {
    // What comes meanwhile is found by the next wake, a second later at most.
    if (isFollowing) return;
    isFollowing = true;
    void follow().finally(() => {
      isFollowing = false;
    });
  });
}

/** Asked every second by every process, so it only reads until something happened. */
async function follow(): Promise<void> {
  const isNews = await hasUnfollowed().catch((error) => {
    log.error({ err: error }, "what happened could not be looked at for followers");
    return false;
  });
  if (isNews) await underLease(FOLLOWER_LEASE, followEvents);
}

/** What fails is tried again with the next run. */
async function underLease(name: string, job: (at: Date) => Promise<number>): Promise<void> {
  const holder = randomUUID();
  const at = now();
  try {
    if (!(await takeLease(name, holder, at, new Date(at.getTime() + LEASE_MS)))) return;
    await job(at);
    await giveLeaseBack(name, holder);
  } catch (error) {
    log.error({ err: error, job: job.name }, "a collaboration job failed");
  }
}

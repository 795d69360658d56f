import "server-only";
import { now } from "@/lib/platform/clock";
import { runUnderLease } from "@/lib/platform/lease";
import { log } from "@/lib/platform/log";
import { ratePopularity } from "./rate-popularity";
import { forgetMarks, writeViews } from "./view-buffer";

const WRITE_MS = 3_000;
const RATE_MS = 3_600_000;
const LEASE = "usage-jobs";

declare global {
  var agoraUsageJobs: ReturnType<typeof setInterval>[] | undefined;
}

/** Writes what was counted, and once an hour rates how much products are used. Once per process. */
export function startUsageJobs(): void {
  if (globalThis.agoraUsageJobs) return;
  globalThis.agoraUsageJobs = [
    setInterval(() => void write(), WRITE_MS).unref(),
    setInterval(() => void runUsageJobs(now()), RATE_MS).unref(),
  ];
  void runUsageJobs(now());
}

let isWriting = false;

async function write(): Promise<void> {
  if (isWriting) return;
  isWriting = true;
  await writeViews().catch((error) => log.warn({ err: error }, "some views were not counted"));
  isWriting = false;
}

export function runUsageJobs(at: Date): Promise<void> {
  return runUnderLease(LEASE, [forgetMarks, ratePopularity], at);
}

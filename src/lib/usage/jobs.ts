import "server-only";
import { randomUUID } from "node:crypto";
import { now } from "@/lib/platform/clock";
import { giveLeaseBack, takeLease } from "@/lib/platform/lease";
import { log } from "@/lib/platform/log";
import { ratePopularity } from "./rate-popularity";
import { forgetMarks, writeViews } from "./view-buffer";

const WRITE_MS = 3_000;
const RATE_MS = 3_600_000;
const LEASE = "usage-jobs";
const LEASE_MS = 300_000;

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

export async function runUsageJobs(at: Date): Promise<void> {
  const holder = randomUUID();
  try {
    if (!(await takeLease(LEASE, holder, at, new Date(at.getTime() + LEASE_MS)))) return;
    for (const job of [forgetMarks, ratePopularity])
      await job(at).catch((error) => log.error({ err: error, job: job.name }, "a usage job failed"));
    await giveLeaseBack(LEASE, holder);
  } catch (error) {
    log.error({ err: error }, "the usage jobs could not run");
  }
}

import "server-only";
import { randomUUID } from "node:crypto";
import { now } from "@/lib/platform/clock";
import { giveLeaseBack, takeLease } from "@/lib/platform/lease";
import { log } from "@/lib/platform/log";
import { forgetOldMisses, fulfilRequests } from "./fulfil-requests";
import { tellNewMatches } from "./tell-new-matches";

const EVERY_MS = 60_000;
const LEASE_MS = 5 * EVERY_MS;
const LEASE = "discovery-jobs";

declare global {
  var agoraDiscoveryJobs: ReturnType<typeof setInterval> | undefined;
}

/** Does each minute what the passing of time asks of discovery. Once per process; one process at a time. */
export function startDiscoveryJobs(): void {
  globalThis.agoraDiscoveryJobs ??= setInterval(() => void runDiscoveryJobs(now()), EVERY_MS).unref();
}

/** A job that fails is tried again with the next run, and keeps the others from nothing. */
async function runDiscoveryJobs(at: Date): Promise<void> {
  const holder = randomUUID();
  try {
    if (!(await takeLease(LEASE, holder, at, new Date(at.getTime() + LEASE_MS)))) return;
    for (const job of [fulfilRequests, tellNewMatches, forgetOldMisses]) {
      await job(at).catch((error) => log.error({ err: error, job: job.name }, "a discovery job failed"));
    }
    await giveLeaseBack(LEASE, holder);
  } catch (error) {
    log.error({ err: error }, "the discovery jobs could not run");
  }
}

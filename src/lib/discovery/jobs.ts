import "server-only";
import { randomUUID } from "node:crypto";
import { now } from "@/lib/platform/clock";
import { giveLeaseBack, takeLease } from "@/lib/platform/lease";
import { log } from "@/lib/platform/log";
import { tellNewMatches } from "./tell-new-matches";

const EVERY_MS = 10 * 60_000;
const LEASE = "discovery-jobs";

const kept = globalThis as { agoraDiscoveryJobs?: ReturnType<typeof setInterval> };

/** Does every few minutes what the passing of time asks of discovery. Once per process; one process at a time. */
export function startDiscoveryJobs(): void {
  kept.agoraDiscoveryJobs ??= setInterval(() => void runDiscoveryJobs(now()), EVERY_MS).unref();
}

async function runDiscoveryJobs(at: Date): Promise<void> {
  const holder = randomUUID();
  try {
    if (!(await takeLease(LEASE, holder, at, new Date(at.getTime() + EVERY_MS)))) return;
    await tellNewMatches(at);
    await giveLeaseBack(LEASE, holder);
  } catch (error) {
    log.error({ err: error }, "the discovery jobs could not run");
  }
}

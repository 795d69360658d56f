import "server-only";
import { now } from "@/lib/platform/clock";
import { runUnderLease } from "@/lib/platform/lease";
import { forgetOldMisses, fulfilRequests } from "./fulfil-requests";
import { tellNewMatches } from "./tell-new-matches";

const EVERY_MS = 60_000;
const LEASE = "discovery-jobs";

declare global {
  var agoraDiscoveryJobs: ReturnType<typeof setInterval> | undefined;
}

/** Does each minute what the passing of time asks of discovery. Once per process; one process at a time. */
export function startDiscoveryJobs(): void {
  globalThis.agoraDiscoveryJobs ??= setInterval(() => void runDiscoveryJobs(now()), EVERY_MS).unref();
}

function runDiscoveryJobs(at: Date): Promise<void> {
  return runUnderLease(LEASE, [fulfilRequests, tellNewMatches, forgetOldMisses], at);
}

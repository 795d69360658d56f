import "server-only";
import { now } from "@/lib/platform/clock";
import { runUnderLease } from "@/lib/platform/lease";
import { noticeWaivers } from "./notice-waivers";
import { closeDueProposals } from "./proposals/close-due-proposals";
import { recountProposals } from "./proposals/recount-proposals";
import { settleLapsed } from "./proposals/settle-lapsed";
import { tellComments } from "./proposals/tell-comments";

const EVERY_MS = 60_000;
const LEASE = "governance-jobs";

declare global {
  var agoraGovernanceJobs: ReturnType<typeof setInterval> | undefined;
}

/** Does each minute what the passing of time asks of governance. Once per process; one process at a time. */
export function startGovernanceJobs(): void {
  globalThis.agoraGovernanceJobs ??= setInterval(() => void runGovernanceJobs(now()), EVERY_MS).unref();
  void runGovernanceJobs(now());
}

export function runGovernanceJobs(at: Date): Promise<void> {
  return runUnderLease(
    LEASE,
    [settleLapsed, closeDueProposals, noticeWaivers, tellComments, recountProposals],
    at,
  );
}

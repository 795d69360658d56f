import "server-only";
import { randomUUID } from "node:crypto";
import { now } from "@/lib/platform/clock";
import { giveLeaseBack, takeLease } from "@/lib/platform/lease";
import { log } from "@/lib/platform/log";
import { noticeWaivers } from "./notice-waivers";
import { closeDueProposals } from "./proposals/close-due-proposals";
import { recountProposals } from "./proposals/recount-proposals";
import { settleLapsed } from "./proposals/settle-lapsed";
import { tellComments } from "./proposals/tell-comments";

const EVERY_MS = 60_000;
const LEASE_MS = 5 * EVERY_MS;
const LEASE = "governance-jobs";

declare global {
  var agoraGovernanceJobs: ReturnType<typeof setInterval> | undefined;
}

/** Does each minute what the passing of time asks of governance. Once per process; one process at a time. */
export function startGovernanceJobs(): void {
  globalThis.agoraGovernanceJobs ??= setInterval(() => void runGovernanceJobs(now()), EVERY_MS).unref();
  void runGovernanceJobs(now());
}

/** A job that fails is tried again with the next run, and keeps the other one from nothing. */
export async function runGovernanceJobs(at: Date): Promise<void> {
  const holder = randomUUID();
  try {
    if (!(await takeLease(LEASE, holder, at, new Date(at.getTime() + LEASE_MS)))) return;
    for (const job of [settleLapsed, closeDueProposals, noticeWaivers, tellComments, recountProposals]) {
      await job(at).catch((error) => log.error({ err: error, job: job.name }, "a governance job failed"));
    }
    await giveLeaseBack(LEASE, holder);
  } catch (error) {
    log.error({ err: error }, "the governance jobs could not run");
  }
}

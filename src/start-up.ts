import "server-only";
import { startAccessJobs } from "@/lib/access/jobs";
import { startProvisioning } from "@/lib/access/provisioning/jobs";
import { startCollaborationJobs } from "@/lib/collaboration/jobs";
import { loadDemoMesh } from "@/lib/demo/load-demo-mesh";
import { startDiscoveryJobs } from "@/lib/discovery/jobs";
import { performOnIndex, startProjector } from "@/lib/discovery/projector";
import { startTuningFollower } from "@/lib/discovery/tuning/follow-tuning";
import { startComplianceFollower } from "@/lib/governance/compliance/follower";
import { startGovernanceJobs } from "@/lib/governance/jobs";
import { startWebhooks } from "@/lib/interop/webhooks/jobs";
import { startNotificationJobs } from "@/lib/notifications/jobs";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { startMailSender } from "@/lib/platform/mail-sender";
import { openDatabase } from "@/lib/platform/open-database";
import { sessionSecret } from "@/lib/platform/secret";
import { startTrustFollower } from "@/lib/quality/trust-follower";
import { backfillDefinitions } from "@/lib/registry/backfill-definitions";
import { startUsageJobs } from "@/lib/usage/jobs";

/** Runs once per server process, before the first request is answered; what it throws ends the process. */
export async function startUp(): Promise<void> {
  await openDatabase();
  // Asked for now, so that a missing secret fails the start rather than the first sign-in.
  sessionSecret();
  if (env.AGORA_DEMO === "1") await loadDemoMesh();
  startProjector();
  void finishEarlierReleases();
  startTuningFollower();
  startComplianceFollower();
  startGovernanceJobs();
  startDiscoveryJobs();
  startAccessJobs();
  startCollaborationJobs();
  startNotificationJobs();
  startTrustFollower();
  startUsageJobs();
  startProvisioning();
  startWebhooks();
  startMailSender();
}

/** Writes what earlier releases did not keep. Nobody waits for it, and the next start tries again what failed. */
async function finishEarlierReleases(): Promise<void> {
  try {
    const products = await backfillDefinitions();
    if (products === 0) return;
    log.info({ products }, "links to business definitions written");
    await performOnIndex("repair");
  } catch (error) {
    log.error({ err: error }, "what earlier releases did not keep could not be written");
  }
}

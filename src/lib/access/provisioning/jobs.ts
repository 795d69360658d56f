import "server-only";
import { randomUUID } from "node:crypto";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { watchEvents } from "@/lib/platform/event-feed";
import { takeLease } from "@/lib/platform/lease";
import { log } from "@/lib/platform/log";
import { followAccess } from "./follow-access";
import { lookThroughAll, takeOrphans } from "./look-through";
import { reconcileDue } from "./reconcile";

/** How often everything is looked at, whether or not anything happened. */
const DRIFT_MS = 3_600_000;
const DRIFT_LEASE = "provisioning-drift";

declare global {
  var agoraProvisioning: (() => void) | undefined;
}

/** Keeps the databases the operator named in step with what was granted, for as long as the process lives. */
export function startProvisioning(): void {
  if (globalThis.agoraProvisioning || env.PROVISION_POSTGRES.length === 0) return;
  let isBusy = false;
  globalThis.agoraProvisioning = watchEvents(() => {
    // What comes meanwhile, and what is due again, is found by the next wake, a second later at most.
    if (isBusy) return;
    isBusy = true;
    void runProvisioning(now())
      .catch((error) => log.error({ err: error }, "databases could not be told of access"))
      .finally(() => {
        isBusy = false;
      });
  });
}

async function runProvisioning(at: Date): Promise<void> {
  const targets = env.PROVISION_POSTGRES;
  const { isProductGone } = await followAccess(targets, at);
  if (isProductGone) await takeOrphans({ targets, at });
  // Nobody gives this lease back: it is what makes an hour of it.
  if (await takeLease(DRIFT_LEASE, randomUUID(), at, new Date(at.getTime() + DRIFT_MS)))
    await lookThroughAll({ targets, at });
  await reconcileDue({ targets, at });
}

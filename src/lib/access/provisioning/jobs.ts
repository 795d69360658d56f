import "server-only";
import { randomUUID } from "node:crypto";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { takeLease } from "@/lib/platform/lease";
import { runAtWakes } from "@/lib/platform/run-at-wakes";
import { followAccess } from "./follow-access";
import { lookThroughAll, takeOrphans } from "./look-through";
import { reconcileDue } from "./reconcile";

/** How often everything is looked at, whether or not anything happened. */
const LOOK_MS = 3_600_000;
const LOOK_LEASE = "provisioning-look";
/** How often a process asks whether it is its turn to look. */
const ASK_MS = 60_000;

declare global {
  var agoraProvisioning: (() => void) | undefined;
}

/**
 * Keeps databases in step with what was granted, for as long as the process lives. Without any that the operator named
 * it only notes where people have to: and what Agora gave while there were some.
 */
export function startProvisioning(): void {
  if (globalThis.agoraProvisioning) return;
  let asked = 0;
  globalThis.agoraProvisioning = runAtWakes(() => {
    const at = now();
    const mayLook = at.getTime() >= asked + ASK_MS;
    if (mayLook) asked = at.getTime();
    return runProvisioning(at, mayLook);
  }, "databases could not be told of access");
}

async function runProvisioning(at: Date, mayLook: boolean): Promise<void> {
  const targets = env.PROVISION_POSTGRES;
  const { isProductGone } = await followAccess(targets, at);
  if (isProductGone) await takeOrphans({ targets, at });
  // Nobody gives this lease back: it is what makes an hour of it.
  if (mayLook && (await takeLease(LOOK_LEASE, randomUUID(), at, new Date(at.getTime() + LOOK_MS))))
    await lookThroughAll({ targets, at });
  await reconcileDue({ targets, at });
}

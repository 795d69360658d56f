import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { recordDecision } from "../audit-log";
import type { RetirePolicy } from "../model";
import { requirePolicyActivation } from "../policy-access";
import { getPolicy } from "../policy-rows";
import { raiseRevision, UNENDING } from "../policy-store";

/** Takes a policy out of force. It stays readable, and any of its versions can be activated again. */
export async function retirePolicy(
  actor: Actor,
  { key, revision }: RetirePolicy,
): Promise<{ revision: number }> {
  return db.$transaction(async (tx) => {
    const policy = await getPolicy(tx, actor, key);
    requirePolicyActivation(actor, policy);
    if (policy.status !== "active") throw new AppError("conflict", "The policy is not in force.");
    const raised = await raiseRevision(tx, policy, revision, { status: "retired", ...UNENDING });
    const version = policy.activeVersion?.version ?? null;
    const retired = await tx.policyVersion.findFirst({
      where: { activeOf: { id: policy.id } },
      select: { contentHash: true },
    });
    await recordEvent(tx, {
      type: "policy.retired",
      subjectId: policy.id,
      actorId: actor.id,
      payload: { key, version },
    });
    await recordDecision(tx, {
      action: "policy.retired",
      subject: key,
      subjectId: policy.id,
      actor,
      at: now(),
      facts: {
        version,
        contentHash: retired?.contentHash ?? null,
        before: { status: policy.status, version },
        after: { status: "retired", version },
      },
    });
    return { revision: raised };
  });
}

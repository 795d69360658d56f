import "server-only";
import type { Actor } from "@/lib/identity/model";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import type { RetirePolicy } from "../model";
import { requirePolicyActivation } from "../policy-access";
import { getPolicy } from "../policy-rows";
import { raiseRevision } from "../policy-store";

/** Takes a policy out of force. It stays readable, and any of its versions can be activated again. */
export async function retirePolicy(
  actor: Actor,
  { key, revision }: RetirePolicy,
): Promise<{ revision: number }> {
  return db.$transaction(async (tx) => {
    const policy = await getPolicy(tx, actor, key);
    requirePolicyActivation(actor, policy);
    if (policy.status !== "active") throw new AppError("conflict", "The policy is not in force.");
    const raised = await raiseRevision(tx, policy, revision, { status: "retired" });
    await recordEvent(tx, {
      type: "policy.retired",
      subjectId: policy.id,
      actorId: actor.id,
      payload: { key, version: policy.activeVersion?.version ?? null },
    });
    return { revision: raised };
  });
}

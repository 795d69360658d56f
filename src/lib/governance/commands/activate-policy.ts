import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { recordDecision } from "../audit-log";
import { type ActivatePolicy, PolicyContent } from "../model";
import { requirePolicyActivation } from "../policy-access";
import { type PolicyProblem, policyProblems } from "../policy-problems";
import { getPolicy } from "../policy-rows";
import { raiseRevision, UNENDING } from "../policy-store";

export type PolicyActivation =
  | { activated: true; version: number; revision: number }
  | { activated: false; problems: readonly PolicyProblem[] };

/**
 * Puts a version in force, the newest or an older one; the next publication is held to it. What was saved long ago
 * is checked anew, for the fields it reads may be gone.
 */
export async function activatePolicy(
  actor: Actor,
  { key, revision, version }: ActivatePolicy,
): Promise<PolicyActivation> {
  return db.$transaction(async (tx): Promise<PolicyActivation> => {
    const policy = await getPolicy(tx, actor, key);
    requirePolicyActivation(actor, policy);
    const row = await tx.policyVersion.findUnique({
      where: { policyId_version: { policyId: policy.id, version } },
      select: { id: true, content: true, contentHash: true },
    });
    if (!row) throw notFound("version of the policy");
    const content = PolicyContent.parse(row.content);
    const problems = policyProblems(content);
    if (problems.length > 0) return { activated: false, problems };

    const at = now();
    const raised = await raiseRevision(tx, policy, revision, {
      status: "active",
      activeVersionId: row.id,
      effectiveFrom: at,
      ...UNENDING,
    });
    await recordEvent(tx, {
      type: "policy.activated",
      subjectId: policy.id,
      actorId: actor.id,
      payload: { key, version, title: content.title, level: content.level },
    });
    await recordDecision(tx, {
      action: "policy.activated",
      subject: key,
      subjectId: policy.id,
      actor,
      at,
      facts: {
        version,
        contentHash: row.contentHash,
        title: content.title,
        level: content.level,
        effectiveFrom: at.toISOString(),
        before: { status: policy.status, version: policy.activeVersion?.version ?? null },
        after: { status: "active", version },
      },
    });
    return { activated: true, version, revision: raised };
  });
}

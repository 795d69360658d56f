import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { recordEvent } from "@/lib/platform/events";
import { type About, aboutOf } from "../about";
import { recordDecision } from "../audit-log";
import { canonicalHash } from "../canonical-hash";
import { originProblems } from "../check-origin";
import { type ChangePolicy, PolicyContent } from "../model";
import type { PolicySaving } from "../policy";
import { requirePolicyChange } from "../policy-access";
import { policyProblems, problemAt } from "../policy-problems";
import { getPolicy } from "../policy-rows";
import { raiseRevision } from "../policy-store";

/** Adds a version; the one in force stays in force until this one is activated. Saving what is stored changes nothing. */
export async function changePolicy(
  actor: Actor,
  { key, revision, content, changeNote }: ChangePolicy,
): Promise<PolicySaving> {
  return db.$transaction(async (tx): Promise<PolicySaving> => {
    const policy = await getPolicy(tx, actor, key);
    requirePolicyChange(actor, policy);
    const problems = policyProblems(content);
    if (problems.length > 0) return { saved: false, problems };

    const newest = await tx.policyVersion.findFirstOrThrow({
      where: { policyId: policy.id },
      select: { version: true, contentHash: true, content: true },
      orderBy: { version: "desc" },
    });
    const saved = PolicyContent.parse(newest.content);
    const before = saved.origin ?? null;
    if (aboutOf(content) !== aboutOf(saved))
      return { saved: false, problems: [problemAt("/rule/select", ABOUT_WORDS[aboutOf(saved)])] };
    const strays = await originProblems(tx, actor, { content, domainId: policy.domainId, before });
    if (strays.length > 0) return { saved: false, problems: strays };

    const raised = await raiseRevision(tx, policy, revision);
    const contentHash = canonicalHash(content);
    if (contentHash === newest.contentHash)
      return { saved: true, key, version: newest.version, revision: raised };

    const version = newest.version + 1;
    await tx.policyVersion.create({
      data: { policyId: policy.id, version, content, contentHash, changeNote, createdById: actor.id },
      select: { id: true },
    });
    await recordEvent(tx, {
      type: "policy.version-added",
      subjectId: policy.id,
      actorId: actor.id,
      payload: { key, version, title: content.title, changeNote },
    });
    await recordDecision(tx, {
      action: "policy.version-added",
      subject: key,
      subjectId: policy.id,
      actor,
      at: now(),
      facts: {
        version,
        contentHash,
        title: content.title,
        changeNote,
        before: { version: newest.version, contentHash: newest.contentHash },
      },
    });
    return { saved: true, key, version, revision: raised };
  });
}

const ABOUT_WORDS: Record<About, string> = {
  publication:
    "This policy is about products and stays so. Write another one for what must hold of requests for access.",
  access:
    "This policy is about requests for access and stays so. Write another one for what must hold of products.",
};

import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db, isUniqueViolation, type Tx } from "@/lib/platform/db";
import { AppError, notFound } from "@/lib/platform/errors";
import { recordEvent } from "@/lib/platform/events";
import { recordDecision } from "../audit-log";
import { canonicalHash } from "../canonical-hash";
import { originProblems } from "../check-origin";
import type { CreatePolicy } from "../model";
import type { PolicySaving } from "../policy";
import { requirePolicyChange } from "../policy-access";
import { policyProblems } from "../policy-problems";

/** Adds a policy as a draft: nothing is held to it before it is activated. */
export async function createPolicy(
  actor: Actor,
  { code, domainId, content, changeNote }: CreatePolicy,
): Promise<PolicySaving> {
  requirePolicyChange(actor, { domainId });
  const problems = policyProblems(content);
  if (problems.length > 0) return { saved: false, problems };

  try {
    return await db.$transaction((tx) => insertPolicy(tx, actor, { code, domainId, content, changeNote }));
  } catch (error) {
    // The unique index decides between two people who take the same code at once.
    if (!isUniqueViolation(error)) throw error;
    const message = `There is already a policy ${code} here; choose another code.`;
    throw new AppError("conflict", message, [], { cause: error });
  }
}

async function insertPolicy(
  tx: Tx,
  actor: Actor,
  { code, domainId, content, changeNote }: CreatePolicy,
): Promise<PolicySaving> {
  const problems = await originProblems(tx, actor, { content, domainId, before: null });
  if (problems.length > 0) return { saved: false, problems };
  const key = domainId === null ? code : `${(await holdDomain(tx, domainId)).slug}/${code}`;
  const version = {
    version: 1,
    content,
    contentHash: canonicalHash(content),
    changeNote,
    createdById: actor.id,
  };
  const { id } = await tx.policy.create({
    data: { key, domainId, versions: { create: version } },
    select: { id: true },
  });
  await recordEvent(tx, {
    type: "policy.created",
    subjectId: id,
    actorId: actor.id,
    payload: { key, title: content.title },
  });
  await recordDecision(tx, {
    action: "policy.created",
    subject: key,
    subjectId: id,
    actor,
    at: now(),
    facts: { version: 1, contentHash: version.contentHash, title: content.title, changeNote },
  });
  return { saved: true, key, version: 1, revision: 1 };
}

/** Keeps the domain from being deleted until the transaction ends. */
async function holdDomain(tx: Tx, id: string): Promise<{ slug: string }> {
  const rows = await tx.$queryRaw`SELECT "slug" FROM "domain" WHERE "id" = ${id} FOR KEY SHARE`;
  const [domain] = z.array(z.object({ slug: z.string() })).parse(rows);
  if (!domain) throw notFound("domain");
  return domain;
}

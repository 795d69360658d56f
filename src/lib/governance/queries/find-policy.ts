import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { toLayer } from "../layer";
import { type PolicyDetail, PolicyVersion } from "../policy";
import { mayActivatePolicy, mayChangePolicy } from "../policy-access";
import { policyChanges } from "../policy-changes";
import { getPolicy, POLICY_VERSION, readableUpTo, readPolicy } from "../policy-rows";

/** A policy with its history, or null when the actor may not read it. */
export async function findPolicy(actor: Actor, key: string, tx: Tx = db): Promise<PolicyDetail | null> {
  const policy = await readPolicy(tx, actor, key);
  if (!policy) return null;
  const rows = await tx.policyVersion.findMany({
    where: { policyId: policy.id, version: { lte: readableUpTo(actor, policy) } },
    select: POLICY_VERSION,
    orderBy: { version: "desc" },
  });
  const versions = z.array(PolicyVersion).parse(rows);
  const [newest] = versions;
  const current = versions.find(({ version }) => version === policy.activeVersion?.version) ?? newest;
  if (!newest || !current) return null;
  return {
    key,
    status: policy.status,
    effectiveFrom: policy.effectiveFrom,
    lapsesAt: policy.lapsesAt,
    fallbackFrom: policy.fallbackFrom,
    fallbackVersion: policy.fallbackVersion?.version ?? null,
    layer: toLayer(policy.domain),
    revision: policy.revision,
    current,
    newest,
    history: versions.map(({ content, ...entry }, index) => {
      const before = versions[index + 1]?.content;
      return {
        ...entry,
        isInForce: policy.status === "active" && entry.version === policy.activeVersion?.version,
        changes: before ? policyChanges(before, content) : [],
      };
    }),
    mayChange: mayChangePolicy(actor, policy),
    mayActivate: mayActivatePolicy(actor, policy),
  };
}

/** The revision a change of the policy has to build upon. */
export async function getPolicyRevision(actor: Actor, key: string, tx: Tx = db): Promise<number> {
  return (await getPolicy(tx, actor, key)).revision;
}

/** The newest version of a policy that the actor may read. */
export async function getNewestVersion(actor: Actor, key: string, tx: Tx = db): Promise<number> {
  const policy = await getPolicy(tx, actor, key);
  const newest = await tx.policyVersion.findFirst({
    where: { policyId: policy.id, version: { lte: readableUpTo(actor, policy) } },
    select: { version: true },
    orderBy: { version: "desc" },
  });
  if (!newest) throw notFound("version of the policy");
  return newest.version;
}

/** One version of a policy, or null when there is none the actor may read. */
export async function findPolicyVersion(
  actor: Actor,
  key: string,
  version: number,
  tx: Tx = db,
): Promise<PolicyVersion | null> {
  const policy = await readPolicy(tx, actor, key);
  if (!policy || version > readableUpTo(actor, policy)) return null;
  const row = await tx.policyVersion.findUnique({
    where: { policyId_version: { policyId: policy.id, version } },
    select: POLICY_VERSION,
  });
  return PolicyVersion.nullable().parse(row);
}

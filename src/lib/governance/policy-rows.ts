import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { PolicyStatus } from "./model";
import { mayReadPolicy, mayReadPolicyDrafts } from "./policy-access";

export const PolicyRow = z.object({
  id: z.string(),
  key: z.string(),
  domainId: z.string().nullable(),
  domain: z.object({ id: z.string(), slug: z.string(), name: z.string() }).nullable(),
  status: PolicyStatus,
  effectiveFrom: z.date().nullable(),
  lapsesAt: z.date().nullable(),
  fallbackFrom: z.date().nullable(),
  fallbackVersion: z.object({ version: z.number().int() }).nullable(),
  revision: z.number().int(),
  activeVersion: z.object({ version: z.number().int() }).nullable(),
});
export type PolicyRow = z.infer<typeof PolicyRow>;

/** The policy the actor may read, or null. */
export async function readPolicy(tx: Tx, actor: Actor, key: string): Promise<PolicyRow | null> {
  const found = await tx.policy.findUnique({
    where: { key },
    select: {
      id: true,
      key: true,
      domainId: true,
      domain: { select: { id: true, slug: true, name: true } },
      status: true,
      effectiveFrom: true,
      lapsesAt: true,
      fallbackFrom: true,
      fallbackVersion: { select: { version: true } },
      revision: true,
      activeVersion: { select: { version: true } },
    },
  });
  const row = PolicyRow.nullable().parse(found);
  return row && mayReadPolicy(actor, row) ? row : null;
}

export async function getPolicy(tx: Tx, actor: Actor, key: string): Promise<PolicyRow> {
  const policy = await readPolicy(tx, actor, key);
  if (!policy) throw notFound("policy");
  return policy;
}

/** The greatest number an integer column holds. */
const EVERY_VERSION = 2_147_483_647;

/** The newest version number the actor may read: what came after the one in force is a draft still. */
export function readableUpTo(actor: Actor, { activeVersion, ...policy }: PolicyRow): number {
  const inForce = activeVersion?.version ?? 0;
  return mayReadPolicyDrafts(actor, policy) ? EVERY_VERSION : inForce;
}

export const POLICY_VERSION = {
  version: true,
  content: true,
  changeNote: true,
  createdAt: true,
  createdBy: { select: { id: true, name: true } },
} as const;

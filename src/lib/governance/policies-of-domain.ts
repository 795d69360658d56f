import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/platform/db";

const PolicyOfDomain = z.object({
  id: z.string(),
  key: z.string(),
  isInForce: z.boolean(),
  /** Whether a receipt that is kept, of a product that is elsewhere by now, was decided by it. */
  isEvidence: z.boolean(),
});
export type PolicyOfDomain = z.infer<typeof PolicyOfDomain>;

export async function readPoliciesOfDomain(tx: Tx, domainId: string): Promise<PolicyOfDomain[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT p."id", p."key", p."status" IN ('active', 'evaluate') AS "isInForce",
           p."active_version_id" IS NOT NULL AND EXISTS (
             SELECT 1 FROM "evaluation" e
             WHERE e."outcomes" @> jsonb_build_array(jsonb_build_object('policy', jsonb_build_object('key', p."key")))
           ) AS "isEvidence"
    FROM "policy" p
    WHERE p."domain_id" = ${domainId}
    ORDER BY p."key" COLLATE "C"`;
  return z.array(PolicyOfDomain).parse(rows);
}

/** None of them is put in force, or changed otherwise, until the transaction ends. */
export async function lockPoliciesOfDomain(tx: Tx, domainId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "policy" WHERE "domain_id" = ${domainId} ORDER BY "id" FOR UPDATE`;
}

/** What of a domain's policies keeps it from being deleted, as sentences for people. */
export function policyObstacles(policies: readonly PolicyOfDomain[]): string[] {
  const inForce = policies.filter(({ isInForce }) => isInForce);
  const evidence = policies.filter(({ isInForce, isEvidence }) => !isInForce && isEvidence);
  return [
    ...(inForce.length > 0 ? [`Policies in force: ${keysOf(inForce)}. Retire them first.`] : []),
    ...(evidence.length > 0
      ? [
          `Policies that decided publications of products which are elsewhere now: ${keysOf(evidence)}. ` +
            "They stay as the evidence of it, for as long as these products do.",
        ]
      : []),
  ];
}

function keysOf(policies: readonly PolicyOfDomain[]): string {
  return policies.map(({ key }) => key).join(", ");
}

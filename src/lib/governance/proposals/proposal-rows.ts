import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/platform/db";
import { ProposalRow } from "./proposal";

export const PROPOSAL = {
  id: true,
  policyId: true,
  version: true,
  effect: true,
  rule: true,
  reason: true,
  status: true,
  outcome: true,
  openedAt: true,
  openedById: true,
  openedBy: { select: { name: true } },
  deadline: true,
  noticeDays: true,
  closedAt: true,
  blastRadiusId: true,
  recountId: true,
  policy: { select: { key: true, status: true } },
  votes: {
    select: {
      domainId: true,
      voterId: true,
      choice: true,
      reason: true,
      at: true,
      voter: { select: { name: true } },
      domain: { select: { name: true } },
    },
    orderBy: { at: "asc" },
  },
} as const;

/**
 * Locked with its policy until the transaction ends: two votes that decide, or a vote and the deadline, come one
 * after the other. The policy too, because whoever activates one holds it before the audit log, and so must a vote.
 */
export async function lockProposal(tx: Tx, id: string): Promise<ProposalRow | null> {
  await tx.$queryRaw`
    SELECT p."id" FROM "proposal" p JOIN "policy" q ON q."id" = p."policy_id" WHERE p."id" = ${id} FOR UPDATE`;
  return ProposalRow.nullable().parse(await tx.proposal.findUnique({ where: { id }, select: PROPOSAL }));
}

const DelegateRow = z.object({
  domainId: z.string(),
  domain: z.string(),
  userId: z.string(),
  name: z.string(),
  email: z.string(),
});
export type DelegateRow = z.infer<typeof DelegateRow>;

/** Who votes for which domain: one vote each, however many delegates a domain has. */
export async function readDelegates(tx: Tx): Promise<DelegateRow[]> {
  const rows = await tx.$queryRaw`
    SELECT d."id" AS "domainId", d."name" AS "domain", u."id" AS "userId", u."name", u."email"
    FROM "org_role" r
    JOIN "domain" d ON d."id" = r."scope"
    JOIN "user" u ON u."id" = r."user_id" AND u."is_active"
    WHERE r."role" = 'governance-delegate'
    ORDER BY d."name", u."name"`;
  return z.array(DelegateRow).parse(rows);
}

export function electorateOf(delegates: readonly DelegateRow[]): string[] {
  return [...new Set(delegates.map(({ domainId }) => domainId))];
}

import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { readDomains } from "@/lib/registry/domain-rows";
import { pathTo } from "@/lib/registry/domain-tree";
import type { PolicyInForce } from "../contradictions";
import { PolicyStatus, TriedRequirement } from "../model";
import { mayReadPolicy } from "../policy-access";
import { statusAt } from "../status-at";

const Row = z.object({
  key: z.string(),
  title: z.string(),
  status: PolicyStatus,
  effectiveFrom: z.date().nullable(),
  lapsesAt: z.date().nullable(),
  fallbackFrom: z.date().nullable(),
  domainId: z.string().nullable(),
  requirement: TriedRequirement.pick({ scope: true, rule: true }),
});

/** The policies in force or announced that the actor may read, each with what it asks for and where it stands. */
export async function findPoliciesInForce(actor: Actor, tx: Tx = db): Promise<PolicyInForce[]> {
  const domains = await readDomains(tx);
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT p."key", v."content"->>'title' AS "title", p."status", p."effective_from" AS "effectiveFrom",
           p."lapses_at" AS "lapsesAt", p."fallback_from" AS "fallbackFrom", p."domain_id" AS "domainId",
           jsonb_build_object('scope', v."content"->'scope', 'rule', v."content"->'rule') AS "requirement"
    FROM "policy" p JOIN "policy_version" v ON v."id" = p."active_version_id"
    WHERE p."status" IN ('evaluate', 'active')
    ORDER BY p."key" COLLATE "C"`;
  return z
    .array(Row)
    .parse(rows)
    .flatMap(({ key, title, domainId, requirement, ...term }) => {
      if (!mayReadPolicy(actor, { domainId, status: term.status })) return [];
      if (statusAt(term, now()) === "retired") return [];
      const path = domainId === null ? [] : pathTo(domains, domainId).map(({ id }) => id);
      return [{ key, title, path, requirement }];
    });
}

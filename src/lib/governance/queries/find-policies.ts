import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import type { Page } from "@/lib/registry/page";
import { toLayer } from "../layer";
import type { PolicyFilter } from "../model";
import { type PolicyCounts, PolicySummary } from "../policy";
import { mayReadPolicy, mayReadPolicyDrafts } from "../policy-access";
import { matchesFilter, policyCounts } from "../policy-filter";
import { statusAt } from "../status-at";

export const PAGE_SIZE = 50;

export type PolicyPage = Page<PolicySummary> & { counts: PolicyCounts };

/** The register of policies the actor may read, by key. */
export async function findPolicies(actor: Actor, filter: PolicyFilter, tx: Tx = db): Promise<PolicyPage> {
  const policies = await readSummaries(tx, actor);
  const found = policies.filter((policy) => matchesFilter(policy, filter));
  const start = (filter.page - 1) * PAGE_SIZE;
  return {
    items: found.slice(start, start + PAGE_SIZE),
    total: found.length,
    counts: policyCounts(policies, filter),
  };
}

/** Every policy the actor may read, by key: to copy one, and to see which codes are taken. */
export function findEveryPolicy(actor: Actor, tx: Tx = db): Promise<PolicySummary[]> {
  return readSummaries(tx, actor);
}

const SummaryRow = PolicySummary.omit({ layer: true }).extend({
  effectiveFrom: z.date().nullable(),
  fallbackFrom: z.date().nullable(),
  domain: z.object({ id: z.string(), slug: z.string(), name: z.string() }).nullable(),
});

/** A mesh has hundreds of policies at most, so the whole register is read and filtered in memory. */
async function readSummaries(tx: Tx, actor: Actor): Promise<PolicySummary[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT p."key", p."status", p."effective_from" AS "effectiveFrom", p."lapses_at" AS "lapsesAt", p."fallback_from" AS "fallbackFrom", s."version", n."version" AS "newestVersion", s."created_at" AS "changedAt",
           s."content"->>'title' AS "title", s."content"->>'category' AS "category",
           s."content"->>'level' AS "level", s."content"->>'severity' AS "severity",
           CASE WHEN d."id" IS NOT NULL
             THEN jsonb_build_object('id', d."id", 'slug', d."slug", 'name', d."name") END AS "domain"
    FROM "policy" p
    JOIN LATERAL (
      SELECT "id", "version" FROM "policy_version" WHERE "policy_id" = p."id" ORDER BY "version" DESC LIMIT 1
    ) n ON true
    JOIN "policy_version" s ON s."id" = coalesce(p."active_version_id", n."id")
    LEFT JOIN "domain" d ON d."id" = p."domain_id"
    ORDER BY p."key" COLLATE "C"`;
  return z
    .array(SummaryRow)
    .parse(rows)
    .flatMap(({ domain, effectiveFrom, lapsesAt, fallbackFrom, ...row }) => {
      const place = { domainId: domain?.id ?? null, status: row.status };
      if (!mayReadPolicy(actor, place)) return [];
      const newestVersion = mayReadPolicyDrafts(actor, place) ? row.newestVersion : row.version;
      const status = statusAt({ status: row.status, effectiveFrom, lapsesAt, fallbackFrom }, now());
      return [
        {
          ...row,
          lapsesAt: status === "active" ? lapsesAt : null,
          status,
          newestVersion,
          layer: toLayer(domain),
        },
      ];
    });
}

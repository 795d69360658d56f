import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/platform/db";
import { canonicalHash } from "./canonical-hash";
import type { Bundle } from "./evaluation";
import { toLayer } from "./layer";
import { Requirement } from "./model";

const ActivePolicyRow = z.object({
  key: z.string(),
  version: z.number().int(),
  contentHash: z.string(),
  requirement: Requirement,
  domain: z.object({ id: z.string(), slug: z.string(), name: z.string() }).nullable(),
});

/**
 * The policies in force for the products of a domain: the global ones, its own, and those of the domains above it.
 * Read afresh each time, so that a policy bites on the very next publication, whichever process runs it.
 */
export async function readBundle(tx: Tx, domainId: string): Promise<Bundle> {
  const rows = await tx.$queryRaw<unknown[]>`
    WITH RECURSIVE "above" AS (
      SELECT "id", "parent_id" FROM "domain" WHERE "id" = ${domainId}
      UNION
      SELECT d."id", d."parent_id" FROM "domain" d JOIN "above" a ON d."id" = a."parent_id"
    )
    SELECT p."key", v."version", v."content_hash" AS "contentHash", v."content" - 'examples' AS "requirement",
           CASE WHEN d."id" IS NOT NULL
             THEN jsonb_build_object('id', d."id", 'slug', d."slug", 'name', d."name") END AS "domain"
    FROM "policy" p
    JOIN "policy_version" v ON v."id" = p."active_version_id"
    LEFT JOIN "domain" d ON d."id" = p."domain_id"
    WHERE p."status" = 'active' AND (p."domain_id" IS NULL OR p."domain_id" IN (SELECT "id" FROM "above"))
    ORDER BY p."key" COLLATE "C"`;
  const active = z.array(ActivePolicyRow).parse(rows);
  return {
    hash: canonicalHash(active.map(({ key, version, contentHash }) => [key, version, contentHash])),
    policies: active.map(({ key, version, domain, requirement }) => ({
      key,
      version,
      layer: toLayer(domain),
      requirement,
    })),
  };
}

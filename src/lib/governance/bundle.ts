import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/platform/db";
import { type About, aboutOf } from "./about";
import { canonicalHash } from "./canonical-hash";
import type { BoundPolicy, Bundle, Term } from "./evaluation";
import { toLayer } from "./layer";
import { Requirement } from "./model";

const ActivePolicyRow = z.object({
  key: z.string(),
  versionId: z.string(),
  version: z.number().int(),
  contentHash: z.string(),
  status: z.enum(["evaluate", "active"]),
  effectiveFrom: z.date().nullable(),
  lapsesAt: z.date().nullable(),
  fallbackId: z.string().nullable(),
  fallbackVersion: z.number().int().nullable(),
  fallbackHash: z.string().nullable(),
  fallbackFrom: z.date().nullable(),
  domain: z.object({ id: z.string(), slug: z.string(), name: z.string() }).nullable(),
});

/**
 * The policies in force or announced for the products of a domain: the global ones, its own, and those of the domains above it.
 * Without a domain, the global ones alone.
 * Read afresh each time, so that a policy bites on the very next publication, whichever process runs it.
 */
export async function readBundle(
  tx: Tx,
  domainId: string | null,
  about: About = "publication",
): Promise<Bundle> {
  const rows = await tx.$queryRaw<unknown[]>`
    WITH RECURSIVE "above" AS (
      SELECT "id", "parent_id" FROM "domain" WHERE "id" = ${domainId}
      UNION
      SELECT d."id", d."parent_id" FROM "domain" d JOIN "above" a ON d."id" = a."parent_id"
    )
    SELECT p."key", v."id" AS "versionId", v."version", v."content_hash" AS "contentHash",
           p."status", p."effective_from" AS "effectiveFrom", p."lapses_at" AS "lapsesAt",
           f."id" AS "fallbackId", f."version" AS "fallbackVersion", f."content_hash" AS "fallbackHash",
           p."fallback_from" AS "fallbackFrom",
           CASE WHEN d."id" IS NOT NULL
             THEN jsonb_build_object('id', d."id", 'slug', d."slug", 'name', d."name") END AS "domain"
    FROM "policy" p
    JOIN "policy_version" v ON v."id" = p."active_version_id"
    LEFT JOIN "policy_version" f ON f."id" = p."fallback_version_id"
    LEFT JOIN "domain" d ON d."id" = p."domain_id"
    WHERE p."status" IN ('evaluate', 'active') AND (p."domain_id" IS NULL OR p."domain_id" IN (SELECT "id" FROM "above"))
    ORDER BY p."key" COLLATE "C"`;
  const inForce = z.array(ActivePolicyRow).parse(rows);
  const requirements = await readRequirements(
    tx,
    inForce.flatMap(({ versionId, fallbackId }) =>
      fallbackId === null ? [versionId] : [versionId, fallbackId],
    ),
  );
  const active = inForce.filter(({ versionId }) => {
    const requirement = requirements.get(versionId);
    return requirement && aboutOf(requirement) === about;
  });
  return {
    hash: canonicalHash(active.map(hashed)),
    policies: active.flatMap((row) => {
      const { key, version, versionId, domain } = row;
      const requirement = requirements.get(versionId);
      if (!requirement) return [];
      const policy = { key, version, layer: toLayer(domain), requirement, ...termOf(row) };
      const fallback = fallbackOf(row, requirements);
      return [fallback ? { ...policy, fallback } : policy];
    }),
  };
}

type ActivePolicyRow = z.infer<typeof ActivePolicyRow>;

/** What the set is known by: everything an evaluation may depend on. */
function hashed(row: ActivePolicyRow) {
  const facts = [row.key, row.version, row.contentHash, termOf(row)];
  return row.fallbackId === null
    ? facts
    : [...facts, row.fallbackVersion, row.fallbackHash, row.fallbackFrom?.toISOString() ?? null];
}

function fallbackOf(
  { fallbackId, fallbackVersion: version, fallbackFrom }: ActivePolicyRow,
  requirements: ReadonlyMap<string, Requirement>,
): BoundPolicy["fallback"] {
  const requirement = requirements.get(fallbackId ?? "");
  if (!requirement || version === null || fallbackFrom === null) return undefined;
  return { version, requirement, effectiveFrom: fallbackFrom.toISOString() };
}

/** What is only evaluated has no beginning. */
function termOf({ status, effectiveFrom, lapsesAt }: ActivePolicyRow): Term {
  return {
    effectiveFrom: status === "active" ? (effectiveFrom?.toISOString() ?? null) : null,
    lapsesAt: lapsesAt?.toISOString() ?? null,
  };
}

const RequirementRow = z.object({ id: z.string(), requirement: Requirement });
const KEPT_MAX = 2_000;

/** A version of a policy never changes (the database refuses it), so it is read and compiled once a process. */
const kept = new Map<string, Requirement>();

async function readRequirements(tx: Tx, ids: readonly string[]): Promise<Map<string, Requirement>> {
  const unknown = ids.filter((id) => !kept.has(id));
  const rows =
    unknown.length === 0
      ? []
      : await tx.$queryRaw`
          SELECT "id", "content" - 'examples' AS "requirement" FROM "policy_version" WHERE "id" = ANY(${unknown})`;
  const read = new Map(
    z
      .array(RequirementRow)
      .parse(rows)
      .map(({ id, requirement }) => [id, requirement]),
  );
  const requirements = new Map<string, Requirement>();
  for (const id of ids) {
    const requirement = kept.get(id) ?? read.get(id);
    // An evaluation without one of its policies would pass what that policy refuses.
    if (!requirement) throw new Error(`The version ${id} of a policy in force is gone.`);
    requirements.set(id, requirement);
  }
  if (kept.size + read.size > KEPT_MAX) kept.clear();
  for (const [id, requirement] of read) kept.set(id, requirement);
  return requirements;
}

import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { addsNothing, isSameRule } from "../derivation";
import { toLayer } from "../layer";
import { Level, Origin, type PolicyContent, PolicyStatus } from "../model";
import { mayReadPolicy } from "../policy-access";
import type { Descendant, Parentage, PolicyKin } from "../policy-kin";
import { readPolicy } from "../policy-rows";
import { statusAt } from "../status-at";
import { findPolicy } from "./find-policy";

/** Where a policy comes from, and which of the policies the actor may read come from it. */
export async function findPolicyKin(
  actor: Actor,
  { key, content }: { key: string; content: PolicyContent },
  tx: Tx = db,
): Promise<PolicyKin> {
  if (!(await readPolicy(tx, actor, key))) return { parentage: null, descendants: [] };
  return {
    parentage: await findParentage(tx, actor, content),
    descendants: await findDescendants(tx, actor, key),
  };
}

async function findParentage(tx: Tx, actor: Actor, content: PolicyContent): Promise<Parentage | null> {
  if (!content.origin) return null;
  const source = await findPolicy(actor, content.origin.key, tx);
  if (!source) return null;
  const { version, content: current } = source.current;
  return {
    ...content.origin,
    title: current.title,
    versionInForce: version,
    now:
      content.origin.kind === "derived" && source.status !== "retired" ? standingTo(current, content) : null,
  };
}

function standingTo(base: PolicyContent, derived: PolicyContent): Parentage["now"] {
  if (!isSameRule(base, derived)) return "other";
  return addsNothing(base, derived) ? "less" : "more";
}

const DescendantRow = z.object({
  key: z.string(),
  kind: Origin.shape.kind,
  title: z.string(),
  level: Level,
  status: PolicyStatus,
  effectiveFrom: z.date().nullable(),
  lapsesAt: z.date().nullable(),
  fallbackFrom: z.date().nullable(),
  domain: z.object({ id: z.string(), slug: z.string(), name: z.string() }).nullable(),
});

/** By what their version in force says of them, or the newest before there is one. */
async function findDescendants(tx: Tx, actor: Actor, key: string): Promise<Descendant[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT p."key", s."content"->'origin'->>'kind' AS "kind", s."content"->>'title' AS "title",
           s."content"->>'level' AS "level", p."status", p."effective_from" AS "effectiveFrom", p."lapses_at" AS "lapsesAt",
           p."fallback_from" AS "fallbackFrom",
           CASE WHEN d."id" IS NOT NULL
             THEN jsonb_build_object('id', d."id", 'slug', d."slug", 'name', d."name") END AS "domain"
    FROM "policy" p
    JOIN LATERAL (
      SELECT "id" FROM "policy_version" WHERE "policy_id" = p."id" ORDER BY "version" DESC LIMIT 1
    ) n ON true
    JOIN "policy_version" s ON s."id" = coalesce(p."active_version_id", n."id")
    LEFT JOIN "domain" d ON d."id" = p."domain_id"
    WHERE s."content"->'origin'->>'key' = ${key}
    ORDER BY p."key" COLLATE "C"`;
  return z
    .array(DescendantRow)
    .parse(rows)
    .flatMap(({ domain, effectiveFrom, lapsesAt, fallbackFrom, ...row }) => {
      if (!mayReadPolicy(actor, { domainId: domain?.id ?? null, status: row.status })) return [];
      const status = statusAt({ status: row.status, effectiveFrom, lapsesAt, fallbackFrom }, now());
      return [{ ...row, status, layer: toLayer(domain) }];
    });
}

import "server-only";
import { db } from "@/lib/platform/db";
import { PUBLISHED_LIFECYCLES } from "@/lib/registry/lifecycle";
import { CRITICALITY_WEIGHTS, UNSAID_WEIGHT } from "./criticality";

/** The day a moment belongs to, UTC. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** Writes the state as it is over what is known of the day. */
export async function writeComplianceDay(at: Date): Promise<void> {
  const day = dayOf(at);
  await db.$transaction(async (tx) => {
    await tx.complianceDay.deleteMany({ where: { day } });
    await tx.$executeRaw`
      INSERT INTO "compliance_day" ("day", "domain_id", "discoverable_by", "products", "compliant", "rated", "score_sum",
        "weight_sum")
      SELECT ${day}, p."domain_id", p."discoverable_by", count(*), count(*) FILTER (WHERE c."badge" = 'compliant'),
             count(c."score"), coalesce(sum(c."score" * w."weight"), 0),
             coalesce(sum(w."weight") FILTER (WHERE c."score" IS NOT NULL), 0)
      FROM "data_product" p JOIN "product_compliance" c ON c."product_id" = p."id"
      CROSS JOIN LATERAL (
        SELECT coalesce((${JSON.stringify(CRITICALITY_WEIGHTS)}::jsonb ->> c."criticality")::int, ${UNSAID_WEIGHT}::int) AS "weight"
      ) w
      WHERE p."lifecycle" = ANY(${[...PUBLISHED_LIFECYCLES]})
      GROUP BY p."domain_id", p."discoverable_by"`;
  });
}

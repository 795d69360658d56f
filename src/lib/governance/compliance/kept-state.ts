import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/platform/db";
import type { KeptRating } from "./badge-change";
import { Criticality } from "./criticality";
import { Badge } from "./score";
import { StoredOutcome } from "./stored-outcome";
import type { KeptOutcome } from "./transitions";

const OutcomesRow = z.object({
  productId: z.string(),
  outcomes: z.array(
    StoredOutcome.omit({ findings: true, validUntil: true }).extend({
      findings: z.unknown(),
      since: z.coerce.date(),
      validUntil: z.coerce.date().nullable(),
    }),
  ),
});

/**
 * What is kept of these products, by product. The database puts the rows of a product together: row by row, they
 * would take as long to arrive as the evaluation they are compared with.
 */
export async function readKeptOutcomes(
  tx: Tx,
  productIds: readonly string[],
): Promise<Map<string, KeptOutcome[]>> {
  const rows = await tx.$queryRaw`
    SELECT o."product_id" AS "productId", json_agg(json_build_object(
      'policyKey', o."policy_key", 'policyVersion', o."policy_version", 'level', o."level",
      'severity', o."severity", 'category', o."category", 'status', o."status", 'mode', o."mode",
      'blocking', o."blocking", 'checked', o."checked", 'failed', o."failed", 'waived', o."waived",
      'findings', o."findings", 'error', o."error", 'since', o."since", 'validUntil', o."valid_until"
    )) AS "outcomes"
    FROM "policy_outcome" o WHERE o."product_id" = ANY(${[...productIds]}) GROUP BY o."product_id"`;
  return new Map(
    z
      .array(OutcomesRow)
      .parse(rows)
      .map(({ productId, outcomes }) => [
        productId,
        outcomes.map((outcome) => ({ ...outcome, validUntil: outcome.validUntil?.toISOString() ?? null })),
      ]),
  );
}

const VerdictsRow = z.object({ productId: z.string(), verdicts: z.string() });

/** The kept verdicts of these products, by product, written as `verdictsOf` writes the fresh ones. */
export async function readKeptVerdicts(tx: Tx, productIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw`
    SELECT "product_id" AS "productId", string_agg(concat_ws('|', "policy_key", "policy_version", "status", "mode",
      "blocking", "checked", "failed", "waived"), ';' ORDER BY "policy_key" COLLATE "C") AS "verdicts"
    FROM "policy_outcome" WHERE "product_id" = ANY(${[...productIds]}) GROUP BY "product_id"`;
  return new Map(
    z
      .array(VerdictsRow)
      .parse(rows)
      .map(({ productId, verdicts }) => [productId, verdicts]),
  );
}

const RatingRow = z.object({
  productId: z.string(),
  badge: Badge,
  criticality: Criticality,
  score: z.number().nullable(),
  open: z.number().int(),
  waived: z.number().int(),
  grace: z.number().int(),
  dueAt: z.date().nullable(),
  since: z.date(),
  outcomesHash: z.string().nullable(),
});

export async function readKeptRatings(
  tx: Tx,
  productIds: readonly string[],
): Promise<Map<string, KeptRating>> {
  const rows = await tx.productCompliance.findMany({
    where: { productId: { in: [...productIds] } },
    omit: { domainId: true },
  });
  return new Map(
    z
      .array(RatingRow)
      .parse(rows)
      .map(({ productId, ...rating }) => [productId, rating]),
  );
}

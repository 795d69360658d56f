import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/platform/db";
import { OutcomeStatus } from "../evaluation";
import type { KeptRating } from "./badge-change";
import { Badge } from "./score";
import { StoredOutcome } from "./stored-outcome";
import type { KeptOutcome } from "./transitions";

const OutcomeRow = StoredOutcome.omit({ findings: true, validUntil: true }).extend({
  productId: z.string(),
  status: OutcomeStatus,
  findings: z.unknown(),
  since: z.date(),
  validUntil: z.date().nullable(),
});

/** What is kept of these products, by product; in one query however many they are. */
export async function readKeptOutcomes(
  tx: Tx,
  productIds: readonly string[],
): Promise<Map<string, KeptOutcome[]>> {
  const rows = await tx.policyOutcome.findMany({
    where: { productId: { in: [...productIds] } },
    omit: { evaluatedAt: true },
  });
  const kept = new Map<string, KeptOutcome[]>();
  for (const { productId, validUntil, ...row } of z.array(OutcomeRow).parse(rows)) {
    const outcome = { ...row, validUntil: validUntil?.toISOString() ?? null };
    const known = kept.get(productId);
    if (known) known.push(outcome);
    else kept.set(productId, [outcome]);
  }
  return kept;
}

const RatingRow = z.object({
  productId: z.string(),
  badge: Badge,
  score: z.number().nullable(),
  open: z.number().int(),
  waived: z.number().int(),
  grace: z.number().int(),
  dueAt: z.date().nullable(),
  since: z.date(),
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

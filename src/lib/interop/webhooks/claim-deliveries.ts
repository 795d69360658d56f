import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { db } from "@/lib/platform/db";

/** Longer than sending may take; after it whoever claimed a delivery is taken for dead. */
const CLAIM_MS = 60_000;
/** Of each webhook at once, so that one that does not answer keeps none of the others waiting. */
const AT_ONCE = 4;

const Claimed = z.object({
  id: z.string(),
  claim: z.string(),
  webhookId: z.string(),
  eventId: z.string(),
  body: z.string(),
  attempts: z.number().int(),
});
export type ClaimedDelivery = z.infer<typeof Claimed>;

/**
 * Takes what is due and counts the attempt before it is made. Of one subject only the first that waits is due: a later
 * one waits until that has arrived, was given up or skipped.
 */
export async function claimDeliveries(at: Date): Promise<ClaimedDelivery[]> {
  const until = new Date(at.getTime() + CLAIM_MS);
  const rows = await db.$queryRaw`
    WITH "due" AS (
      SELECT "next"."id" FROM "webhook" w CROSS JOIN LATERAL (
        SELECT d."id" FROM "webhook_delivery" d
        WHERE d."webhook_id" = w."id" AND d."state" = 'waiting' AND d."due_at" <= ${at}
          AND (d."claimed_until" IS NULL OR d."claimed_until" <= ${at})
          AND NOT EXISTS (
            SELECT 1 FROM "webhook_delivery" b WHERE b."webhook_id" = d."webhook_id"
              AND b."subject" = d."subject" AND b."state" = 'waiting' AND b."position" < d."position")
        ORDER BY d."position" LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED
      ) "next" WHERE w."state" = 'active')
    UPDATE "webhook_delivery" t
    SET "claim" = ${randomUUID()}, "claimed_until" = ${until}, "attempts" = t."attempts" + 1
    FROM "due" WHERE t."id" = "due"."id"
    RETURNING t."id", t."claim", t."webhook_id" AS "webhookId", t."event_id" AS "eventId", t."body", t."attempts"`;
  return z.array(Claimed).parse(rows);
}

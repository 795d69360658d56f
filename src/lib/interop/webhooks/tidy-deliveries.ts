import "server-only";
import { db } from "@/lib/platform/db";

const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Forgets what was settled long ago; the last of each subject stays, since the next one counts on from it. */
export async function tidyDeliveries(at: Date): Promise<number> {
  return db.$executeRaw`
    DELETE FROM "webhook_delivery" d
    WHERE d."state" <> 'waiting' AND d."created_at" < ${new Date(at.getTime() - KEPT_DAYS * DAY_MS)}
      AND EXISTS (SELECT 1 FROM "webhook_delivery" l WHERE l."webhook_id" = d."webhook_id"
        AND l."subject" = d."subject" AND l."sequence" > d."sequence")`;
}

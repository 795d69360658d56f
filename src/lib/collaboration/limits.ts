import "server-only";
import type { Actor } from "@/lib/identity/model";
import { requireCan } from "@/lib/identity/permissions";
import { requireWithinLimit } from "@/lib/platform/rate-limit";

/** What one person may write in an hour: far more than anybody means to, far less than a program would. */
const WRITTEN_AN_HOUR = { limit: 60, windowSeconds: 3_600 };

/** Before anything is written that others read, or are told of. Outside the transaction, so that attempts count. */
export async function requireMayWrite(actor: Actor): Promise<void> {
  requireCan(actor, "discussion.write");
  await requireWithinLimit(`discussion:${actor.id}`, WRITTEN_AN_HOUR);
}

import "server-only";
import { db } from "@/lib/platform/db";

const DAY_MS = 86_400_000;
/** What was read goes after this many days. */
export const KEPT_DAYS = 90;

/** Drops what was read long ago, and with it the marks of the days on which digests were made. */
export async function forgetOldNotifications(at: Date): Promise<number> {
  const before = new Date(at.getTime() - KEPT_DAYS * DAY_MS);
  await db.notificationDigest.deleteMany({ where: { day: { lt: before } } });
  const { count } = await db.notification.deleteMany({
    where: { readAt: { lt: before }, at: { lt: before } },
  });
  return count;
}

import "server-only";
import { z } from "zod";
import { findAddressee } from "@/lib/identity/actor";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { sendMail } from "@/lib/platform/mail";
import { groupOf, NotificationKind } from "./kinds";
import { digestMail } from "./notification-mail";
import { inOrder, readSettings } from "./settings-rows";
import { shownTo } from "./shown-to";

/** From this hour on, UTC, the digest of the day is made; what is told later that day waits for the next one. */
export const DIGEST_HOUR = 6;
const PEOPLE_AT_ONCE = 200;

const PersonRow = z.object({ id: z.string() });
const Pending = z.object({
  kind: NotificationKind,
  title: z.string(),
  text: z.string(),
  href: z.string(),
});

/** Makes the digests of the day that are due; answers how many mails were written. */
export async function sendDigests(at: Date): Promise<number> {
  if (at.getUTCHours() < DIGEST_HOUR) return 0;
  const day = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()));
  const rows = await db.$queryRaw`
    SELECT DISTINCT n."user_id" AS "id" FROM "notification" n
    WHERE n."mail" = 'digest' AND NOT EXISTS
      (SELECT 1 FROM "notification_digest" d WHERE d."user_id" = n."user_id" AND d."day" = ${day}::date)
    ORDER BY 1 LIMIT ${PEOPLE_AT_ONCE}`;
  let sent = 0;
  for (const { id } of z.array(PersonRow).parse(rows))
    sent += await db.$transaction((tx) => sendDigest(tx, id, { day, at }));
  return sent;
}

async function sendDigest(tx: Tx, userId: string, { day, at }: { day: Date; at: Date }): Promise<number> {
  // The key of person and day: whoever else is at it makes this one wait, and then find it made.
  const { count } = await tx.notificationDigest.createMany({ data: [{ userId, day }], skipDuplicates: true });
  if (count === 0) return 0;
  const actor = await findAddressee(userId, tx);
  const waiting = { userId, mail: "digest", at: { lte: at } };
  const isSent = actor !== null && (await mailWhatIsShown(tx, actor, waiting));
  // What may not be seen today, or was read, is not kept for a better day.
  await tx.notification.updateMany({ where: waiting, data: { mail: "none" } });
  return isSent ? 1 : 0;
}

async function mailWhatIsShown(
  tx: Tx,
  actor: Actor,
  waiting: { userId: string; mail: string; at: { lte: Date } },
): Promise<boolean> {
  const rows = await tx.notification.findMany({
    where: { AND: [waiting, { readAt: null }, shownTo.toWhere(actor)] },
    select: { kind: true, title: true, text: true, href: true },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const settings = await readSettings(tx, [actor.id]);
  const told = z
    .array(Pending)
    .parse(rows)
    // Since it was written, the person may have come to want no mail of it.
    .filter(({ kind }) => settings(actor.id, groupOf(kind)).delivery !== "in-app");
  if (told.length === 0) return false;
  const groups = inOrder(settings, actor.id).map((group) => ({
    group,
    told: told.filter(({ kind }) => groupOf(kind) === group),
  }));
  await sendMail(tx, digestMail(actor, groups));
  return true;
}

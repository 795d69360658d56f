import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { kindsOf } from "../kinds";
import type { MarkAllRead, MarkRead } from "../model";
import { shownTo } from "../shown-to";

/** Marks one notification of the actor's as read, and answers where it leads. */
export async function openNotification(actor: Actor, { id }: MarkRead): Promise<{ href: string }> {
  return db.$transaction(async (tx) => {
    const where = { AND: [{ id, userId: actor.id }, shownTo.toWhere(actor)] };
    const row = await tx.notification.findFirst({ where, select: { href: true } });
    if (!row) throw notFound("notification");
    await tx.notification.updateMany({ where: { id, readAt: null }, data: { readAt: now() } });
    return row;
  });
}

/** Marks what the actor is shown as read: all of it, or a group. */
export async function markAllRead(actor: Actor, { group }: MarkAllRead): Promise<void> {
  const ofGroup = group === null ? {} : { kind: { in: kindsOf(group) } };
  await db.notification.updateMany({
    where: { AND: [{ userId: actor.id, readAt: null, ...ofGroup }, shownTo.toWhere(actor)] },
    data: { readAt: now() },
  });
}

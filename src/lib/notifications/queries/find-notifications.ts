import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/identity/model";
import { db, type Tx } from "@/lib/platform/db";
import { type Page, toSlice } from "@/lib/registry/page";
import { kindsOf } from "../kinds";
import { Notification, type NotificationParams, type NotificationSetting } from "../model";
import { inOrder, readSettings } from "../settings-rows";
import { shownTo } from "../shown-to";

export const PAGE_SIZE = 30;
/** More than this is shown as "more than". */
export const UNREAD_MAX = 99;

/** What the actor was told and may still see, the newest first. */
export async function findNotifications(
  actor: Actor,
  { group, show, page }: NotificationParams,
  tx: Tx = db,
): Promise<Page<Notification>> {
  const where = {
    AND: [
      { userId: actor.id },
      group === undefined ? {} : { kind: { in: kindsOf(group) } },
      show === "unread" ? { readAt: null } : {},
      shownTo.toWhere(actor),
    ],
  };
  const [rows, total] = await Promise.all([
    tx.notification.findMany({
      where,
      select: { id: true, kind: true, title: true, text: true, href: true, at: true, readAt: true },
      orderBy: [{ at: "desc" }, { id: "asc" }],
      ...toSlice({ page, size: PAGE_SIZE }),
    }),
    tx.notification.count({ where }),
  ]);
  return { items: z.array(Notification).parse(rows), total };
}

/** How many the actor has not read; counts to just beyond `UNREAD_MAX`, since every page asks. */
export async function countUnread(actor: Actor, tx: Tx = db): Promise<number> {
  return tx.notification.count({
    where: { AND: [{ userId: actor.id, readAt: null }, shownTo.toWhere(actor)] },
    take: UNREAD_MAX + 1,
  });
}

/** How the actor is told of each group, in the order of their importance. */
export async function findNotificationSettings(
  actor: Actor,
  tx: Tx = db,
): Promise<readonly NotificationSetting[]> {
  const settings = await readSettings(tx, [actor.id]);
  return inOrder(settings, actor.id).map((group) => settings(actor.id, group));
}

import { z } from "zod";
import { type DELIVERIES, Delivery, NOTIFICATION_GROUPS, NotificationGroup, NotificationKind } from "./kinds";

export const NOTIFICATIONS = "/notifications";
export const NOTIFICATION_SETTINGS = "/notifications/settings";

export const Notification = z.object({
  id: z.string(),
  kind: NotificationKind,
  title: z.string(),
  text: z.string(),
  href: z.string(),
  at: z.date(),
  readAt: z.date().nullable(),
});
export type Notification = z.infer<typeof Notification>;

/** Opening it marks it as read and leads to what it is about. */
export function openHref(id: string): string {
  return `${NOTIFICATIONS}/${id}`;
}

/** The state of the page, as its address holds it. */
export const NotificationParams = z.object({
  group: NotificationGroup.optional().catch(undefined),
  show: z.enum(["all", "unread"]).catch("all").default("all"),
  page: z.coerce.number().int().min(1).max(1_000).catch(1).default(1),
});
export type NotificationParams = z.infer<typeof NotificationParams>;

export function notificationsHref({ group, show, page }: Partial<NotificationParams>): string {
  const query = new URLSearchParams({
    ...(group && { group }),
    ...(show === "unread" && { show }),
    ...(page !== undefined && page > 1 && { page: String(page) }),
  }).toString();
  return query === "" ? NOTIFICATIONS : `${NOTIFICATIONS}?${query}`;
}

export const MarkRead = z.object({ id: z.string().min(1).max(40) });
export type MarkRead = z.infer<typeof MarkRead>;

/** All of a group, or all there is. */
export const MarkAllRead = z.object({
  group: NotificationGroup.or(z.literal(""))
    .default("")
    .transform((group) => group || null),
});
export type MarkAllRead = z.infer<typeof MarkAllRead>;

const Important = z
  .literal("on")
  .optional()
  .transform((on) => on !== undefined);

/** `discussion` and `discussion-important` for each group. */
export const ChangeNotificationSettings = z
  .object(Object.fromEntries(NOTIFICATION_GROUPS.map((group) => [group, Delivery])))
  .extend(Object.fromEntries(NOTIFICATION_GROUPS.map((group) => [`${group}-important`, Important])))
  .transform((fields) =>
    NOTIFICATION_GROUPS.map((group) => ({
      group,
      delivery: Delivery.parse(fields[group]),
      isImportant: fields[`${group}-important`] === true,
    })),
  );
export type ChangeNotificationSettings = z.infer<typeof ChangeNotificationSettings>;

export const NotificationSetting = z.object({
  group: NotificationGroup,
  delivery: Delivery,
  isImportant: z.boolean(),
});
export type NotificationSetting = z.infer<typeof NotificationSetting>;

export const StopMails = z.object({ token: z.string().min(1).max(300) });
export type StopMails = z.infer<typeof StopMails>;

export const DELIVERY_WORDS = {
  "at-once": "Here, and by mail at once",
  digest: "Here, and in the mail of the day",
  "in-app": "Only here",
} as const satisfies Record<(typeof DELIVERIES)[number], string>;

import { z } from "zod";

/** How a person is told of something beside the page of notifications. */
export const DELIVERIES = ["at-once", "digest", "in-app"] as const;
export const Delivery = z.enum(DELIVERIES);
export type Delivery = z.infer<typeof Delivery>;

/** What can be set apart, in the order of importance it comes in: what waits for the reader, then what was said and done. */
export const NOTIFICATION_GROUPS = [
  "decisions",
  "access",
  "incidents",
  "discussion",
  "announcements",
  "following",
  "governance",
  "searches",
] as const;
export const NotificationGroup = z.enum(NOTIFICATION_GROUPS);
export type NotificationGroup = z.infer<typeof NotificationGroup>;

/** What needs an action, or is waited for, comes at once; the rest once a day. */
export const DEFAULT_DELIVERY = {
  decisions: "at-once",
  access: "at-once",
  incidents: "at-once",
  discussion: "digest",
  announcements: "digest",
  following: "digest",
  governance: "digest",
  searches: "digest",
} as const satisfies Record<NotificationGroup, Delivery>;

const GROUP_OF = {
  "access.asked": "decisions",
  "access.to-confirm": "decisions",
  "access.ending": "decisions",
  "access.to-move": "decisions",
  "access.mover-answered": "decisions",
  "waiver.asked": "decisions",
  "waiver.ending": "decisions",
  "proposal.opened": "decisions",
  "access.decided": "access",
  "access.ended": "access",
  "incident.reported": "incidents",
  "incident.opened": "incidents",
  "incident.resolved": "incidents",
  "question.asked": "discussion",
  "question.answered": "discussion",
  "answer.accepted": "discussion",
  "person.mentioned": "discussion",
  "review.written": "discussion",
  "review.answered": "discussion",
  "review.hidden": "discussion",
  "announcement.made": "announcements",
  "version.published": "following",
  "product.deprecated": "following",
  "product.new": "following",
  "waiver.decided": "governance",
  "proposal.moved": "governance",
  "proposal.commented": "governance",
  "proposal.closed": "governance",
  "compliance.changed": "governance",
  "search.matched": "searches",
  "demand.fulfilled": "searches",
} as const satisfies Record<string, NotificationGroup>;

export const NotificationKind = z.enum(
  // Object.keys forgets which keys the table has.
  Object.keys(GROUP_OF) as [keyof typeof GROUP_OF, ...(keyof typeof GROUP_OF)[]],
);
export type NotificationKind = z.infer<typeof NotificationKind>;

export function groupOf(kind: NotificationKind): NotificationGroup {
  return GROUP_OF[kind];
}

export function kindsOf(group: NotificationGroup): NotificationKind[] {
  return NotificationKind.options.filter((kind) => GROUP_OF[kind] === group);
}

/** What a group is called, and what is in it. */
export const GROUP_WORDS = {
  decisions: {
    label: "Waits for you",
    about: "access and waivers to decide, access to confirm or renew, votes",
  },
  access: { label: "Your access", about: "what was decided about it, and when it ends" },
  incidents: { label: "Incidents", about: "of products you use, follow or answer for" },
  discussion: {
    label: "Discussion",
    about: "questions, answers and reviews that concern you, and who names you",
  },
  announcements: { label: "Announcements", about: "of products and domains you follow or use" },
  following: { label: "What you follow", about: "new versions, new products, what is deprecated" },
  governance: {
    label: "Governance",
    about: "waivers, proposals, and products that fail or meet their policies",
  },
  searches: { label: "Searches and demand", about: "new matches of saved searches, and data you asked for" },
} as const satisfies Record<NotificationGroup, { label: string; about: string }>;

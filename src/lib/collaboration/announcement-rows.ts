import "server-only";
import type { Actor } from "@/lib/identity/model";
import { can } from "@/lib/identity/permissions";
import type { Prisma } from "@/lib/platform/prisma/client";
import { Person } from "@/lib/registry/product";
import { visibility } from "@/lib/registry/visibility";
import { announcementState } from "./announcement-state";
import { Announcement } from "./discussion";

export const ANNOUNCEMENT = {
  id: true,
  title: true,
  text: true,
  importance: true,
  startsAt: true,
  endsAt: true,
  withdrawnAt: true,
  createdBy: { select: { id: true, name: true } },
  product: { select: { name: true, title: true, domain: { select: { slug: true } } } },
  domain: { select: { slug: true, name: true } },
} as const satisfies Prisma.AnnouncementSelect;

type Row = Prisma.AnnouncementGetPayload<{ select: typeof ANNOUNCEMENT }>;

/** Those about domains, which everybody sees, and about products the actor may see. */
export function announcementsFor(actor: Actor): Prisma.AnnouncementWhereInput {
  // An empty condition among alternatives would match nothing rather than everything.
  if (can(actor, "product.see-all")) return {};
  return { OR: [{ productId: null }, { product: visibility.toWhere(actor) }] };
}

/** The rule `announcementState` as a condition on rows. */
export function currentAt(at: Date): Prisma.AnnouncementWhereInput {
  return { withdrawnAt: null, startsAt: { lte: at }, OR: [{ endsAt: null }, { endsAt: { gt: at } }] };
}

export function toAnnouncement({ product, domain, importance, ...row }: Row, at: Date): Announcement {
  return Announcement.parse({
    id: row.id,
    title: row.title,
    text: row.text,
    isImportant: importance === "important",
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    by: Person.parse(row.createdBy),
    about: product
      ? { domain: product.domain.slug, name: product.name, title: product.title }
      : { domain: domain?.slug, name: "", title: domain?.name },
    state: announcementState(row, at),
  });
}

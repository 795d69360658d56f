import "server-only";
import type { Actor } from "@/lib/identity/model";
import { canInDomain } from "@/lib/identity/permissions";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { ANNOUNCEMENT, announcementsFor, currentAt, toAnnouncement } from "../announcement-rows";
import type { Announcement } from "../discussion";

const LISTED_MAX = 100;

type About = { productId: string } | { domainId: string };

/** What is announced about a product or domain today, what is important first. */
export async function findCurrentAnnouncements(
  actor: Actor,
  about: About,
  tx: Tx = db,
): Promise<Announcement[]> {
  const at = now();
  const rows = await tx.announcement.findMany({
    where: { AND: [about, currentAt(at), announcementsFor(actor)] },
    select: ANNOUNCEMENT,
    orderBy: [{ importance: "asc" }, { startsAt: "desc" }, { id: "asc" }],
    take: LISTED_MAX,
  });
  return rows.map((row) => toAnnouncement(row, at));
}

/** Everything that was or will be announced, for those who announce; null for everybody else. */
export async function findAllAnnouncements(
  actor: Actor,
  about: About,
  ownerDomainId: string,
  tx: Tx = db,
): Promise<Announcement[] | null> {
  if (!canInDomain(actor, "announcement.make", ownerDomainId)) return null;
  const at = now();
  const rows = await tx.announcement.findMany({
    where: { AND: [about, announcementsFor(actor)] },
    select: ANNOUNCEMENT,
    orderBy: [{ startsAt: "desc" }, { id: "asc" }],
    take: LISTED_MAX,
  });
  return rows.map((row) => toAnnouncement(row, at));
}

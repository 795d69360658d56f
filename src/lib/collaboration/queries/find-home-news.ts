import "server-only";
import type { Actor } from "@/lib/identity/model";
import { now } from "@/lib/platform/clock";
import { db, type Tx } from "@/lib/platform/db";
import { listedFor } from "@/lib/registry/domain-rows";
import type { ProductSummary } from "@/lib/registry/product";
import { NEWEST_FIRST, SUMMARY, toSummary } from "@/lib/registry/summary-rows";
import { ANNOUNCEMENT, announcementsFor, currentAt, toAnnouncement } from "../announcement-rows";
import type { Announcement } from "../discussion";
import { readFollowed, readUsed } from "../news-for";

const ANNOUNCEMENTS_MAX = 5;

export type HomeNews = {
  announcements: readonly Announcement[];
  /** New and updated products among those the actor follows. */
  products: readonly ProductSummary[];
};

/** What the first page tells somebody of what they follow, use and work for. */
export async function findHomeNews(actor: Actor, productsMax: number, tx: Tx = db): Promise<HomeNews> {
  const at = now();
  const [followed, used] = await Promise.all([readFollowed(tx, actor), readUsed(tx, actor, at)]);
  const domainIds = [...followed.domainIds, ...used.domainIds, ...Object.keys(actor.domainRoles)];
  const concerns = {
    OR: [
      { domainId: { in: domainIds } },
      { productId: { in: [...followed.productIds, ...used.productIds] } },
      { product: { domainId: { in: [...followed.domainIds] } } },
    ],
  };
  const isFollowed = {
    OR: [{ id: { in: [...followed.productIds] } }, { domainId: { in: [...followed.domainIds] } }],
  };
  const [announcements, products] = await Promise.all([
    tx.announcement.findMany({
      where: { AND: [concerns, currentAt(at), announcementsFor(actor)] },
      select: ANNOUNCEMENT,
      orderBy: [{ importance: "asc" }, { startsAt: "desc" }, { id: "asc" }],
      take: ANNOUNCEMENTS_MAX,
    }),
    tx.dataProduct.findMany({
      where: { AND: [isFollowed, listedFor(actor)] },
      select: SUMMARY,
      orderBy: [...NEWEST_FIRST],
      take: productsMax,
    }),
  ]);
  return {
    announcements: announcements.map((row) => toAnnouncement(row, at)),
    products: products.map(toSummary),
  };
}

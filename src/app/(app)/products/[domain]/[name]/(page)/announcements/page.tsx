import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AnnouncementAdmin } from "@/components/collaboration/announcement-admin";
import { findAllAnnouncements } from "@/lib/collaboration/queries/find-announcements";
import { now } from "@/lib/platform/clock";
import { makeAnnouncementAction, withdrawAnnouncementAction } from "../../../../../announcement-actions";
import { type ProductParams, productOfPage } from "../product-of-page";

export const metadata: Metadata = { title: "Announcements" };

export default async function ProductAnnouncementsPage({ params }: { params: ProductParams }) {
  const { actor, product } = await productOfPage(params);
  const announcements = await findAllAnnouncements(actor, { productId: product.id }, product.domainId);
  if (!announcements) notFound();

  return (
    <div className="flex flex-col gap-8">
      <AnnouncementAdmin
        about={product.ref}
        announcements={announcements}
        announce={makeAnnouncementAction}
        withdraw={withdrawAnnouncementAction}
        now={now()}
      />
    </div>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AnnouncementAdmin } from "@/components/collaboration/announcement-admin";
import { DomainBreadcrumb } from "@/components/domain/domain-breadcrumb";
import { PageBreadcrumb, PageFrame } from "@/components/layout/page-frame";
import { PageHeader, PageHeading, PageTitle } from "@/components/ui/page-header";
import { findAllAnnouncements } from "@/lib/collaboration/queries/find-announcements";
import { now } from "@/lib/platform/clock";
import { makeAnnouncementAction, withdrawAnnouncementAction } from "../../../announcement-actions";
import { type DomainParams, domainOfPage } from "../domain-of-page";

export async function generateMetadata({ params }: { params: DomainParams }): Promise<Metadata> {
  const { domain } = await domainOfPage(params);
  return { title: `Announcements of ${domain.name}` };
}

export default async function DomainAnnouncementsPage({ params }: { params: DomainParams }) {
  const { actor, domain } = await domainOfPage(params);
  const announcements = await findAllAnnouncements(actor, { domainId: domain.id }, domain.id);
  if (!announcements) notFound();

  return (
    <PageFrame className="max-w-4xl gap-8">
      <PageBreadcrumb className="-mb-5">
        <DomainBreadcrumb path={domain.path} here="Announcements" />
      </PageBreadcrumb>
      <PageHeader>
        <PageHeading>
          <PageTitle>Announcements of {domain.name}</PageTitle>
        </PageHeading>
      </PageHeader>
      <AnnouncementAdmin
        about={{ domain: domain.slug, name: "" }}
        announcements={announcements}
        announce={makeAnnouncementAction}
        withdraw={withdrawAnnouncementAction}
        now={now()}
      />
    </PageFrame>
  );
}
